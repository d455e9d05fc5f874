/**
 * One evaluation on two threads beside one: node bench/run.mjs threads
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createHoppingTable } from "../runtime/bloch/hopping-table.ts";
import { loadProgram } from "../runtime/index.ts";
import { createLayout } from "../runtime/parameters/layout.ts";
import { startingPoint } from "../runtime/parameters/start.ts";
import { QuantityKernel } from "../runtime/quantity.ts";
import { HelpedThread } from "../runtime/threads/helped-thread.ts";
import { assignTeam } from "../runtime/threads/team.ts";
import { hallSpec, javascriptOf, meshOf } from "./work.ts";
const helperUrl = pathToFileURL(join(process.cwd(), "node_modules/.ham-bench/helper.mjs"));
const programText = javascriptOf(hallSpec([2, 2], 3));
const program = loadProgram(programText);
const { theta } = startingPoint(createLayout(program), 1, 0);
const kernel = new QuantityKernel(createHoppingTable(program), program.goal!.quantity);
const bar = new Float64Array(theta.length);
const mesh = meshOf(program, 64);
const run = () => kernel.gradient(theta, 0, mesh, bar);
const team = new HelpedThread({ programText, helperUrl, allowed: () => 1 });
const time = (n: number) => { const t = performance.now(); let v; for (let i = 0; i < n; i++) v = run(); return [(performance.now() - t) / n, v, bar.reduce((a, b) => a + b, 0)]; };
time(10);
for (let i = 0; i < 5; i++) {
  assignTeam(program, undefined); const one = time(10);
  assignTeam(program, team); const two = time(10);
  console.log(one, two, one[0]! / two[0]!);
}
await new Promise((r)=>setTimeout(r,200)); await team.end();
