import { readdirSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bloch, compiled, difference, transformed } from "./bloch.ts";
import { families } from "./families.ts";
import { groupFamilies } from "./group-families.ts";

const numbers = (length: number) =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: length, maxLength: length });

describe.each([...families, ...groupFamilies])("$name", ({ spec, count }) => {
  const family = compiled(spec);
  const { program, group } = family;
  const dimension = program.lattice.vectors.length;

  it(`has ${count} independent numbers`, () => expect(family.numbers).toBe(count));

  it("every member has every declared symmetry", () =>
    fc.assert(
      fc.property(numbers(family.numbers), numbers(dimension), (values, k) => {
        const theta = Float64Array.from(values);
        const h = (at: readonly number[]) => bloch(program, theta, at);
        for (const operation of group)
          expect(difference(transformed(operation, h, k), h(k))).toBeLessThan(1e-12);
      }),
      { numRuns: 4 },
    ));

  it("every Hamiltonian with the symmetry is a member", () => {
    const free = compiled(spec.replace(/^symmetry .*$/m, "symmetry none"));
    const theta = Float64Array.from({ length: free.numbers }, (_, p) => Math.sin(1 + 7.3 * p * p));
    const any = (k: readonly number[]) => bloch(free.program, theta, k);
    const ks = Array.from({ length: 3 }, (_, n) =>
      Array.from({ length: dimension }, (__, axis) => Math.cos(3 + 5 * n + 11 * axis)),
    );
    // The mean of its images has the symmetry, and any that has it is its own mean.
    const symmetric = ks.flatMap((k) => {
      const images = group.map((operation) => transformed(operation, any, k).flat(2));
      return images[0].map((_, at) => images.reduce((sum, h) => sum + h[at], 0) / group.length);
    });
    const basis = Array.from({ length: family.numbers }, (_, p) => {
      const unit = new Float64Array(family.numbers);
      unit[p] = 1;
      return ks.flatMap((k) => bloch(program, unit, k).flat(2));
    });
    expect(outside(symmetric, basis)).toBeLessThan(1e-10);
  });
});

const lattices = readdirSync("library/lattices").map((file) => file.replace(".ham", ""));

describe.each(lattices)("%s, all that it has", (lattice) => {
  it("with spin, nearest neighbours: every member has every symmetry", () => {
    const {
      program,
      group,
      numbers: count,
    } = compiled(`lattice ${lattice}
space { spin 1/2 }
symmetry { detect, time_reversal }
parameter e : hermitian each site
parameter t : matrix each bond of shell 1
hamiltonian H {
  onsite: e
  hop shell 1: t
}`);
    expect(count).toBeGreaterThanOrEqual(2);
    const theta = Float64Array.from({ length: count }, (_, p) => Math.cos(3 * p + 1));
    const h = (k: readonly number[]) => bloch(program, theta, k);
    const k = program.lattice.vectors.map((_, axis) => 0.7 + 1.3 * axis);
    for (const operation of group)
      expect(difference(transformed(operation, h, k), h(k))).toBeLessThan(1e-12);
  });
});

/** The length of the part of a vector outside of a span, by Gram and Schmidt, twice. */
function outside(vector: readonly number[], span: readonly (readonly number[])[]): number {
  const basis: number[][] = [];
  const rest = (v: readonly number[]): number[] => {
    let left = [...v];
    for (let pass = 0; pass < 2; pass++)
      for (const e of basis) {
        const along = left.reduce((sum, x, at) => sum + x * e[at], 0);
        left = left.map((x, at) => x - along * e[at]);
      }
    return left;
  };
  for (const v of span) {
    const left = rest(v);
    const length = Math.hypot(...left);
    if (length > 1e-8) basis.push(left.map((x) => x / length));
  }
  return Math.hypot(...rest(vector));
}
