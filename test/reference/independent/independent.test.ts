/** Models without a closed form, against NumPy: numpy_check.py builds them from the conventions alone. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createHoppingTable } from "../../../runtime/bloch/hopping-table.ts";
import { QuantityKernel } from "../../../runtime/quantity.ts";
import { programOf } from "../spec.ts";

/** What numpy_check.py prints. */
const numpy: Readonly<Record<string, readonly number[]>> = {
  oblique: [
    -0.0030250025241, 0.27631852488, 0.0086469285077, 1.7661786823, -2.2841145958, 1.9896421364,
    -1.253375,
  ],
  spinful: [
    -0.73425384323, 0.42663911658, 0.029914348166, 5.2524173214, -3.0618404525, 3.828401323,
    4.797733897,
  ],
  "orbital-spin": [
    -0.37312827354, 0.22788161944, 0.13011418407, 3.6774405772, -3.0895143649, 2.981402466, 0,
  ],
};

test.each(Object.keys(numpy))("%s", (name) => {
  const program = programOf(readFileSync(new URL(`${name}.ham`, import.meta.url), "utf8"));
  const table = createHoppingTable(program);
  const mesh = { sizes: [60, 60], shift: [0.37, 0.37] };
  const found = program.report.map((quantity) =>
    new QuantityKernel(table, quantity).value(new Float64Array(0), 0, mesh),
  );
  expect(found).toHaveLength(numpy[name].length);
  found.forEach((value, at) => expect(value).toBeCloseTo(numpy[name][at], 9));
});
