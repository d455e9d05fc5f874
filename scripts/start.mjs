/** `npm start [-- SPEC OPTIONS…]`: sets up what is missing, then runs a spec (the first example). */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setUp } from "./setup.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
setUp();

const given = process.argv.slice(2);
const namesSpec = given.some((argument) => argument === "-" || argument.endsWith(".ham"));
const spec = namesSpec ? [] : [join(root, "examples/01-haldane.ham")];
const ham = spawn(process.execPath, [join(root, "bin/ham.js"), "run", ...spec, ...given], {
  stdio: "inherit",
});
// Ctrl-C reaches the child by itself; it decides how to stop.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => ham.kill("SIGTERM"));
ham.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
