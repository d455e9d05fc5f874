import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { kernelsForBundles } from "../../scripts/kernels.mjs";
import { firstCheckpoint, optimise, unwatched } from "../../runtime/optimise/optimise.ts";
import { createProblem } from "../../runtime/optimise/problem.ts";
import type { Program } from "../../runtime/program.ts";
import { loadProgram } from "../../runtime/search/load-program.ts";
import type { SavedStart, SearchEvent } from "../../runtime/search/messages.ts";
import { rank } from "../../runtime/search/rank.ts";
import { runStart, type StartResult } from "../../runtime/search/run-start.ts";
import { search, type SearchRequest } from "../../runtime/search/search.ts";
import { programText } from "./search-program.ts";

const folder = mkdtempSync(join(tmpdir(), "ham-search-"));
const workerFile = join(folder, "worker.mjs");
beforeAll(() =>
  build({
    entryPoints: ["runtime/search/worker.ts"],
    outfile: workerFile,
    bundle: true,
    format: "esm",
    platform: "node",
    plugins: [kernelsForBundles],
  }),
);
afterAll(() => rmSync(folder, { recursive: true }));

const request = (extra: Partial<SearchRequest> = {}): SearchRequest => ({
  programText: programText(),
  starts: [0, 1, 2, 3],
  seed: 1,
  steps: 60,
  threads: 2,
  workerUrl: pathToFileURL(workerFile),
  ...extra,
});
const ignore = (): void => {};
const timeless = (results: readonly StartResult[]) =>
  results.map(({ seconds, ...result }) => ({ ...result, seconds: seconds > 0 }));

/** θ of a start before a step. */
function valueAt(step: number, start: number): number {
  const program = loadProgram(programText());
  const problem = createProblem(program, { start, seed: 1, steps: step });
  const { at } = optimise(problem, firstCheckpoint(problem), unwatched);
  return problem.thetaOf(at.x)[0];
}

describe("search", () => {
  test("any number of threads gives the same bits, and those of a start run alone", async () => {
    const one = await search(request({ threads: 1 }), ignore);
    const three = await search(request({ threads: 3 }), ignore);
    expect(one.status).toBe("ok");
    expect(one.starts).toHaveLength(4);
    expect(timeless(three.starts)).toEqual(timeless(one.starts));
    const alone = runStart(loadProgram(programText()), { start: 2, seed: 1, steps: 60 });
    expect(timeless([alone])).toEqual(timeless(one.starts.filter(({ start }) => start === 2)));
  });

  test("tells progress up to the last step, and each result", async () => {
    const events: SearchEvent[] = [];
    await search(request({ starts: [0, 1] }), (event) => events.push(event));
    for (const start of [0, 1]) {
      expect(events.some((e) => e.kind === "step" && e.start === start && e.step === 59)).toBe(
        true,
      );
    }
    expect(events.filter(({ kind }) => kind === "finished")).toHaveLength(2);
  });

  test("stops on the signal and keeps what it has", async () => {
    const controller = new AbortController();
    const steps = 1_000_000;
    const result = await search(
      request({
        programText: programText({ steps }),
        steps,
        starts: Array.from({ length: 50 }, (_, start) => start),
      }),
      () => controller.abort(),
      controller.signal,
    );
    expect(result.status).toBe("stopped");
    expect(result.starts.length).toBeGreaterThan(0);
    expect(result.starts.length).toBeLessThan(50);
    for (const start of result.starts) {
      expect(start.status).toBe("stopped");
      expect(start.steps).toBeLessThan(steps);
      expect(start.theta).toHaveLength(1);
      expect(start.objective.certified).toBe(true);
    }
  });

  test("goes on from what an interrupted search has left, with the same bits", async () => {
    const saved = new Map<number, SavedStart>();
    const whole = await search(request({ saveEvery: 1e-9 }), (event) => {
      if (event.kind === "saved" && event.saved.checkpoint.step <= 30) {
        saved.set(event.start, event.saved);
      }
    });
    expect(saved.size).toBe(4);
    saved.delete(0);
    const finished = whole.starts.filter(({ start }) => start === 3);
    const begun: number[] = [];
    const rest = await search(request({ threads: 1, finished, saved }), (event) => {
      if (event.kind === "step") begun.push(event.start);
    });
    expect(timeless(rest.starts)).toEqual(timeless(whole.starts));
    expect(new Set(begun)).toEqual(new Set([0, 1, 2]));
  });

  test("states come no faster than they can be kept", async () => {
    const slow = new Int32Array(new SharedArrayBuffer(4));
    const seen: number[] = [];
    await search(request({ steps: 5000, starts: [0], saveEvery: 1e-9 }), (event) => {
      if (event.kind !== "saved") return;
      seen.push(event.saved.checkpoint.step);
      Atomics.wait(slow, 0, 0, 20);
    });
    expect(seen[0]).toBe(1);
    expect(seen.length).toBeLessThan(1000);
  });

  test("a thread that dies loses its start; the others are found as ever", async () => {
    const whole = await search(request(), ignore);
    const worst = whole.starts.at(-1)!;
    const deadly = programText({
      goal: `step === 9 && Math.abs(theta[0] - ${valueAt(9, worst.start)}) < 1e-12 ? process.exit(7) : r[0] - theta[0] ** 2`,
    });
    const result = await search(request({ programText: deadly }), ignore);
    expect(result.status).toBe("ok");
    expect(result.starts).toHaveLength(4);
    expect(result.starts[3]).toMatchObject({
      start: worst.start,
      status: "lost",
      reason: "Its thread ended with code 7.",
    });
    expect(timeless(result.starts.slice(0, 3))).toEqual(timeless(whole.starts.slice(0, 3)));
  });

  test("a search whose every start fails says so", async () => {
    const result = await search(
      request({ programText: programText({ goal: "NaN" }), starts: [0, 1] }),
      ignore,
    );
    expect(result.status).toBe("failed");
    expect(result.starts.map(({ reason }) => reason)).toEqual([
      "The objective is not finite at step 0.",
      "The objective is not finite at step 0.",
    ]);
  });
});

