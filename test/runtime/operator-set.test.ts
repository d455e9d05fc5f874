import { describe, expect, test } from "vitest";
import { BlochSum } from "../../runtime/bloch/bloch-sum.ts";
import { coefficients, createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { distinctOrders, OperatorSet } from "../../runtime/bloch/operator-set.ts";
import { createPhases, phasesAt } from "../../runtime/bloch/phases.ts";
import type { Matrix } from "../../runtime/linalg/matrix.ts";
import type { MeanSweep, Operator, OperatorFactor } from "../../runtime/program.ts";
import { createRandom } from "../../runtime/random.ts";
import type { Mesh } from "../../runtime/zone/mesh.ts";
import { derivatives, expectAgreement, unitVector } from "./differences.ts";
import { doubled, randomProgram, randomTheta, sweepQuantity } from "./linear-program.ts";
import { curvatureOfBands, smoothPairs } from "./mean-sweeps.ts";
import { smoothEdges, tripleSweep } from "./triple-sweeps.ts";

const random = createRandom(17, 0);
const bands = 4;

const x: OperatorFactor = { kind: "derivative", orders: [1, 0] };
const y: OperatorFactor = { kind: "derivative", orders: [0, 1] };
const xx: OperatorFactor = { kind: "derivative", orders: [2, 0] };
/** Commutes with nothing here. */
const spin: OperatorFactor = {
  kind: "matrix",
  name: "S",
  entries: [
    [0, 0, 0.5, 0],
    [1, 1, -0.5, 0],
    [0, 1, 0.3, -0.7],
    [1, 0, 0.3, 0.7],
    [2, 3, 0, 1],
    [3, 2, 0, -1],
  ],
};

const combination = (
  name: string,
  ...terms: readonly (readonly [re: number, im: number, ...factors: OperatorFactor[]])[]
): Operator => ({
  kind: "combination",
  name,
  terms: terms.map(([re, im, ...factors]) => ({ re, im, factors })),
});

const spinCurrent = combination("(v.x S + S v.x) / 2", [0.5, 0, x, spin], [0.5, 0, spin, x]);
const combinations: Record<string, Operator> = {
  "(v S + S v) / 2": spinCurrent,
  "i [v.x, v.y]": combination("i [v.x, v.y]", [0, 1, x, y], [0, -1, y, x]),
  "v S v, the same derivative twice": combination("v S v", [0.4, 0, y, spin, y]),
  "a sum of single operators and a number": combination("sum", [0.7, 0, x], [-1.3, 0, xx], [2, 0]),
  "a product of four": combination(
    "x S S x + y",
    [0.2, 0, x, spin, spin, x],
    [1, 0, y],
    [0.1, 0, spin],
  ),
};

type Complex = readonly [number, number];
type Dense = readonly (readonly Complex[])[];

const dense = ({ re, im }: Matrix): Dense =>
  Array.from({ length: bands }, (_, i) =>
    Array.from({ length: bands }, (_unused, j): Complex => [re[i * bands + j], im[i * bands + j]]),
  );
const times = (a: Dense, b: Dense): Dense =>
  a.map((row) =>
    b[0].map((_, j) =>
      row.reduce<Complex>(
        ([re, im], [ar, ai], l) => [
          re + ar * b[l][j][0] - ai * b[l][j][1],
          im + ar * b[l][j][1] + ai * b[l][j][0],
        ],
        [0, 0],
      ),
    ),
  );

test("combinations are sums of products of their factors, in order", () => {
  const program = randomProgram(bands, true, 8);
  const table = createHoppingTable(program);
  const operators: Operator[] = [x, y, xx, spin, ...Object.values(combinations)];
  const orders = distinctOrders(operators);
  expect(orders).toEqual([
    [1, 0],
    [0, 1],
    [2, 0],
  ]);
  const bloch = new BlochSum(table, orders);
  const phases = createPhases(table);
  phasesAt(table, Float64Array.of(0.21, 0.67), phases);
  bloch.assemble(coefficients(table, randomTheta(program, random)), phases);
  const set = new OperatorSet(operators, bands, bloch.derivatives);
  // Twice, since nothing may be left from the k before.
  set.assemble();
  set.assemble();
  const identity: Dense = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => [i === j ? 1 : 0, 0]));
  const single = new Map(
    [x, y, xx, spin].map((factor, i): [OperatorFactor, Dense] => [factor, dense(set.matrices[i])]),
  );
  Object.values(combinations).forEach((operator, i) => {
    if (operator.kind !== "combination") throw new Error("a combination");
    const found = dense(set.matrices[4 + i]);
    const products = operator.terms.map(({ re, im, factors }) =>
      times(
        identity.map((row) => row.map(([one]): Complex => [re * one, im * one])),
        factors.reduce<Dense>((product, factor) => times(product, single.get(factor)!), identity),
      ),
    );
    found.forEach((row, a) =>
      row.forEach(([re, im], b) => {
        const [wantedRe, wantedIm] = [0, 1].map((part) =>
          products.reduce((sum, product) => sum + product[a][b][part], 0),
        );
        expect(Math.hypot(re - wantedRe, im - wantedIm)).toBeLessThan(1e-12);
      }),
    );
  });
});

const mesh: Mesh = { sizes: [17, 9], shift: [0.13, 0.41] };

describe.each(Object.keys(combinations))("%s: gradient = differences", (name) => {
  const operator = combinations[name];
  const sweeps: Record<string, MeanSweep> = {
    "a band ring": { ...curvatureOfBands, operators: [operator] },
    "a pair ring": { ...smoothPairs, operators: [operator, y] },
    "a pair ring with itself": { ...smoothPairs, operators: [operator, operator] },
    "a triple ring": tripleSweep(smoothEdges, [x, operator, spinCurrent]),
  };
  test.each(Object.keys(sweeps))("in %s", (ring) => {
    const program = randomProgram(bands, true, 8);
    const theta = randomTheta(program, random).map((value) => value / 2);
    const direction = unitVector(theta.length, random);
    const quantity = sweepQuantity(sweeps[ring]);
    expectAgreement(derivatives(program, quantity, theta, mesh, direction, 2e-4));
  });
});

test("a spin current between degenerate levels", () => {
  const program = doubled(randomProgram(2, true, 8));
  const theta = randomTheta(program, random);
  // With itself: S has no trace between the two states of a level.
  const sweep = { ...smoothPairs, operators: [spinCurrent, spinCurrent] };
  const direction = unitVector(theta.length, random);
  expectAgreement(derivatives(program, sweepQuantity(sweep), theta, mesh, direction, 2e-4));
});
