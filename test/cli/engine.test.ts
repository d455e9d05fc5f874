import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findBackend } from "../../runtime/index.ts";
import { folderWith, forward, ham, smallSearch } from "./ham.ts";

const nativeWorks = await findBackend("tfjs:node").then(
  () => true,
  () => false,
);

test.each(["tfjs:cpu", "tfjs:wasm"])("%s finds the design of the default engine", (engine) => {
  const cwd = folderWith({ "small.ham": smallSearch });
  const found = JSON.parse(
    ham(["run", "small.ham", "--json", "--threads", "1", "--engine", engine], { cwd }).stdout,
  );
  const exact = JSON.parse(ham(["run", "small.ham", "--json", "--threads", "1"], { cwd }).stdout);
  expect(found.engine).toEqual({ name: engine, precision: "float32" });
  expect(exact).not.toHaveProperty("engine");
  expect(found.best.start).toBe(exact.best.start);
  expect(found.best.objective).toBeCloseTo(exact.best.objective, 5);
  expect(found.best.report[0].certified).toBe(true);
  expect(found.best.parameters.M[0].value).toBeCloseTo(exact.best.parameters.M[0].value, 4);
});

test("the run says which engine works, its precision, and what is left to the default one", () => {
  const constrained = smallSearch.replace(
    "solve {",
    "require band_gap(H, filling = 1/2) <= 1\n\nsolve {",
  );
  const { stderr } = ham(["run", "-", "--engine", "tfjs:cpu", "--steps", "1", "--starts", "1"], {
    input: constrained,
  });
  expect(stderr).toContain(
    "engine tfjs:cpu: searches in float32; certificates and reports are in float64\n" +
      "Of the goal and its constraints, extremum sweeps stay in float64.\n",
  );
});

test("a forward calculation is one of the default engine", () => {
  const { code, stdout, stderr } = ham(["run", "-", "--engine", "tfjs:cpu"], { input: forward });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: "engine tfjs:cpu: not used, as there is no goal; the report is computed in float64\n",
  });
  expect(stdout).toContain("chern_number(H, bands = 1) = -1");
});

test.skipIf(nativeWorks)("without the native library: what to install, and for which Node", () => {
  const { code, stdout, stderr } = ham(["run", "-", "--engine", "tfjs:node"], {
    input: smallSearch,
  });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toBe(
    "error: --engine tfjs:node cannot be had here\n" +
      "tfjs:node does not start: the package @tensorflow/tfjs-node is not installed.\n" +
      "Install it beside Ham: npm install @tensorflow/tfjs-node (it downloads TensorFlow's native " +
      "library). Version 4.22 works on Node 20 and 22, not on 23 and later, whose util module lacks " +
      `what it calls; this is Node ${process.versions.node}. ` +
      "--engine tfjs:wasm needs no native library.\n",
  );
});

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The built command in a folder of its own, without packages, beside a spec. */
function hamAlone() {
  const cwd = folderWith({ "small.ham": smallSearch });
  for (const folder of ["bin", "dist"])
    cpSync(join(root, folder), join(cwd, "ham", folder), { recursive: true });
  cpSync(join(root, "package.json"), join(cwd, "ham", "package.json"));
  const run = (...options: string[]) =>
    spawnSync(process.execPath, ["ham/bin/ham.js", "run", "small.ham", ...options], {
      cwd,
      encoding: "utf8",
    });
  return { packages: join(cwd, "ham/node_modules/@tensorflow"), run };
}

test("a Ham without TensorFlow.js runs, and says what its engine needs", () => {
  const { run } = hamAlone();
  expect(JSON.parse(run("--json").stdout).status).toBe("ok");
  const { status, stderr } = run("--engine", "tfjs");
  expect(status).toBe(2);
  for (const backend of ["node", "wasm", "cpu"])
    expect(stderr).toContain(`tfjs:${backend} does not start: the package `);
  expect(stderr).toContain(
    "Install it beside Ham: npm install @tensorflow/tfjs-core @tensorflow/tfjs-backend-wasm",
  );
});

