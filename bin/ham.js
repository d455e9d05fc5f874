#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";

// What V8 makes of the code is kept from one start to the next, where Node can do that (22.1 and later).
module.enableCompileCache?.();

const program = new URL("../dist/ham.js", import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  console.error("ham is not built yet. Run `npm start` or `npm run build` in its folder first.");
  process.exitCode = 70;
}
