/**
 * Time for the value and the gradient of a response at one k: integrated over frequencies, and
 * summed over some of them. A chain of n/2 sites with spin, at a random design.
 *
 *     node bench/run.mjs response
 */
import { compile } from "../compiler/index.ts";
import { loadProgram } from "../runtime/index.ts";
import { createHoppingTable } from "../runtime/bloch/hopping-table.ts";
import { createLayout } from "../runtime/parameters/layout.ts";
import { startingPoint } from "../runtime/parameters/start.ts";
import { QuantityKernel } from "../runtime/quantity.ts";

const occupation = "mu = 0 eV, temperature = 300 K";
const counts = [1, 50, 100, 200];
const points = 8;

const photocurrent = `photocurrent(H, ${occupation}, relaxation = 10 THz, area = (4 angstrom)^2,
  light = blackbody(5500 K, irradiance = 1366 [W/m^2]))`;

/** A sum of weights at equally spaced photon energies up to 2 eV, inside one sum over bands. */
const weights = (count: number, weight: (energy: string) => string): string =>
  Array.from({ length: count }, (_, j) => weight(`${(2 * (j + 1)) / count} eV`)).join(" + ");

/** The sum of the optical conductivity, for one dimension. */
const linear = (count: number): string => `mean over k: re(sum over n, m:
  (f(n) - f(m)) * <n| v.x |m> * <m| v.x |n>
  * (${weights(count, (w) => `1 / (E(n) - E(m) + ${w} + 0.04i * 1 eV)`)}))`;

/** The sum over three bands of the second-order response. */
const threeBands = (count: number): string => `mean over k: re(sum over a, b, c:
  (f(a) - f(b)) * <a| v.x |b> * <b| v.x |c> * <c| v.x |a> / (E(a) - E(c) + 0.08i * 1 eV)
  * (${weights(count, (w) => `1 / (E(a) - E(b) + ${w} + 0.04i * 1 eV)`)}))`;

function kernelOf(bands: number, goal: string): readonly [QuantityKernel, Float64Array] {
  const text = `
    lattice wire = supercell(chain(a = 4 angstrom), ${bands / 2})
    space { spin 1/2 }
    parameter S : direction each site
    parameter J : real in [0, 1 eV]
    hamiltonian H on wire {
      onsite:      -J * dot(S, σ)
      hop shell 1: 0.12 eV
      hop shell 2: 0.08 eV
    }
    ${goal}`;
  const { javascript, diagnostics } = compile({ path: "bench.ham", text });
  if (javascript === undefined) throw new Error(diagnostics[0].message);
  const program = loadProgram(javascript);
  const { theta } = startingPoint(createLayout(program), 1, 0);
  return [new QuantityKernel(createHoppingTable(program), program.goal!.quantity), theta];
}

/** The least of several times in milliseconds for one k; the first runs fill the tables. */
function least(run: (shift: number) => void): number {
  const begin = performance.now();
  let best = Infinity;
  for (let runs = 0; runs < 6 || performance.now() - begin < 800; runs++) {
    const start = performance.now();
    run(0.1 * (runs % 3));
    if (runs >= 3) best = Math.min(best, performance.now() - start);
  }
  return best / points;
}

function measure(bands: number, goal: string): readonly number[] {
  const [kernel, theta] = kernelOf(bands, goal);
  const bar = new Float64Array(theta.length);
  const mesh = (shift: number) => ({ sizes: [points], shift: [shift] });
  return [
    least((shift) => kernel.value(theta, 0, mesh(shift))),
    least((shift) => kernel.gradient(theta, 0, mesh(shift), bar)),
  ];
}

const own = (formula: string): string =>
  `observable mine(H, occupation f) = ${formula}\nmaximize mine(H, ${occupation})`;

const rows: readonly (readonly [string, string])[] = [
  ["photocurrent under sunlight", `maximize ${photocurrent}`],
  ...counts.map((count) => [`two bands, energies: ${count}`, own(linear(count))] as const),
  ...counts.map((count) => [`three bands, energies: ${count}`, own(threeBands(count))] as const),
];

console.log("bands  response                        value/k  value and gradient/k");
for (const bands of [8, 16, 32])
  for (const [name, goal] of rows) {
    const times = measure(bands, goal).map((t) => `${t.toPrecision(3)} ms`.padStart(11));
    console.log(`${String(bands).padStart(5)}  ${name.padEnd(27)} ${times.join(" ")}`);
  }
