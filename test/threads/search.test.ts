import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../compiler/index.ts";
import type { StartResult } from "../../runtime/search/run-start.ts";
import { search, type SearchRequest } from "../../runtime/search/search.ts";
import { bundled } from "./bundled.ts";

/** Four bands: a step takes some milliseconds. */
const spec = `
  lattice sheet = supercell(honeycomb, 2, 1)
  parameter m : real in [-2, 2] each site
  hamiltonian H on sheet {
    onsite:      m
    hop shell 1: 1
    hop shell 2: 0.2i * nu
  }
  maximize hall_conductivity(H, mu = 0.1, kT = 0.3)
  report { electrons(H, filling = 1/2, kT = 0.5) }
  solve { mesh 64 x 64  steps 10  starts 2 }`;

let urls: readonly URL[];
let remove: () => void;
beforeAll(async () => {
  ({ urls, remove } = await bundled("runtime/search/worker.ts", "runtime/threads/helper.ts"));
});
afterAll(() => remove());

const request = (extra: Partial<SearchRequest>): SearchRequest => ({
  programText: compile({ path: "sheet.ham", text: spec }).javascript!,
  starts: [0, 1],
  seed: 1,
  steps: 10,
  threads: 1,
  workerUrl: urls[0],
  helperUrl: urls[1],
  ...extra,
});
const ignore = (): void => {};
const timeless = (results: readonly StartResult[]) =>
  results.map(({ seconds, ...result }) => ({ ...result, seconds: seconds > 0 }));

describe("a search with more threads than starts", () => {
  test("ends with the same bits, to the certificates", async () => {
    const one = await search(request({ threads: 1 }), ignore);
    expect(one.status).toBe("ok");
    const three = await search(request({ threads: 3 }), ignore);
    expect(timeless(three.starts)).toEqual(timeless(one.starts));
    const alone = await search(request({ starts: [1], threads: 3 }), ignore);
    expect(timeless(alone.starts)).toEqual(timeless(one.starts.filter(({ start }) => start === 1)));
  });

  test("stops when it is told to, and leaves no thread behind", async () => {
    const controller = new AbortController();
    const result = await search(
      request({ starts: [0], threads: 3, steps: 1_000_000 }),
      ({ kind }) => {
        if (kind === "step") setTimeout(() => controller.abort(), 500);
      },
      controller.signal,
    );
    expect(result.status).toBe("stopped");
    expect(result.starts[0].steps).toBeGreaterThan(0);
  });
});
