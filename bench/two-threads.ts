import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createHoppingTable } from "../runtime/bloch/hopping-table.ts";
import { loadProgram } from "../runtime/index.ts";
import { createLayout } from "../runtime/parameters/layout.ts";
import { startingPoint } from "../runtime/parameters/start.ts";
import { QuantityKernel } from "../runtime/quantity.ts";
import { HelpedThread } from "../runtime/threads/helped-thread.ts";
import { assignTeam } from "../runtime/threads/team.ts";
import { cells, duration, median } from "./timing.ts";
import { freeNumbers, hallSpec, javascriptOf, meshOf } from "./work.ts";

/** How many times as fast two threads are to be. */
const WANTED = 1.7;
/** Seconds for which one and two threads take turns. */
const LONG = 0.3;

const works = [
  { title: "8 bands", text: hallSpec([2, 2], 3), size: 64, wanted: true },
  { title: "8 bands", text: hallSpec([2, 2], 3), size: 32, wanted: false },
  {
    title: "photocurrent of example 3 (24 bands)",
    text: readFileSync("examples/03-photocurrent.ham", "utf8"),
    size: 8,
    wanted: false,
  },
];

/**
 * Value and gradient on one thread and on two, by the clock, the median of single evaluations: rows of
 * a table. While other programs keep a core busy there is nothing to be gained.
 */
export async function twoThreads(root: string, rounds: number): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const work of works) rows.push(await measure(root, rounds, work));
  return rows;
}

async function measure(
  root: string,
  rounds: number,
  { title, text, size, wanted }: (typeof works)[number],
): Promise<string> {
  const programText = javascriptOf(text);
  const program = loadProgram(programText);
  const { theta } = startingPoint(createLayout(program), 1, 0);
  const kernel = new QuantityKernel(createHoppingTable(program), program.goal!.quantity);
  const bar = new Float64Array(theta.length);
  const mesh = meshOf(program, size);
  const helperUrl = pathToFileURL(join(root, "node_modules/.ham-bench/helper.mjs"));
  const team = new HelpedThread({ programText, helperUrl, allowed: () => 1 });
  const run = (): number => kernel.gradient(theta, program.solve.steps - 1, mesh, bar);
  const on = (threads: 1 | 2): number => {
    assignTeam(program, threads === 2 ? team : undefined);
    const times: number[] = [];
    for (const end = performance.now() + 1000 * LONG; performance.now() < end;) {
      const began = performance.now();
      run();
      times.push((performance.now() - began) / 1000);
    }
    return median(times);
  };
  on(1);
  // Helpers are begun after some work, and have their tables and compiled kernels after some more.
  for (let warm = 0; warm < 4; warm++) on(2);
  const pairs = Array.from({ length: rounds }, () => ({ one: on(1), two: on(2) }));
  await team.end();
  const ratios = pairs.map(({ one, two }) => one / two).sort((a, b) => a - b);
  const ratio = median(ratios);
  return cells([
    `${title}, ${freeNumbers(program)} parameters, ${mesh.sizes.map(String).join(" × ")}`,
    duration(median(pairs.map(({ one }) => one))),
    duration(median(pairs.map(({ two }) => two))),
    `${ratio.toPrecision(3)} (${ratios[0].toPrecision(2)}–${ratios.at(-1)!.toPrecision(2)})`,
    wanted ? `≥ ${WANTED}` : "",
    wanted ? (ratio >= WANTED ? "yes" : "no") : "",
  ]);
}
