/** Every observable that is a sum over bands, on a model without symmetry, against numpy_check.py. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { programOf } from "../reference/spec.ts";
import { onMesh } from "./kernel.ts";

/** What numpy_check.py prints. */
const numpy = [
  0.644601320408, // density_of_states
  2.20896735532, // electrons
  -2.8107238596, // total_energy
  -2.99379144984, // free_energy
  1.21003296775, // site_occupation
  -0.0763727406791, // spin x
  0.147387465073, // spin y
  -0.126370968667, // spin z
  -0.444312154139, // hall
  -0.282856887016, // nernst
  -0.110677479286, // spin hall
  -0.0250218050264, // orbital magnetization
  1.61284982558, // metric
  0.992938074792, // metric xx
  0.619911750784, // metric yy
  -0.101744088818, // metric xy
  0.0769100729766, // drude
  1.44996124392, // optical xx
  0.0532136868123, // optical xx imaginary
  -0.615241353237, // optical xy
  -0.070884099419, // optical xy imaginary
  -0.00069184272058, // dipole x
  0.000857790564881, // dipole y
  -0.0102104889288, // shift xxx
  0.000475480880773, // shift yxx
  0.00035799874786, // injection xxx
  -0.00787007188636, // injection yxx
  0.00290365142307, // injection circular
];

const text = readFileSync(new URL("generic.ham", import.meta.url), "utf8");
const names = programOf(text).report.map((quantity) => quantity.text);
const found = onMesh(text, [84, 84]);

test("there is one number for each line of the report", () => {
  expect(names).toHaveLength(numpy.length);
});

test.each(names.map((name, at) => [name, at] as const))("%s", (_name, at) => {
  expect(Math.abs(found[at] / numpy[at] - 1)).toBeLessThan(2e-8);
});
