import { expect, test } from "vitest";
import { pointGroupSymbol } from "../../compiler/symmetry/point-group.ts";
import {
  type Rotation,
  compose,
  diagonal,
  mirrorNormalTo,
  rotationAbout,
} from "../../compiler/symmetry/rotation.ts";

const z = [0, 0, 1];
const turn = (n: number, axis = z): Rotation => rotationAbout(axis, (2 * Math.PI) / n);
const over = (n: number, axis = z): Rotation => compose(diagonal(-1, -1, -1), turn(n, axis));
const mirror = mirrorNormalTo;
const [x, y] = [
  [1, 0, 0],
  [0, 1, 0],
];
const inversion = diagonal(-1, -1, -1);
const cubic = [turn(2), turn(3, [1, 1, 1])];

/** All products of generators, each with the number of primed ones in it, modulo 2. */
function group(generators: readonly Rotation[], primed: readonly Rotation[] = []) {
  const key = (m: Rotation): string =>
    m
      .flat()
      .map((v) => Math.round(v * 1e3) + 0)
      .join();
  const elements = [{ rotation: diagonal(1, 1, 1), primed: false }];
  const known = new Set(elements.map(({ rotation }) => key(rotation)));
  const steps = [
    ...generators.map((rotation) => ({ rotation, primed: false })),
    ...primed.map((rotation) => ({ rotation, primed: true })),
  ];
  for (const element of elements)
    for (const step of steps) {
      const rotation = compose(step.rotation, element.rotation);
      if (known.has(key(rotation))) continue;
      known.add(key(rotation));
      elements.push({ rotation, primed: step.primed !== element.primed });
    }
  return elements;
}

/** The 32 classes with generators, as in the International Tables, volume A, chapter 3.2. */
const classes: Readonly<Record<string, readonly Rotation[]>> = {
  "1": [],
  "-1": [inversion],
  "2": [turn(2)],
  m: [mirror(z)],
  "2/m": [turn(2), mirror(z)],
  "222": [turn(2), turn(2, x)],
  mm2: [mirror(x), mirror(y)],
  mmm: [mirror(x), mirror(y), mirror(z)],
  "4": [turn(4)],
  "-4": [over(4)],
  "4/m": [turn(4), inversion],
  "422": [turn(4), turn(2, x)],
  "4mm": [turn(4), mirror(x)],
  "-42m": [over(4), turn(2, x)],
  "-4m2": [over(4), mirror(x)],
  "4/mmm": [turn(4), mirror(x), inversion],
  "3": [turn(3)],
  "-3": [over(3)],
  "32": [turn(3), turn(2, x)],
  "3m": [turn(3), mirror(x)],
  "-3m": [over(3), mirror(x)],
  "6": [turn(6)],
  "-6": [over(6)],
  "6/m": [turn(6), inversion],
  "622": [turn(6), turn(2, x)],
  "6mm": [turn(6), mirror(x)],
  "-6m2": [over(6), mirror(x)],
  "-62m": [over(6), turn(2, x)],
  "6/mmm": [turn(6), mirror(x), inversion],
  "23": cubic,
  "m-3": [...cubic, inversion],
  "432": [...cubic, turn(4)],
  "-43m": [...cubic, over(4)],
  "m-3m": [...cubic, turn(4), inversion],
};

test.each(Object.entries(classes))("%s", (symbol, generators) => {
  expect(pointGroupSymbol(group(generators))).toBe(symbol);
});

/** Magnetic point groups: Litvin, Magnetic Group Tables (2013), part 2; generators plain and primed. */
const magnetic: Readonly<Record<string, readonly [readonly Rotation[], readonly Rotation[]]>> = {
  "-1'": [[], [inversion]],
  "2'/m": [[mirror(z)], [turn(2)]],
  "2/m'": [[turn(2)], [mirror(z)]],
  "m'm'2": [[], [mirror(x), mirror(y)]],
  "mm'2'": [[mirror(x)], [mirror(y)]],
  "m'mm": [[mirror(y), mirror(z)], [mirror(x)]],
  "4'mm'": [[mirror(x)], [turn(4)]],
  "4m'm'": [[turn(4)], [mirror(x)]],
  "4/m'mm": [[turn(4), mirror(x)], [mirror(z)]],
  "-3'm'": [[turn(3)], [inversion, mirror(x)]],
  "3m'": [[turn(3)], [mirror(x)]],
  "6m'm'": [[turn(6)], [mirror(x)]],
  "6'mm'": [[turn(3), mirror(x)], [turn(6)]],
  "6'm'm": [[turn(3), mirror(y)], [turn(6)]],
  "6/mm'm'": [[turn(6), mirror(z)], [mirror(x)]],
  "m-3m'": [[...cubic, inversion], [turn(4)]],
  "m'-3'm": [[...cubic, over(4)], [inversion]],
};

test.each(Object.entries(magnetic))("%s", (symbol, [plain, primed]) => {
  expect(pointGroupSymbol(group(plain, primed))).toBe(symbol);
});

test("the orientation in space does not matter", () => {
  const tilt = compose(turn(7, [1, 2, 3]), turn(5));
  const back = tilt.map((_, i) => tilt.map((row) => row[i]));
  for (const [symbol, generators] of Object.entries(classes)) {
    const turned = generators.map((m) => compose(compose(tilt, m), back));
    const found = pointGroupSymbol(group(turned));
    const orders = (text: string): string => [...text].sort().join("");
    expect(orders(found)).toBe(orders(symbol));
  }
});
