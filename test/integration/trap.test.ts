import { expect, test } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { certify } from "../../runtime/certify.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { hallConductivity } from "../runtime/haldane-program.ts";
import { trapped, trapProgram } from "./trap.ts";

const sigma = hallConductivity(2 * Math.PI, 0, () => 0.005);
const program = trapProgram();

/** NumPy, a shifted mesh of 1601² points: 0.90304; cells refined to 2·10⁵ points: 0.90311(11). */
const DENSE = { value: 0.9031, error: 1e-4 };

test("an optimiser that keeps its mesh claims what is not there; the certificate does not", () => {
  const kernel = new QuantityKernel(createHoppingTable(program), sigma);
  const onMesh = (size: number): number =>
    kernel.value(trapped, 0, { sizes: [size, size], shift: [0, 0] });
  const claimed = onMesh(32);
  expect(claimed).toBeGreaterThan(50);
  expect(claimed).toBeGreaterThan(5 * onMesh(256));
  const certified = certify(program, sigma, trapped, 0);
  expect(certified.error).toBeLessThan(0.02);
  expect(Math.abs(certified.value - DENSE.value)).toBeLessThanOrEqual(
    certified.error + DENSE.error,
  );
});
