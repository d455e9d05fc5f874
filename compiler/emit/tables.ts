import { adjointOf } from "../differentiate/scalar.ts";
import type { ScalarFunction, Tabulated } from "../ir/scalar.ts";
import { printCode } from "./scalar.ts";
import { type Item, number } from "./target.ts";

/** The integrals that a program tabulates, each with the derivatives that it needs. */
export class Tables {
  private readonly known = new Map<string, { readonly name: string; readonly item: Item }>();
  private readonly numbers = new Map<string, number>();

  /** The name of T, or of its derivative of some order; it is part of the program from now on. */
  readonly nameOf = (table: Tabulated, order: number): string => {
    const key = `${order} ${table.key}`;
    const known = this.known.get(key);
    if (known) return known.name;
    const place = this.numbers.get(table.key) ?? this.numbers.size + 1;
    this.numbers.set(table.key, place);
    const name = `integral_${place}${["", "_slope", "_curvature"][order] ?? `_d${order}`}`;
    this.known.set(key, { name, item: tableItem(table, order, name) });
    return name;
  };

  get items(): readonly Item[] {
    return [...this.known.values()].map(({ item }) => item);
  }
}

function tableItem({ body, low, high }: Tabulated, order: number, name: string): Item {
  let code: ScalarFunction = body;
  for (let n = 0; n < order; n++)
    code = adjointOf(code, ["e"], { barOf: (_, builder) => builder.constant(1) });
  const inputs = new Map(["omega", "e"].map((input) => [input, { kind: "step" } as const]));
  const { statements, outputs } = printCode({ scalar: code, inputs }, (_, input) => input, [
    "omega",
    "e",
  ]);
  const integrand = [...statements.map((line) => `  ${line}`), `  return ${outputs[0]};`].join(
    "\n",
  );
  return {
    kind: "constant",
    name,
    type: "(e: number) => number",
    value: `integralTable((omega, e) => {\n${integrand}\n}, ${number(low)}, ${number(high)})`,
  };
}
