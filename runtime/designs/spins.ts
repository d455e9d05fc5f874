import { type Gauge, phaseIn } from "./gauge.ts";
import type { Rotation } from "./pauli.ts";
import type { Components, Reference } from "./reference.ts";

/** m_ij with Re Tr H†(R H′) = Σ R_ij m_ij + terms without spin, in a given gauge. */
export function spinCorrelation(
  { space, components: target, frame, onsite }: Reference,
  components: Components,
  gauge: Gauge,
): Float64Array {
  const size = 2 * space.internal ** 2;
  const m = new Float64Array(9);
  const add = (bond: number, phase: number, times: number): void => {
    const cos = times * Math.cos(phase);
    const sin = times * Math.sin(phase);
    for (let p = size * bond; p < size * (bond + 1); p += 8) {
      for (let i = 0; i < 3; i++) {
        const [re, im] = [target[p + 2 + 2 * i], target[p + 3 + 2 * i]];
        for (let j = 0; j < 3; j++) {
          const [x, y] = [components[p + 2 + 2 * j], components[p + 3 + 2 * j]];
          m[3 * i + j] += (re * x + im * y) * cos - (re * y - im * x) * sin;
        }
      }
    }
  };
  for (const bond of onsite) add(bond, 0, 1);
  for (const edge of frame.edges) add(edge.bond, phaseIn(gauge, edge), 2);
  return m;
}

/** Turns the spins of all blocks. */
export function rotate(components: Components, rotation: Rotation): Components {
  const out = components.slice();
  for (let p = 0; p < out.length; p += 8) {
    for (let i = 0; i < 3; i++) {
      for (const part of [0, 1]) {
        let sum = 0;
        for (let j = 0; j < 3; j++) sum += rotation[3 * i + j] * components[p + 2 + 2 * j + part];
        out[p + 2 + 2 * i + part] = sum;
      }
    }
  }
  return out;
}

export function withoutSpin(components: Components): Components {
  return components.map((x, p) => (p % 8 < 2 ? x : 0));
}
