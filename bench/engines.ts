/**
 * `node bench/run.mjs engines`: value and gradient of the goals of examples 1 to 3 by every engine of
 * this machine, in turns, and how far they lie from the default engine's.
 */
import { readFileSync } from "node:fs";
import { compile } from "../compiler/index.ts";
import { defaultEngine, type Engine } from "../runtime/engine/engine.ts";
import { EngineProblem, loadEngine } from "../runtime/engine/load-engine.ts";
import { tfjsBackends } from "../runtime/engine/tfjs-names.ts";
import { loadProgram } from "../runtime/index.ts";
import { createProblem, type Problem } from "../runtime/optimise/problem.ts";
import { unshifted } from "../runtime/zone/mesh.ts";

const ROUNDS = 7;
const WARM_UP = 2;
const examples = ["01-haldane.ham", "02-six-times.ham", "03-photocurrent.ham"];

interface Entry {
  readonly name: string;
  readonly problem: Problem;
  readonly milliseconds: number[];
}

console.log(`Value and gradient, medians of ${ROUNDS} alternating rounds, Node ${process.version}`);
console.log(
  "example              mesh       engine     ms      times ham  value off  gradient off",
);
const missing = new Set<string>();
for (const name of examples) await compare(name);
for (const reason of missing) console.log(`not measured: ${reason}`);

async function compare(name: string): Promise<void> {
  const text = readFileSync(`examples/${name}`, "utf8");
  const { javascript, tensors } = compile({ path: name, text });
  if (javascript === undefined || tensors === undefined)
    throw new Error(`${name} does not compile`);
  const program = loadProgram(javascript);
  const { steps } = program.solve;
  const entryOf = (engine: Engine): Entry => ({
    name: engine.name,
    problem: createProblem(program, { seed: 0, start: 2, steps }, engine),
    milliseconds: [],
  });
  const entries = [entryOf(defaultEngine)];
  for (const backend of tfjsBackends) {
    try {
      const tensorsText = tensors.javascript;
      entries.push(entryOf(await loadEngine({ backend, tensorsText }, program)));
    } catch (error) {
      if (!(error instanceof EngineProblem)) throw error;
      missing.add(error.message.split("\n")[0]);
    }
  }
  const mesh = unshifted(program.solve.mesh);
  const evaluate = ({ problem }: Entry) => problem.goal.gradient(problem.begin, steps - 1, mesh);
  for (let round = 0; round < WARM_UP + ROUNDS; round++)
    for (const entry of entries) {
      const begun = performance.now();
      evaluate(entry);
      if (round >= WARM_UP) entry.milliseconds.push(performance.now() - begun);
    }
  const [ham] = entries;
  const exact = evaluate(ham);
  for (const entry of entries) {
    const found = evaluate(entry);
    const value = Math.abs(found.value - exact.value) / Math.abs(exact.value);
    const off = Math.hypot(...found.gradient.map((g, i) => g - exact.gradient[i]));
    const gradient = off / Math.hypot(...exact.gradient);
    console.log(
      [
        name.padEnd(20),
        mesh.sizes.join(" x ").padEnd(10),
        entry.name.padEnd(10),
        median(entry).toFixed(1).padEnd(7),
        (median(entry) / median(ham)).toFixed(1).padEnd(10),
        value.toExponential(0).padEnd(10),
        gradient.toExponential(0),
      ].join(" "),
    );
  }
}

function median({ milliseconds }: Entry): number {
  return milliseconds.toSorted((a, b) => a - b)[ROUNDS >> 1];
}
