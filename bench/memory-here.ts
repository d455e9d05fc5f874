/**
 * A process of its own for bench/memory.ts: reads a program and a mesh (or nothing) from standard
 * input, evaluates value and gradient a few times, writes the most bytes that it has held.
 */
import { readFileSync } from "node:fs";
import { createHoppingTable } from "../runtime/bloch/hopping-table.ts";
import { loadProgram } from "../runtime/index.ts";
import { createLayout } from "../runtime/parameters/layout.ts";
import { startingPoint } from "../runtime/parameters/start.ts";
import { QuantityKernel } from "../runtime/quantity.ts";
import type { Mesh } from "../runtime/zone/mesh.ts";

export interface MemoryTask {
  readonly javascript: string;
  readonly mesh: Mesh;
}

const RUNS = 10;

const task = JSON.parse(readFileSync(0, "utf8")) as MemoryTask | null;
if (task !== null) {
  const program = loadProgram(task.javascript);
  const { theta } = startingPoint(createLayout(program), 1, 0);
  const kernel = new QuantityKernel(createHoppingTable(program), program.goal!.quantity);
  const bar = new Float64Array(theta.length);
  for (let i = 0; i < RUNS; i++) kernel.gradient(theta, 0, task.mesh, bar);
}
const peak = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"));
console.log(1024 * Number(peak?.[1] ?? 0));
