import { expect, test } from "vitest";
import { complaints } from "./report.ts";

const report = (items: string): string =>
  `lattice honeycomb\nhamiltonian H { hop shell 1: 1 }\nreport { ${items} }`;

const physical = (items: string): string =>
  `lattice chain(a = 3 angstrom)\nhamiltonian H { hop shell 1: 1 eV }\nreport { ${items} }`;

const sheet = (item: string): string =>
  `lattice sheet { a1 = (1, 0)  a2 = (0, 1)  site A at (0, 0)  ${item} }
hamiltonian H { hop shell 1: 1 }
report { bands at Γ }`;

test.each([
  [report("bands along Γ K1"), "HAM2001 Nothing here is called `K1`. Did you mean `K`?"],
  [report("bands along Γ Q"), "HAM2001 Nothing here is called `Q`. Known here: Γ, K, M."],
  [
    report("bands at (1/3, 1/3, 0)"),
    "HAM4010 A wave vector of this lattice needs 2 components, but has 3.",
  ],
  [
    physical("bands at 0.1 eV"),
    "HAM3003 A wave vector must be plain numbers, in units of the reciprocal vectors, but this is a quantity in eV.",
  ],
  [sheet("point K at (1, 2, 3)"), "HAM4010 The wave vector of `K` needs 2 components, but has 3."],
  [
    sheet("point K at (1 eV, 0)"),
    "HAM3003 A fractional position must be plain numbers, but this is a quantity in eV.",
  ],
  [
    sheet("point K at (1/2, 0)  point K at (0, 1/2)"),
    "HAM2002 `K` is declared twice. Rename one of them. Greek letters and their names are one name: `μ` is `mu`.",
  ],
  [
    sheet("point Gamma at (1/2, 0)"),
    "HAM2012 `Gamma` has a fixed meaning in the language and cannot be declared anew. Choose another name, such as `Gamma0`.",
  ],
  [report("x for x from 0 to 1 in 1 points"), /^HAM6005 .*points.* 2 .*10000/],
  [report("x for x from 0 to 1 in 10001 points"), /^HAM6005 /],
  [report("x for x from 0 to 1 in 2.5 points"), /^HAM6005 /],
  [report("x for x from 1 to 1 in 3 points"), /^HAM2003 The other end of a curve must be another/],
  [physical("x for x from 0 eV to 1 K in 3 points"), /^HAM3001 /],
  [physical("x + 1 eV for x from 0 K to 1 K in 3 points"), /^HAM3001 /],
  [
    physical("electrons(H, mu = x, kT = 1 eV) for x from 0 angstrom to 1 angstrom in 3 points"),
    /^HAM3003 /,
  ],
  [
    report("electrons(H, mu = 0, kT = 1) for x from 0 to 1 in 3 points"),
    "HAM2020 `x` is defined but nothing uses it. Remove it, or use it.",
  ],
  [
    report("band_gap(H, bands = x) for x from 1 to 2 in 2 points"),
    /^HAM2008 .*`x` varies along the curve/,
  ],
  [
    `parameter m : real = 1\n${report("bandwidth(H, bands = 1) + m for m from 0 to 1 in 2 points").replace(": 1 }", ": m }")}`,
    /^HAM2002 `m` is declared twice/,
  ],
  [report("x for cell_area from 0 to 1 in 3 points"), /^HAM2012 /],
  [report("y for x from 0 to 1 in 3 points"), /^HAM2001 Nothing here is called `y`/],
])("%s", (text, wanted) => {
  expect(complaints(text)).toEqual([
    typeof wanted === "string" ? wanted : expect.stringMatching(wanted),
  ]);
});
