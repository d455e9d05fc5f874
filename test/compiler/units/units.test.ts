import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unitNames } from "../../../grammar/index.ts";
import {
  type Dimension,
  dimension,
  divide,
  isDimensionless,
  multiply,
  raise,
  sameDimension,
  unitOf,
} from "../../../compiler/units/dimension.ts";
import { compoundUnit, units } from "../../../compiler/units/units.ts";

/** The internal units in SI units: eV, Å, fs, K, e. CODATA 2018. */
const electron = 1.602176634e-19;
const internal: Dimension = {
  energy: electron,
  length: 1e-10,
  time: 1e-15,
  temperature: 1,
  charge: electron,
};

/** SI values of a unit: its size in J, m, s, K, C. */
const si: Readonly<Record<string, readonly [number, Partial<Dimension>]>> = {
  eV: [electron, { energy: 1 }],
  meV: [1e-3 * electron, { energy: 1 }],
  keV: [1e3 * electron, { energy: 1 }],
  J: [1, { energy: 1 }],
  angstrom: [1e-10, { length: 1 }],
  pm: [1e-12, { length: 1 }],
  nm: [1e-9, { length: 1 }],
  um: [1e-6, { length: 1 }],
  mm: [1e-3, { length: 1 }],
  cm: [1e-2, { length: 1 }],
  m: [1, { length: 1 }],
  fs: [1e-15, { time: 1 }],
  ps: [1e-12, { time: 1 }],
  ns: [1e-9, { time: 1 }],
  us: [1e-6, { time: 1 }],
  ms: [1e-3, { time: 1 }],
  s: [1, { time: 1 }],
  Hz: [1, { time: -1 }],
  kHz: [1e3, { time: -1 }],
  MHz: [1e6, { time: -1 }],
  GHz: [1e9, { time: -1 }],
  THz: [1e12, { time: -1 }],
  K: [1, { temperature: 1 }],
  mK: [1e-3, { temperature: 1 }],
  W: [1, { energy: 1, time: -1 }],
  mW: [1e-3, { energy: 1, time: -1 }],
  V: [1, { energy: 1, charge: -1 }],
  mV: [1e-3, { energy: 1, charge: -1 }],
  A: [1, { charge: 1, time: -1 }],
  mA: [1e-3, { charge: 1, time: -1 }],
  uA: [1e-6, { charge: 1, time: -1 }],
  S: [1, { charge: 2, energy: -1, time: -1 }],
  C: [1, { charge: 1 }],
  T: [1, { energy: 1, time: 1, charge: -1, length: -2 }],
  kg: [1, { energy: 1, time: 2, length: -2 }],
  N: [1, { energy: 1, length: -1 }],
  e: [electron, { charge: 1 }],
  h: [6.62607015e-34, { energy: 1, time: 1 }],
  hbar: [6.62607015e-34 / (2 * Math.PI), { energy: 1, time: 1 }],
  k_B: [1.380649e-23, { energy: 1, temperature: -1 }],
  epsilon_0: [8.8541878128e-12, { charge: 2, energy: -1, length: -1 }],
  deg: [Math.PI / 180, {}],
  rad: [1, {}],
};

test.each([...units.keys()])("%s", (name) => {
  const unit = units.get(name)!;
  const [value, exponents] = si[name];
  expect(unit.dimension).toEqual(dimension(exponents));
  const inSI = Object.entries(unit.dimension).reduce(
    (product, [base, exponent]) => product * internal[base as keyof Dimension] ** exponent,
    unit.factor,
  );
  expect(inSI / value).toBeCloseTo(1, 9);
});

test("the grammar knows the same units as the table", () => {
  expect([...unitNames].sort()).toEqual([...units.keys()].sort());
});

describe("the algebra of dimensions", () => {
  const exponent = fc.integer({ min: -3, max: 3 });
  const dimensions = fc
    .tuple(exponent, exponent, exponent, exponent, exponent)
    .map(([energy, length, time, temperature, charge]) => ({
      energy,
      length,
      time,
      temperature,
      charge,
    }));

  test("is that of a group with powers", () => {
    fc.assert(
      fc.property(dimensions, dimensions, exponent, (a, b, n) => {
        expect(sameDimension(multiply(a, b), multiply(b, a))).toBe(true);
        expect(sameDimension(divide(multiply(a, b), b), a)).toBe(true);
        expect(isDimensionless(divide(a, a))).toBe(true);
        expect(sameDimension(raise(multiply(a, b), n), multiply(raise(a, n), raise(b, n)))).toBe(
          true,
        );
        expect(sameDimension(raise(raise(a, 2), 0.5), a)).toBe(true);
      }),
    );
  });

  test("what is shown reads back as the same dimension", () => {
    expect(unitOf(dimension({ energy: 1, length: -2 }))).toBe("eV/angstrom^2");
    expect(unitOf(dimension({ energy: -1, time: -1 }))).toBe("1/(eV*fs)");
    expect(unitOf(dimension({}))).toBe("");
  });
});

test("a compound unit is the product of its factors", () => {
  const irradiance = compoundUnit([
    { name: "W", exponent: 1 },
    { name: "m", exponent: -2 },
  ])!;
  const factor = 1 / electron / 1e15 / 1e20;
  expect(irradiance.factor / factor).toBeCloseTo(1, 12);
  expect(irradiance.dimension).toEqual(dimension({ energy: 1, time: -1, length: -2 }));
  expect(compoundUnit([{ name: "furlong", exponent: 1 }])).toBeUndefined();
});
