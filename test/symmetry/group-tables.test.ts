import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as moyo from "@spglib/moyo-wasm";
import { describe, expect, it, test } from "vitest";
import { rotationCounts } from "../../compiler/symmetry/groups/rotation-counts.ts";
import { rotationsOf } from "../../compiler/symmetry/groups/rotations.ts";
import { type StandardGroup, findGroup, symbolsOf } from "../../compiler/symmetry/groups/table.ts";

const require = createRequire(import.meta.url);
moyo.initSync({
  module: readFileSync(join(dirname(require.resolve("@spglib/moyo-wasm")), "moyo_wasm_bg.wasm")),
});

/** An operation as text, its translation in 24ths of the conventional vectors. */
function textOf(matrix: readonly (readonly number[])[], shift: readonly number[]): string {
  return [...matrix.flat(), ...shift.map((x) => ((Math.round(24 * x) % 24) + 24) % 24)]
    .map((x) => x + 0)
    .join();
}

interface Seitz {
  readonly matrix: readonly (readonly number[])[];
  readonly shift: readonly number[];
}

/** All operations in the conventional cell: the generators multiplied until nothing new comes. */
function operationsOf({ generators, centrings }: StandardGroup): ReadonlySet<string> {
  const unit = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const factors: Seitz[] = [...generators, ...centrings.map((shift) => ({ matrix: unit, shift }))];
  const found = new Set([textOf(unit, [0, 0, 0])]);
  const group: Seitz[] = [{ matrix: unit, shift: [0, 0, 0] }];
  for (const { matrix, shift } of group)
    for (const factor of factors) {
      const next = {
        matrix: factor.matrix.map((row) =>
          unit.map((_, j) => row.reduce((sum, x, k) => sum + x * matrix[k][j], 0)),
        ),
        shift: factor.matrix.map((row, i) => {
          const moved = row.reduce((sum, x, k) => sum + x * shift[k], factor.shift[i]);
          return (((Math.round(24 * moved) % 24) + 24) % 24) / 24;
        }),
      };
      const key = textOf(next.matrix, next.shift);
      if (found.has(key)) continue;
      found.add(key);
      group.push(next);
    }
  return found;
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const space = numbers(230).map((number) => findGroup("space", number)!);
const layer = numbers(80).map((number) => findGroup("layer", number)!);
const standard = { type: "Standard" } as const;

describe("the tables against those of moyo", () => {
  it.each([
    ["space", space, (n: number) => moyo.operations_from_number(n, standard, false)],
    ["layer", layer, (n: number) => moyo.operations_from_layer_number(n, standard, false)],
  ] as const)("%s groups have the same operations", (_, groups, published) => {
    for (const group of groups) {
      const expected = published(group.number!).map(({ rotation, translation }) =>
        // moyo gives matrices column by column.
        textOf(
          [0, 1, 2].map((i) => [0, 1, 2].map((j) => rotation[3 * j + i])),
          translation,
        ),
      );
      expect([group.symbol, ...[...operationsOf(group)].sort()]).toEqual([
        group.symbol,
        ...expected.sort(),
      ]);
    }
  });

  it("every group has the point group of its crystal class", () => {
    const counts = (group: StandardGroup) => rotationCounts(rotations(group));
    const ofClass = (symbol: string) => counts(findGroup("point", symbol)!);
    expect(space.map(counts)).toEqual(
      space.map(({ number }) => ofClass(moyo.space_group_type(number!).geometric_crystal_class)),
    );
    expect(layer.map(counts)).toEqual(
      layer.map(({ number }) => ofClass(moyo.layer_group_type(number!).geometric_crystal_class)),
    );
  });
});

const rotations = (group: StandardGroup) =>
  rotationsOf(group.generators.map(({ matrix }) => matrix));
const determinant = ([p, q, r]: readonly (readonly number[])[]): number =>
  p[0] * (q[1] * r[2] - q[2] * r[1]) -
  p[1] * (q[0] * r[2] - q[2] * r[0]) +
  p[2] * (q[0] * r[1] - q[1] * r[0]);

/** Counts that every textbook gives; the tables themselves do not say them. */
describe("the tables against published counts", () => {
  const inversion = "-1,0,0,0,-1,0,0,0,-1";
  const centrosymmetric = (groups: readonly StandardGroup[]) =>
    groups.filter((group) => rotations(group).some((matrix) => matrix.join() === inversion));
  const proper = (groups: readonly StandardGroup[]) =>
    groups.filter((group) => rotations(group).every((matrix) => determinant(matrix) === 1));

  it("92 space groups have inversion, and 65 (of Sohncke) proper rotations alone", () =>
    expect([centrosymmetric(space).length, proper(space).length]).toEqual([92, 65]));

  // International Tables E list layer groups by crystal class, so that their numbers tell it.
  it("layer groups with inversion, and with proper rotations alone, are those of their classes", () => {
    const between = (first: number, last: number) => numbers(last).slice(first - 1);
    expect(centrosymmetric(layer).map(({ number }) => number)).toEqual(
      [[2], [6, 7], between(14, 18), between(37, 48), [51, 52], between(61, 64)]
        .concat([[66], [71, 72], [75], [80]])
        .flat(),
    );
    expect(proper(layer).map(({ number }) => number)).toEqual(
      [
        [1],
        [3],
        between(8, 10),
        between(19, 22),
        [49],
        [53, 54],
        [65],
        [67, 68],
        [73],
        [76],
      ].flat(),
    );
  });

  it("32 point groups occur", () => {
    const classes = new Set(space.map((group) => rotationCounts(rotations(group))));
    expect(classes.size).toBe(32);
  });

  it("73 space groups and 43 layer groups are symmorphic", () => {
    // In the standard settings of the tables these are the ones whose generators shift nothing.
    const still = (groups: readonly StandardGroup[]) =>
      groups.filter(({ generators, centrings }) =>
        generators.every(
          ({ shift }) =>
            shift.every((x) => x === 0) || centrings.some((c) => c.join() === shift.join()),
        ),
      ).length;
    expect([still(space), still(layer)]).toEqual([73, 43]);
  });
});

test("no two symbols of a kind are the same without _", () => {
  for (const kind of ["point", "layer", "space"] as const) {
    const plain = symbolsOf(kind).map((symbol) => symbol.replaceAll("_", ""));
    expect(new Set(plain).size).toBe(plain.length);
  }
});

test.each([
  ["space", "Fd-3m", 227],
  ["space", "F d -3 m", 227],
  ["space", "P6_3/mmc", 194],
  ["space", "P63/mmc", 194],
  ["space", "P12_1/c1", 14],
  ["space", "Cmca", 64],
  ["layer", "p6/mmm", 80],
  ["layer", "p4/nmm", 64],
  ["layer", "p2_1/m2/m2/a", 41],
] as const)("the %s group %s is number %i", (kind, symbol, number) => {
  expect(findGroup(kind, symbol)?.number).toBe(number);
});

test.each([
  ["C6v", "6mm"],
  ["D3d", "-3m"],
  ["Oh", "m-3m"],
  ["D2d", "-42m"],
])("%s is the point group %s", (schoenflies, symbol) => {
  expect(findGroup("point", schoenflies)?.symbol).toBe(symbol);
});
