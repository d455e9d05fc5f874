/** Light sources from tables, against Planck's formula in SI units and the response at one frequency. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/index.ts";
import { type Certified, evaluateReport, initialTheta, loadProgram } from "../../runtime/index.ts";
import { compileSpec } from "../reference/spec.ts";

type Files = Readonly<Record<string, string>>;

const model = `
  lattice wire = supercell(chain(a = 4 angstrom), 3)
  space { spin 1/2 }
  hamiltonian H on wire {
    onsite A1:   -0.2805 eV * (0.7207522 * σx + 0.6932 * σz)
    onsite A2:   -0.2805 eV * (-0.3603761 * σx + 0.6241897 * σy + 0.6932 * σz)
    onsite A3:   -0.2805 eV * (-0.3603761 * σx - 0.6241897 * σy + 0.6932 * σz)
    hop shell 1: 0.1176 eV
    hop shell 2: 0.0786 eV
  }`;

const current = (light: string): string =>
  `photocurrent(H, light = ${light}, filling = 1/2, temperature = 300 K, relaxation = 10 THz, area = (4 angstrom)^2)`;

function reportOf(lines: readonly string[], files: Files = {}): Certified[] {
  const text = `${model}\nreport {\n${lines.join("\n")}\n}`;
  const program = loadProgram(compileSpec(text, {}, "spec.ham", files).javascript!);
  return evaluateReport(program, initialTheta(program), 0);
}

const valuesOf = (lines: readonly string[], files: Files = {}): number[] =>
  reportOf(lines, files).map(({ value }) => value);

/** Total irradiance of a light source in W/m². */
const total = (light: string): string =>
  `(integral over w from 1e12 Hz to 2e16 Hz: ${light.replace(/\)$/, ", w)")}) / (1 [W/m^2])`;

const h = 6.62607015e-34;
const c = 299792458;
const k = 1.380649e-23;

/** A black body of 1366 W/m² as rows of wavelength in nm and W/m²/nm, by Planck's formula. */
function blackBody(rows: number, temperature = 5500): string {
  const all = (2 * Math.PI ** 5 * k ** 4 * temperature ** 4) / (15 * h ** 3 * c ** 2);
  const lines = Array.from({ length: rows }, (_, n) => {
    const nm = 60 * (2e6 / 60) ** (n / (rows - 1));
    const m = nm * 1e-9;
    const exitance =
      (2 * Math.PI * h * c * c) / m ** 5 / Math.expm1((h * c) / (m * k * temperature));
    return `${nm}, ${(1366 / all) * exitance * 1e-9}`;
  });
  return ["# 5500 K", "wavelength [nm], irradiance [W/m^2/nm]", ...lines].join("\n");
}

describe("a tabulated black body", () => {
  const files = Object.fromEntries([100, 200, 400, 800].map((n) => [`${n}.csv`, blackBody(n)]));
  const exact = valuesOf([current("blackbody(5500 K, irradiance = 1366 [W/m^2])")])[0];
  const errors = [100, 200, 400, 800].map((n) => {
    const [value] = valuesOf([current(`spectrum("${n}.csv")`)], files);
    return Math.abs(value / exact - 1);
  });

  test("gives the current of the formula within the error of interpolation", () => {
    expect(errors[3]).toBeLessThan(3e-5);
  });

  test("and that error falls at least with the square of the distance of the rows", () => {
    for (const [n, error] of errors.slice(1).entries()) {
      expect(errors[n] / error).toBeGreaterThan(3);
    }
  });

  test("can be scaled to another irradiance", () => {
    const [scaled, twice, sum] = valuesOf(
      [
        current(`spectrum("800.csv", irradiance = 1000 [W/m^2])`),
        current(`spectrum("800.csv", irradiance = 2000 [W/m^2])`),
        total(`spectrum("800.csv", irradiance = 1000 [W/m^2])`),
      ],
      files,
    );
    expect(twice / scaled).toBeCloseTo(2, 12);
    // From 10¹² rad/s: a part of 10⁻⁹ of the light lies below.
    expect(sum / 1000).toBeCloseTo(1, 7);
  });

  test("has its file's units in the spec where the heading has none", () => {
    const bare = { "bare.csv": files["400.csv"].split("\n").slice(2).join("\n") };
    const [a, b] = valuesOf(
      [
        total(`spectrum("400.csv")`),
        total(`spectrum("bare.csv", columns = (1 [nm], 1 [W/m^2/nm]))`),
      ],
      { ...files, ...bare },
    );
    expect(b).toBe(a);
    expect(a).toBeCloseTo(1366, 0);
  });
});

