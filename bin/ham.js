#!/usr/bin/env node
import { existsSync } from "node:fs";

const program = new URL("../dist/ham.js", import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  console.error("ham is not built yet. Run `npm start` or `npm run build` in its folder first.");
  process.exitCode = 70;
}
