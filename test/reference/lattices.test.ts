/** The lattices of the library: distances of neighbour shells and coordination numbers. */
import { describe, expect, test } from "vitest";
import { bondsOfShells } from "../../compiler/model/bonds.ts";
import { compileSpec } from "./spec.ts";

/** Distance of each shell, and how many neighbours of that shell a site of each name has. */
const known: Readonly<Record<string, readonly (readonly [number, readonly number[]])[]>> = {
  chain: [
    [1, [2]],
    [2, [2]],
    [3, [2]],
  ],
  square: [
    [1, [4]],
    [Math.SQRT2, [4]],
    [2, [4]],
    [Math.sqrt(5), [8]],
    [Math.sqrt(8), [4]],
  ],
  triangular: [
    [1, [6]],
    [Math.sqrt(3), [6]],
    [2, [6]],
    [Math.sqrt(7), [12]],
  ],
  honeycomb: [
    [1, [3, 3]],
    [Math.sqrt(3), [6, 6]],
    [2, [3, 3]],
    [Math.sqrt(7), [6, 6]],
  ],
  kagome: [
    [1, [4, 4, 4]],
    [Math.sqrt(3), [4, 4, 4]],
    [2, [6, 6, 6]],
  ],
  lieb: [
    [1, [4, 2, 2]],
    [Math.SQRT2, [0, 4, 4]],
    [2, [4, 4, 4]],
  ],
};

describe.each(Object.keys(known))("%s", (name) => {
  test.each([1, 2.46])("lattice constant times %d", (factor) => {
    const constant = { chain: 1, square: 1, triangular: 1, honeycomb: Math.sqrt(3) }[name] ?? 2;
    const text = `lattice ${name}(a = ${constant * factor})\nhamiltonian H { hop shell 1: 1 }\nreport { bandwidth(H, bands = 1) }`;
    const { lattice } = compileSpec(text).model!;
    const bonds = bondsOfShells(lattice, known[name].length)!;
    known[name].forEach(([distance, coordination], at) => {
      const shell = bonds.filter((bond) => bond.shell === at + 1);
      for (const { length } of shell) expect(length).toBeCloseTo(distance * factor, 9);
      const ends = shell.flatMap(({ from, to }) => [from, to]);
      const found = lattice.sites.map((_, site) => ends.filter((end) => end === site).length);
      expect([at + 1, ...found]).toEqual([at + 1, ...coordination]);
    });
  });
});