describe("a triangle of light between 1 and 3 eV", () => {
  const peak = 2;
  // ∫ of a triangle of height 2 W/m²/eV and width 2 eV, were it not for the monotone cubic, which
  // has slope 0 at the peak and twice the secant at the ends: 2 W/m² + 2 · h²(m₀ − m₁)/12.
  const ev = (x: number, y: number): string => `${x},${y}`;
  const headings: Readonly<Record<string, readonly [string, (x: number) => number, number]>> = {
    "photon energy [eV], spectral irradiance [W/m^2/eV]": ["eV", (x) => x, 1],
    "energy (meV); irradiance (W m^-2 meV^-1)": ["meV", (x) => 1e3 * x, 1e-3],
    "frequency [THz], irradiance [W/(m^2 THz)]": [
      "THz",
      (x) => 241.7989242084918 * x,
      1 / 241.7989242084918,
    ],
    "frequency [THz], irradiance [W/m^2/eV]": ["THz and eV", (x) => 241.7989242084918 * x, 1],
    "angular frequency [1/fs], irradiance [W/m^2*fs]": [
      "rad/fs",
      (x) => x / 0.6582119569509066,
      0.6582119569509066,
    ],
    "omega [rad/fs], irradiance [W*fs/m^2/rad]": [
      "rad",
      (x) => x / 0.6582119569509066,
      0.6582119569509066,
    ],
    "wavelength [nm], irradiance [W/m^2/eV]": ["nm", (x) => 1239.841984332 / x, 1],
  };
  const files = Object.fromEntries(
    Object.entries(headings).map(([heading, [name, x, factor]]) => [
      `${name}.csv`,
      [
        heading,
        ...[
          [1, 0],
          [2, peak],
          [3, 0],
        ].map(([e, y]) => ev(x(e), y * factor)),
      ].join("\n"),
    ]),
  );

  test.each(Object.values(headings).map(([name]) => name))("in %s", (name) => {
    const [table, pairs] = valuesOf(
      [
        total(`spectrum("${name}.csv")`),
        total("spectrum((1 eV, 0), (2 eV, 2 [W/m^2/eV]), (3 eV, 0))"),
      ],
      files,
    );
    expect(pairs).toBeCloseTo(2 + (2 * (2 * peak)) / 12, 9);
    expect(table).toBeCloseTo(pairs, 9);
  });
});

test("a narrow line gives the response at its frequency", () => {
  const rows = "(0.3999 eV, 0), (0.4 eV, 1), (0.4001 eV, 0)";
  const [value, response] = valuesOf([
    current(`spectrum(${rows}, irradiance = 1000 [W/m^2])`),
    "second_order_response(H, filling = 1/2, temperature = 300 K, energy = 0.4 eV, relaxation = 10 THz * 1 [h]) / (1 [eV*angstrom^3])",
  ]);
  const e = 1.602176634e-19;
  const hbar = h / (2 * Math.PI);
  const omega = (0.4 * e) / hbar;
  const cell = 12e-10;
  const area = 16e-20;
  const sigma = ((e / hbar) ** 3 * response * e * 1e-30) / (4 * omega ** 2 * cell * area);
  const expected = (sigma * 2 * 1000) / (8.8541878128e-12 * c);
  expect(value / expected).toBeCloseTo(1, 5);
});

test("a light source may be a sum of others, in a `let`", () => {
  const spec = `${model}
    let lamp(w) = spectrum((1 eV, 1), (2 eV, 1), irradiance = 300 [W/m^2], w)
                + blackbody(3000 K, 200 [W/m^2], w)
    report {
      ${current("lamp")}
      ${current("spectrum((1 eV, 1), (2 eV, 1), irradiance = 300 [W/m^2])")}
      ${current("blackbody(3000 K, 200 [W/m^2])")}
    }`;
  const program = loadProgram(compileSpec(spec).javascript!);
  const [sum, a, b] = evaluateReport(program, initialTheta(program), 0).map(({ value }) => value);
  expect(sum / (a + b)).toBeCloseTo(1, 8);
});

describe("a table that cannot be used", () => {
  const say = (text: string): string[] =>
    compile({
      path: "spec.ham",
      text: `${model}\nreport { ${total(`spectrum("t.csv")`)} }`,
      read: () => ({ text }),
    }).diagnostics.map(({ code, message }) => `${code}: ${message}`);
  const heading = "wavelength [nm], irradiance [W/m^2/nm]\n";

  test.each<[string, string]>([
    ["", "no units"],
    ["1, 2\n3, 4\n", "no units"],
    [heading, "less than two rows"],
    [`${heading}300, 1\n`, "less than two rows"],
    [`${heading}300, 1\n400, abc\n`, "line 3: `abc` is no finite number"],
    [`${heading}300, 1\n400, 1e999\n`, "line 3: `1e999` is no finite number"],
    [`${heading}300, 1\n400, 1, 5\n`, "line 3: there are 3 columns"],
    [`${heading}300, 1\n\n400, 1\n350, 1\n`, "line 5: 350 after 400 is out of order"],
    [`${heading}300, 1\n300, 1\n`, "line 3: 300 after 300 is out of order"],
    [`${heading}300, 1\n400, -1\n`, "line 3: the spectral irradiance -1 is negative"],
    [`${heading}0, 1\n400, 1\n`, "line 2: 0 is no positive wavelength"],
    [`${heading}300, 0\n400, 0\n`, "no light"],
    ["wavelength [nm], irradiance [W/m^2/parsec]\n1, 2\n", "line 1: `W/m^2/parsec` is no unit"],
    ["wavelength [nm], irradiance\n1, 2\n", "one unit in place of two"],
    ["wavelength [nm], irradiance [V]\n1, 2\n2, 3\n", "second column is no spectral irradiance"],
    ["voltage [V], irradiance [W/m^2/nm]\n1, 2\n2, 3\n", "first column is no photon energy"],
    [heading + "300, 1\n".repeat(20_001), "20001 rows"],
  ])("%#: $1", (text, reason) => {
    const [message, ...others] = say(text);
    expect(others).toEqual([]);
    expect(message).toMatch(/^HAM(5022|7002): /);
    expect(message).toContain(reason);
  });

  test("is said, whatever it holds", () => {
    const right = blackBody(12);
    const mutated = fc
      .tuple(fc.nat(right.length), fc.nat(8), fc.string({ unit: "binary", maxLength: 6 }))
      .map(([at, length, text]) => right.slice(0, at) + text + right.slice(at + length));
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string({ unit: "binary" })), (text) => {
        const messages = say(text);
        expect(messages.length).toBeLessThanOrEqual(1);
        expect(messages.join()).not.toMatch(/undefined|NaN|\[object/);
      }),
      { numRuns: 150 },
    );
  });
});
