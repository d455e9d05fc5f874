/** A whole search by TensorFlow.js: the Haldane design, on a coarser mesh than the example's. */
import { expect, test } from "vitest";
import { findBackend, runStart } from "../../runtime/index.ts";
import { loadEngine } from "../../runtime/engine/load-engine.ts";
import { compileSpec, readSpec } from "../reference/spec.ts";
import { loaded } from "./engines.ts";

test("every start finds Haldane's model", async () => {
  const compilation = compileSpec(
    readSpec("01-haldane.ham").replace("mesh   100 x 100", "mesh   12 x 12"),
  );
  const program = loaded(compilation);
  const { backend } = await findBackend("tfjs:wasm");
  const tensorsText = compilation.tensors!.javascript;
  const engine = await loadEngine({ backend, tensorsText }, program);
  const starts = [0, 1, 2, 3].map((start) =>
    runStart(program, { start, seed: 0, steps: 100, engine }),
  );
  for (const { status, unresolved, objective, report } of starts) {
    expect({ status, unresolved }).toEqual({ status: "ok", unresolved: undefined });
    expect(objective.certified).toBe(true);
    const [conductivity, chern, gap] = report.map(({ value }) => value);
    expect(conductivity).toBeCloseTo(1, 3);
    expect(chern).toBe(1);
    expect(gap).toBeGreaterThan(1.9);
  }
});
