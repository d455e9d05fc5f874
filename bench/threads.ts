/**
 * Value and gradient on one thread and on two, as in bench/results.md, alone.
 *
 *     node bench/run.mjs threads
 */
import { twoThreads } from "./two-threads.ts";

console.log((await twoThreads(process.cwd(), 7)).join("\n"));
