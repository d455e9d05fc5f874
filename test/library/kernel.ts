import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { initialTheta, type Program } from "../../runtime/index.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { programOf } from "../reference/spec.ts";

/** The report of a spec on a given mesh, without certificates. */
export function onMesh(
  text: string,
  sizes: readonly number[],
  set: Readonly<Record<string, number>> = {},
): readonly number[] {
  const program = programOf(text, set);
  const theta = initialTheta(program);
  return evaluators(program, sizes).map((at) => at(theta));
}

/** The values of a spec's one quantity on a mesh as its one parameter takes each of some values. */
export function scan(
  text: string,
  sizes: readonly number[],
  parameter: readonly number[],
): readonly number[] {
  const [at] = evaluators(programOf(text), sizes);
  return parameter.map((value) => at(Float64Array.of(value)));
}

function evaluators(
  program: Program,
  sizes: readonly number[],
): readonly ((theta: Float64Array) => number)[] {
  const table = createHoppingTable(program);
  const mesh = { sizes, shift: sizes.map(() => 0.37) };
  return program.report.map((quantity) => {
    const kernel = new QuantityKernel(table, quantity);
    return (theta) => kernel.value(theta, 0, mesh);
  });
}
