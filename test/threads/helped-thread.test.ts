import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../compiler/index.ts";
import { coefficients, createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { createLayout } from "../../runtime/parameters/layout.ts";
import { startingPoint } from "../../runtime/parameters/start.ts";
import type { MeanSweep } from "../../runtime/program.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { loadProgram } from "../../runtime/search/load-program.ts";
import { HelpedThread, type HelpRequest } from "../../runtime/threads/helped-thread.ts";
import { assignTeam } from "../../runtime/threads/team.ts";
import { FillingKernel } from "../../runtime/zone/filling.ts";
import { createMeanKernel } from "../../runtime/zone/mean-evaluator.ts";
import { partRow } from "../../runtime/zone/parted-mean.ts";
import { type PartKernel, partsOf } from "../../runtime/zone/parts.ts";
import { bundled } from "./bundled.ts";

/** Four bands, with a chemical potential of its own. */
const spec = `
  lattice sheet = supercell(honeycomb, 2, 1)
  parameter m : real in [-2, 2] each site
  parameter t : complex in disk(1) each bond of shell 2
  hamiltonian H on sheet {
    onsite:      m
    hop shell 1: 1
    hop shell 2: t
  }
  maximize hall_conductivity(H, filling = 1/2, kT = 0.1)
  solve { mesh 64 x 64  steps 1  starts 1 }`;
const programText = compile({ path: "sheet.ham", text: spec }).javascript!;
const mesh = { sizes: [64, 64], shift: [0.3, 0.4] };

let helperUrl: URL;
let remove: () => void;
beforeAll(async () => {
  ({
    urls: [helperUrl],
    remove,
  } = await bundled("runtime/threads/helper.ts"));
});
afterAll(() => remove());

/** Value and gradient of the goal, so many times, on this many threads. */
async function gradients(threads: number, times: number): Promise<readonly number[][]> {
  const program = loadProgram(programText);
  const team = new HelpedThread({ programText, helperUrl, allowed: () => threads - 1 });
  if (threads > 1) assignTeam(program, team);
  const { theta } = startingPoint(createLayout(program), 1, 0);
  const kernel = new QuantityKernel(createHoppingTable(program), program.goal!.quantity);
  const bar = new Float64Array(theta.length);
  const results = Array.from({ length: times }, () => [
    kernel.gradient(theta, 0, mesh, bar),
    ...bar,
  ]);
  await team.end();
  return results;
}

/** The goal's mean as a job in parts, and how many of them this thread has computed. */
function goalParts() {
  const program = loadProgram(programText);
  const table = createHoppingTable(program);
  const { theta } = startingPoint(createLayout(program), 1, 0);
  const sweep = program.goal!.quantity.sweeps[1] as MeanSweep;
  const inner = partRow(createMeanKernel(table, sweep));
  const calls = { count: 0 };
  const kernel: PartKernel = {
    length: inner.length,
    compute: (...args) => {
      calls.count++;
      inner.compute(...args);
    },
  };
  const c = coefficients(table, theta);
  const parts = partsOf(mesh, table.bands);
  const s = Float64Array.of(0.1, 0.1).slice(0, sweep.inputCount);
  return {
    job: { work: { kind: "meanRow", sweep: 1 }, kernel, c, s, parts } as const,
    calls,
  };
}

/** The numbers of all parts, one after the other. */
function numbersOf(team: HelpedThread, job: ReturnType<typeof goalParts>["job"]): number[] {
  const all: number[] = [];
  team.compute(job, (numbers) => all.push(...numbers));
  return all;
}

/** Repeats a job until it was shared (or for ten seconds); whether it was. */
function untilShared(team: HelpedThread, { job, calls }: ReturnType<typeof goalParts>): boolean {
  for (const end = performance.now() + 10_000; performance.now() < end;) {
    calls.count = 0;
    numbersOf(team, job);
    if (calls.count < job.parts.length) return true;
  }
  return false;
}

const request = (extra: Partial<HelpRequest> = {}): HelpRequest => ({
  programText,
  helperUrl,
  allowed: () => 1,
  ...extra,
});

describe("a thread with helpers", () => {
  test("has the same bits as one alone, in the mean, the filling and their derivatives", async () => {
    const [alone] = await gradients(1, 1);
    for (const threads of [2, 3])
      for (const result of await gradients(threads, 15)) expect(result).toEqual(alone);
  });

  test("gives parts away, and gets the numbers that it would have computed", async () => {
    const work = goalParts();
    const alone: number[] = [];
    for (const part of work.job.parts) {
      const { kernel, c, s } = work.job;
      const out = new Float64Array(kernel.length(c, s, part));
      kernel.compute(c, s, part, out);
      alone.push(...out);
    }
    const team = new HelpedThread(request());
    expect(untilShared(team, work)).toBe(true);
    expect(numbersOf(team, work.job)).toEqual(alone);
    await team.end();
  });

  test("takes other meshes, orbits and coefficients in turn", async () => {
    const program = loadProgram(programText);
    const table = createHoppingTable(program);
    const { theta } = startingPoint(createLayout(program), 1, 0);
    const c = coefficients(table, theta);
    const half = Int32Array.from({ length: 40 * 40 }, (_, i) => i);
    const orbits = {
      points: half.filter((i) => i % 2 === 0),
      weights: new Float64Array(800).fill(2),
      orbit: half.map((i) => i >> 1),
    };
    const meshes = [
      mesh,
      { sizes: [40, 40], shift: [0, 0] },
      { sizes: [40, 40], shift: [0, 0], orbits },
      { sizes: [64, 64], shift: [0.7, 0.1] },
    ];
    const all = (): number[] =>
      meshes.flatMap((each, i) => {
        const row = new FillingKernel(table).row(
          c.map((x) => x * (1 + i)),
          Float64Array.of(0.5, 0.1),
          each,
        );
        return [row.value, ...row.c, ...row.s];
      });
    const alone = all();
    const team = new HelpedThread(request());
    assignTeam(program, team);
    for (let i = 0; i < 10; i++) expect(all()).toEqual(alone);
    await team.end();
  });

  test("begins no thread for work that is small", async () => {
    // Asked whether it may begin one: where the machine is busy even tiny work may seem long, once.
    let asked = 0;
    const allowed = (): number => {
      asked++;
      return 0;
    };
    const team = new HelpedThread(request({ allowed }));
    const { job } = goalParts();
    const tiny: PartKernel = { length: () => 1, compute: (_c, _s, _part, out) => void out.fill(7) };
    for (let i = 0; i < 100; i++)
      expect(numbersOf(team, { ...job, kernel: tiny })).toEqual(job.parts.map(() => 7));
    expect(asked).toBeLessThan(50);
    await team.end();
  });

  test("meets the error that it would have met alone, whichever thread does", async () => {
    const work = goalParts();
    const team = new HelpedThread(request());
    expect(untilShared(team, work)).toBe(true);
    const failing: PartKernel = {
      ...work.job.kernel,
      compute: (c, s, part, out) => {
        if (part.part!.first > 0) throw new RangeError(`from ${part.part!.first}`);
        work.job.kernel.compute(c, s, part, out);
      },
    };
    // The helper computes parts of its own kernel, which does not fail.
    expect(() => {
      for (;;) numbersOf(team, { ...work.job, kernel: failing });
    }).toThrow(/^from \d+$/);
    // And goes on.
    expect(untilShared(team, work)).toBe(true);
    await team.end();
  });

  test("goes on alone, with the same numbers, where a helper comes in and dies", async () => {
    const deadly = new URL("deadly.mjs", helperUrl);
    writeFileSync(
      fileURLToPath(deadly),
      `import { workerData } from "node:worker_threads";
       const words = new Int32Array(workerData.control);
       Atomics.add(words, 3, 1);
       Atomics.add(words, 2, 1);
       process.exit();`,
    );
    const work = goalParts();
    const expected = numbersOf(new HelpedThread(request({ allowed: () => 0 })), work.job);
    const team = new HelpedThread(request({ helperUrl: deadly, patience: 50 }));
    // It is begun after 0.1 s of work, and takes a part with it.
    for (const end = performance.now() + 1500; performance.now() < end;)
      expect(numbersOf(team, work.job)).toEqual(expected);
    await team.end();
  });

  test.each([
    ["whose file is missing", () => new URL("none.mjs", helperUrl)],
    ["for which there is no thread", () => new URL("https://nowhere.invalid/helper.mjs")],
  ])("does without a helper %s", async (_what, url) => {
    const work = goalParts();
    const expected = numbersOf(new HelpedThread(request({ allowed: () => 0 })), work.job);
    const team = new HelpedThread(request({ helperUrl: url() }));
    for (const end = performance.now() + 500; performance.now() < end;)
      expect(numbersOf(team, work.job)).toEqual(expected);
    await team.end();
  });
});
