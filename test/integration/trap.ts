import type { Program } from "../../runtime/program.ts";
import { createRandom } from "../../runtime/random.ts";
import { hop, linearProgram } from "../runtime/linear-program.ts";

/** Eight orbitals of a square lattice, 50 complex hoppings of range one at random: 100 parameters. */
export function trapProgram(): Program {
  const random = createRandom(5, 0);
  const among = (n: number): number => Math.floor(n * random.uniform());
  const hops = Array.from({ length: 50 }, (_, j) => {
    const row = among(8);
    const column = j < 8 ? j : among(8);
    const cell = j < 8 ? [1, 0] : [among(3) - 1, among(3) - 1];
    if (row === column && cell[0] === 0 && cell[1] === 0) cell[1] = 1;
    return hop(row, column, cell, [
      { place: 2 * j, re: 1, im: 0 },
      { place: 2 * j + 1, re: 0, im: 1 },
    ]);
  });
  return linearProgram(
    [
      [1, 0],
      [0, 1],
    ],
    8,
    100,
    hops,
  );
}

/**
 * Where 34 iterations of L-BFGS on a fixed, unshifted 32² mesh end that maximise σ_xy at μ = 0 and
 * kT = 0.005 from θ ~ 0.5 N(0, 1) (`createRandom(1, 0)`), with first steps of length 0.1. Bands that
 * nearly touch at a point of the mesh pretend to be a huge σ_xy.
 */
export const trapped = Float64Array.of(
  0.0995077,
  0.5338681,
  -0.0818764,
  -0.0275083,
  -0.9647937,
  0.2812631,
  -0.3688842,
  -0.0618231,
  -0.6439254,
  0.7551886,
  0.3209488,
  0.1200512,
  0.6960287,
  -0.0175058,
  -0.6756376,
  0.4144737,
  -0.4376998,
  0.2798734,
  0.3292013,
  -0.1589343,
  -0.3990939,
  0.1763054,
  0.4735415,
  -0.2156494,
  1.2558649,
  0.029857,
  -0.5023866,
  0.2276248,
  -0.4248932,
  -0.7769324,
  -0.6831406,
  -0.0777073,
  0.2764608,
  -0.397296,
  0.2006065,
  -0.0793416,
  -0.4536629,
  -0.3005299,
  -0.0614665,
  0.5276932,
  0.350314,
  0.1854026,
  0.6734534,
  -0.3086147,
  -0.4637559,
  1.0033206,
  -0.5079895,
  -0.4667586,
  0.0869629,
  0.1382632,
  0.2148698,
  0.1542903,
  -0.0280516,
  0.4967115,
  0.1393172,
  0.7670588,
  0.4818914,
  -0.1023862,
  0.0617762,
  0.9172909,
  0.2529484,
  0.4288338,
  -0.0125738,
  0.5927732,
  -1.3040858,
  0.1154359,
  0.4047744,
  1.2087287,
  -0.1277429,
  0.2973505,
  -0.4928809,
  0.4670554,
  -0.2303797,
  0.0409392,
  -0.0656421,
  -0.7385144,
  -0.0908773,
  -0.7352982,
  -0.6121993,
  -0.2035248,
  -0.1044569,
  -0.0689632,
  0.1979555,
  -0.7195265,
  -0.0709012,
  -0.3713263,
  -0.2068212,
  -0.7967882,
  -0.3521075,
  -0.3477169,
  0.8664639,
  0.0499356,
  -0.5299004,
  0.150945,
  0.3429385,
  -0.2620316,
  -0.7927645,
  0.5350249,
  0.6550423,
  0.0452463,
);
