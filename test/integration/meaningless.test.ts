/** What is no number is not certified; an exact zero is. */
import { expect, test } from "vitest";
import { report } from "../reference/spec.ts";

const graphene = (item: string) =>
  report(`lattice honeycomb\nhamiltonian H { hop shell 1: 1 }\nreport { ${item} }`)[0];

test("a ratio whose denominator is zero within its error is not certified", () => {
  expect(graphene("bandwidth(H, bands = 1) / band_gap(H, bands = 1)")).toMatchObject({
    certified: false,
    reason: "the error is larger than the value",
  });
});

test("a zero by symmetry is certified", () => {
  const { value, error, certified } = graphene("hall_conductivity(H, filling = 1/2, kT = 1)");
  expect(certified).toBe(true);
  expect(Math.abs(value)).toBeLessThan(1e-12);
  expect(error).toBeLessThan(1e-12);
});
