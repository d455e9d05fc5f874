/** Every observable that is a sum over bands, on a model without symmetry, against numpy_check.py. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { programOf } from "../reference/spec.ts";

/** What numpy_check.py prints. */
const numpy = [
  0.673878642339, // density_of_states
  2.26206664077, // electrons
  -2.49742821023, // total_energy
  -2.69707974383, // free_energy
  1.27082632345, // site_occupation
  -0.0221571744752, // spin x
  0.043149612176, // spin y
  -0.047021523362, // spin z
  -0.95880043518, // hall
  0.422397867164, // nernst
  -0.184855383646, // spin hall
  -0.122393055713, // orbital magnetization
  2.38360185819, // metric
  1.5042318888, // metric xx
  0.879369969395, // metric yy
  -0.0201477904082, // metric xy
  0.118307747279, // drude
  1.61807598244, // optical xx
  0.0916686903927, // optical xx imaginary
  -0.944867904269, // optical xy
  -0.410425641633, // optical xy imaginary
];

const program = programOf(readFileSync(new URL("generic.ham", import.meta.url), "utf8"));
const table = createHoppingTable(program);
const mesh = { sizes: [120, 120], shift: [0.37, 0.37] };

test("there is one number for each line of the report", () => {
  expect(program.report).toHaveLength(numpy.length);
});

test.each(program.report.map((quantity, at) => [quantity.text, quantity, at] as const))(
  "%s",
  (_text, quantity, at) => {
    const found = new QuantityKernel(table, quantity).value(new Float64Array(0), 0, mesh);
    expect(Math.abs(found - numpy[at])).toBeLessThan(2e-9 * Math.max(1, Math.abs(numpy[at])));
  },
);