describe("one start", () => {
  const run = (program: Program): StartResult =>
    runStart(program, { start: 0, seed: 0, steps: 60 });

  test("climbs, and certifies the goal at the last step", () => {
    const result = run(loadProgram(programText()));
    expect(result.status).toBe("ok");
    expect(result.steps).toBe(60);
    expect(result.history).toHaveLength(60);
    expect(result.objective.value).toBeGreaterThan(result.history[0]);
    expect(result.objective.certified).toBe(true);
    expect(result.report[0].value).toBe(result.objective.value);
  });

  test("that meets a number which is not finite fails, naming the step, and keeps its way so far", () => {
    const result = run(loadProgram(programText({ goal: "step < 7 ? r[0] : Infinity" })));
    expect(result).toMatchObject({
      status: "failed",
      reason: "The objective is not finite at step 7.",
      steps: 7,
    });
    expect(result.history).toHaveLength(7);
  });

  test("settles where the goal on the fixed mesh changes no more, and says after how many steps", () => {
    const plain = loadProgram(programText({ shifted: true }));
    const settling = { ...plain, solve: { ...plain.solve, untilChange: 1e-6 } };
    const result = runStart(settling, { start: 0, seed: 0, steps: 2000 });
    const best = runStart(loadProgram(programText({ method: "lbfgs" })), {
      start: 0,
      seed: 0,
      steps: 100,
    });
    expect(result.status).toBe("ok");
    expect(result.steps).toBeGreaterThan(20);
    expect(result.steps).toBeLessThan(1000);
    expect(result.objective.value).toBeCloseTo(best.objective.value, 8);
  });

  test("L-BFGS ends where there is no way up", () => {
    const program = loadProgram(programText({ method: "lbfgs" }));
    const result = runStart(program, { start: 0, seed: 0, steps: 1000 });
    expect(result.status).toBe("ok");
    expect(result.steps).toBeLessThan(100);
    expect(result.objective.value).toBeCloseTo(run(loadProgram(programText())).objective.value, 3);
  });

  test("L-BFGS on a mesh that moves is refused", () => {
    const program = loadProgram(programText({ method: "lbfgs", shifted: true }));
    expect(run(program)).toMatchObject({ status: "failed", reason: "L-BFGS needs a fixed mesh." });
  });

  test("that cannot be drawn fails with the reason", () => {
    const result = run(loadProgram(programText({ start: '{ kind: "uniform", low: 5, high: 6 }' })));
    expect(result.status).toBe("failed");
    expect(result.reason).toMatch(/No start for parameter m/);
  });

  test("that throws fails with the reason", () => {
    const result = run(loadProgram(programText({ goal: "ham.oops.oops" })));
    expect(result.status).toBe("failed");
  });
});

test("ranking: by the goal's sense, certified first, failed last", () => {
  const result = (
    start: number,
    value: number,
    certified: boolean,
    status: StartResult["status"] = "ok",
  ): StartResult => ({
    start,
    seed: 0,
    status,
    objective: { value, error: 0, certified, mesh: [] },
    steps: 1,
    seconds: 1,
    theta: [0],
    constraints: [],
    report: [],
    history: [],
  });
  const results = [
    result(0, NaN, false, "failed"),
    result(1, 9, false),
    result(2, 1, true),
    result(3, 2, true),
    result(4, 2, true, "stopped"),
  ];
  const { quantity } = loadProgram(programText()).goal!;
  const order = (sense: "maximize" | "minimize") =>
    rank(results, { goal: { sense, quantity }, constraints: [] }).map(({ start }) => start);
  expect(order("maximize")).toEqual([3, 4, 2, 1, 0]);
  expect(order("minimize")).toEqual([2, 3, 4, 1, 0]);
});