test("tfjs prefers the native library where there is one", () => {
  const { packages, run } = hamAlone();
  mkdirSync(join(packages, "tfjs-node"), { recursive: true });
  for (const name of ["tfjs-core", "tfjs-backend-cpu"])
    symlinkSync(join(root, "node_modules/@tensorflow", name), join(packages, name));
  // In its place the plain back end, under its name.
  const native = `
    const tf = require("@tensorflow/tfjs-core");
    require("@tensorflow/tfjs-backend-cpu");
    tf.registerBackend("tensorflow", () => tf.findBackendFactory("cpu")());
    tf.copyRegisteredKernels("cpu", "tensorflow");
  `;
  writeFileSync(join(packages, "tfjs-node/index.js"), native);
  const { status, stdout, stderr } = run("--engine", "tfjs", "--threads", "1");
  expect(stderr).toContain("engine tfjs:node: searches in float32");
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining("best: start") });
});

test("a run goes on with its own engine, and with no other", () => {
  const cwd = folderWith({ "small.ham": smallSearch });
  mkdirSync(join(cwd, "other"));
  ham(["run", "small.ham", "--engine", "tfjs:cpu", "--out", "run", "--quiet"], { cwd });
  const result = readFileSync(join(cwd, "run/result.json"), "utf8");
  const again = ham(["run", "--resume", "run", "--quiet", "--json"], { cwd });
  expect(JSON.parse(again.stdout)).toEqual(JSON.parse(result));
  const { code, stderr } = ham(["run", "--resume", "run", "--engine", "tfjs:wasm"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain("the run in run was begun with --engine tfjs:cpu");
  ham(["run", "small.ham", "--out", "other/run", "--quiet"], { cwd });
  const changed = ham(["run", "--resume", "other/run", "--engine", "tfjs:cpu"], { cwd });
  expect(changed.stderr).toContain("the run in other/run was begun without --engine");
});

test("a goal that float32 does not resolve is told, beside its certified value", () => {
  // The gap at κ = 1/2, at most 4e−6, is lost in the rounding of its levels at ±1.
  const spec = `lattice pair { a1 = (1)  site A at (0)  site B at (0.5) }
parameter x : real in [1e-6, 2e-6]
hamiltonian H {
  hop A -> B: 1
  hop B -> A + (1): 1 + x
}
maximize mean over k: sum over n in 1, m outside 1: |<n| v.x |m>|^2 / (E(n) - E(m))^2
solve { method rmsprop  rate 0.01  steps 2  starts 1  mesh 16 }
`;
  const { stdout } = ham(["run", "-", "--engine", "tfjs:cpu"], { input: spec });
  expect(stdout).toMatch(/\(E\(n\) - E\(m\)\)\^2 = \d+\S* ± /);
  expect(stdout).toMatch(
    /tfjs:cpu does not resolve the goal: in float32 it is \S+, in float64 \S+e\+9$/m,
  );
});

test("build prints the tensor program, and builds none", () => {
  const { code, stdout } = ham(["build", "-", "--engine", "tfjs", "--emit", "ts"], {
    input: smallSearch,
  });
  expect(code).toBe(0);
  expect(stdout).toContain('import * as tf from "@tensorflow/tfjs-core";');
  expect(stdout).toContain("const goal: TensorSweeps = [");
  const refused = ham(["build", "-", "--engine", "tfjs"], { input: smallSearch });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("--engine tfjs goes with --emit ts");
});

test("another name of an engine is refused with those that there are", () => {
  const { code, stderr } = ham(["run", "-", "--engine", "torch"], { input: smallSearch });
  expect(code).toBe(2);
  expect(stderr).toContain("Allowed choices are tfjs, tfjs:node, tfjs:wasm, tfjs:cpu.");
});
