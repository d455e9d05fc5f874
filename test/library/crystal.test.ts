/** Tensors by component, groups of bands and values at a wave vector in three dimensions, against crystal_check.py. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { programOf } from "../reference/spec.ts";
import { onMesh } from "./kernel.ts";

/** What crystal_check.py prints. */
const numpy = [
  0.0770503351969, // hall xy
  -0.0900953310547, // hall yz
  -0.0815009624307, // hall zx
  0.0121243588074, // nernst zx
  0.00948915927875, // orbital magnetization yz
  0.0133822205783, // spin hall zx
  0.00111579751957, // spin hall yz of spin x
  0.103315412689, // drude xx
  0.133126655504, // drude zz
  0.0365628171014, // drude xz
  0.998320047387, // metric zz
  -0.0209429630095, // metric yz
  1.12552534629, // optical zz
  0.0972604052913, // optical yy imaginary
  0.196861340213, // optical zx
  -0.0403568254038, // optical yz imaginary
  -0.00107140619138, // dipole
  -0.0600682329644, // curvature of bands 1..2
  0.132248310467, // metric of bands 2..3
  -0.597755308832, // velocity of band 2
  -0.0604577240897, // mean velocity of bands 2..4
  0.306971479892, // spectral function
  0.0949097178609, // gaussian
  0.143496090419, // spectral function on B
];

const text = readFileSync(new URL("crystal.ham", import.meta.url), "utf8");
const names = programOf(text).report.map((quantity) => quantity.text);
const found = onMesh(text, [12, 12, 12]);

test("there is one number for each line of the report", () => {
  expect(names).toHaveLength(numpy.length);
});

test.each(names.map((name, at) => [name, at] as const))("%s", (_name, at) => {
  expect(Math.abs(found[at] / numpy[at] - 1)).toBeLessThan(1e-8);
});
