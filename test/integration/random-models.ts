import type { Program } from "../../runtime/program.ts";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { createRandom, type Random } from "../../runtime/random.ts";
import { bandGap } from "../runtime/haldane-program.ts";
import { hop, linearProgram, type LinearHop, sweepQuantity } from "../runtime/linear-program.ts";

/** A random model of the square lattice: H = H_fixed + θ₀ (upper half of the bands − lower half). */
export interface RandomModel {
  readonly kind: "gapped" | "nearly gapless" | "metallic";
  readonly program: Program;
  readonly theta: Float64Array;
  readonly bands: number;
  readonly kT: number;
  readonly mu: number;
  /** Full bands, and the fraction of all states. */
  readonly full: number;
  readonly filling: number;
}

const MESH = { sizes: [36, 36], shift: [0.21, 0.37] };
const KINDS = ["gapped", "nearly gapless", "metallic"] as const;

/** Model number `index`; the kinds take turns. 2 to 8 bands, kT from 0.005 to e, log-uniform. */
export function randomModel(index: number): RandomModel {
  const random = createRandom(index, 77);
  const kind = KINDS[index % KINDS.length];
  const bands = 2 + Math.floor(7 * random.uniform());
  const kT = 0.005 * (Math.E / 0.005) ** random.uniform();
  const full = kind === "metallic" ? 1 + Math.floor((bands - 1) * random.uniform()) : bands >> 1;
  const program = model(bands, full, kind, random);
  const theta = Float64Array.of(1, separation(program, kind, full, random));
  const filling =
    kind === "metallic" && random.uniform() < 0.5 ? 0.1 + 0.8 * random.uniform() : full / bands;
  const [top, bottom] = edges(program, theta, full);
  const mu =
    kind === "metallic"
      ? 0.5 * (top + bottom) + 0.3 * random.normal()
      : top + (0.2 + 0.6 * random.uniform()) * (bottom - top);
  return { kind, program, theta, bands, kT, mu, full, filling };
}

/**
 * Random hoppings of range one. θ₁ separates the bands above and below. Nearly gapless models have
 * an inverted pair of bands, (sin kx, sin ky, cos kx + cos ky)·τ, that touches at some θ₁.
 */
function model(bands: number, full: number, kind: RandomModel["kind"], random: Random): Program {
  const size = kind === "nearly gapless" ? 0.15 : 1 / Math.sqrt(bands);
  const fixed = (re: number, im = 0): LinearHop["parts"] => [{ place: 0, re, im }];
  const hops: LinearHop[] = [];
  for (let a = 0; a < bands; a++) {
    const side = a < full ? -1 : 1;
    const outer = kind === "nearly gapless" && a !== full - 1 && a !== full;
    const energy = 0.4 * size * random.normal() + (outer ? 4 * side : 0);
    const onsite = [...fixed(energy), { place: 1, re: side, im: 0 }];
    hops.push(hop(a, a, [0, 0], onsite));
    for (let b = 0; b <= a; b++) {
      for (const cell of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ]) {
        if (a === b && cell[0] === 0 && cell[1] === 0) continue;
        hops.push(hop(a, b, cell, fixed(size * random.normal(), size * random.normal())));
      }
    }
  }
  if (kind === "nearly gapless") {
    const [lower, upper] = [full - 1, full];
    for (const [d, re, im] of [
      [[1, 0], 0, 0.5],
      [[0, 1], 0.5, 0],
    ] as const) {
      hops.push(hop(upper, upper, d, fixed(0.5)), hop(lower, lower, d, fixed(-0.5)));
      hops.push(hop(upper, lower, d, fixed(re, im)));
      hops.push(hop(upper, lower, [-d[0], -d[1]], fixed(-re, -im)));
    }
  }
  return linearProgram(
    [
      [1, 0],
      [0, 1],
    ],
    bands,
    2,
    hops,
  );
}

/** θ₁: a gap of 0.3 to 2; just off the touching, by 1e−5 to 0.1; or little. */
function separation(
  program: Program,
  kind: RandomModel["kind"],
  full: number,
  random: Random,
): number {
  if (kind === "metallic") return 0.2 * random.uniform();
  if (kind === "gapped") {
    const wanted = 0.3 + 1.7 * random.uniform();
    let theta = 0;
    for (;;) {
      const [top, bottom] = edges(program, Float64Array.of(1, theta), full);
      if (bottom - top > wanted) return theta;
      theta += 0.25;
    }
  }
  const gap = directGap(program, full);
  let best = 0;
  for (let m = -3; m < 3; m += 0.05) if (gap(m) < gap(best)) best = m;
  let [low, high] = [best - 0.05, best + 0.05];
  for (let i = 0; i < 40; i++) {
    const [p, q] = [low + 0.382 * (high - low), low + 0.618 * (high - low)];
    if (gap(p) < gap(q)) high = q;
    else low = p;
  }
  const off = 1e-5 * 1e4 ** random.uniform();
  return 0.5 * (low + high) + (random.uniform() < 0.5 ? -off : off);
}

function directGap(program: Program, full: number): (mass: number) => number {
  const kernel = new QuantityKernel(
    createHoppingTable(program),
    sweepQuantity({
      kind: "extremum",
      sense: "min",
      bands: [full - 1, full],
      inputCount: 0,
      inputs: () => {},
      body: (e) => e[1] - e[0],
    }),
  );
  return (mass) => kernel.value(Float64Array.of(1, mass), 0, { ...MESH, sizes: [16, 16] });
}

/** Top of the lower and bottom of the upper bands. */
function edges(program: Program, theta: Float64Array, full: number): readonly [number, number] {
  const table = createHoppingTable(program);
  const [bottom, top] = bandGap(full - 1, full).sweeps.map((sweep) =>
    new QuantityKernel(table, sweepQuantity(sweep)).value(theta, 0, MESH),
  );
  return [top, bottom];
}
