import { hop, linearProgram, type LinearHop } from "./linear-program.ts";

/**
 * Kane and Mele, PRL 95, 146802 (2005), parameters t, λ_so, λ_R, λ_v:
 * t c†c + i λ_so ν c† s_z c + i λ_R c† (s × d̂)_z c + λ_v ξ c†c. Rows A↑, A↓, B↑, B↓.
 */
const SQ3 = Math.sqrt(3);
const a1 = [SQ3 / 2, 1.5];
const a2 = [-SQ3 / 2, 1.5];
const first = [
  [0, 1],
  [-SQ3 / 2, -0.5],
  [SQ3 / 2, -0.5],
];
const second = [a1, [a2[0] - a1[0], a2[1] - a1[1]], [-a2[0], -a2[1]]];

const hops: LinearHop[] = [];
for (const spin of [0, 1]) {
  const sz = spin === 0 ? 1 : -1;
  hops.push(hop(spin, spin, [0, 0], [{ place: 3, re: 1, im: 0 }]));
  hops.push(hop(2 + spin, 2 + spin, [0, 0], [{ place: 3, re: -1, im: 0 }]));
  for (const d of first) hops.push(hop(2 + spin, spin, d, [{ place: 0, re: 1, im: 0 }]));
  for (const d of second) {
    hops.push(hop(spin, spin, d, [{ place: 1, re: 0, im: sz }]));
    hops.push(hop(2 + spin, 2 + spin, d, [{ place: 1, re: 0, im: -sz }]));
  }
}
for (const d of first) {
  // i (s_x d_y − s_y d_x): ↑↓ element i d_y − d_x, ↓↑ element i d_y + d_x.
  hops.push(hop(2, 1, d, [{ place: 2, re: -d[0], im: d[1] }]));
  hops.push(hop(3, 0, d, [{ place: 2, re: d[0], im: d[1] }]));
}

export const kaneMele = linearProgram([a1, a2], 4, 4, hops);
