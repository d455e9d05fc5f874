import { adjointOf } from "../differentiate/scalar.ts";
import { curvesOf } from "../ir/evaluate.ts";
import { curveKey, type SampledCurve } from "../ir/sampled-curve.ts";
import type { ScalarFunction, Tabulated } from "../ir/scalar.ts";
import { printCode } from "./scalar.ts";
import { type Item, number } from "./target.ts";

const suffix = (order: number): string => ["", "_slope", "_curvature"][order] ?? `_d${order}`;

/**
 * The functions that a program tabulates: integrals, each with the derivatives that it needs, and
 * the curves that a spec gives by points.
 */
export class Tables {
  private readonly names = new Map<string, string>();
  private readonly integrals: string[] = [];
  private readonly curves: string[] = [];
  private readonly unique: (wanted: string) => string;
  readonly items: Item[] = [];

  constructor(unique: (wanted: string) => string) {
    this.unique = unique;
  }

  /** The name of T, or of its derivative of some order; it is part of the program from now on. */
  readonly nameOf = (table: Tabulated | SampledCurve, order: number): string => {
    if ("body" in table) {
      const wanted = `integral_${placeIn(this.integrals, table.key)}${suffix(order)}`;
      return this.named(`${order} ${table.key}`, wanted, (name) =>
        this.integral(table, order, name),
      );
    }
    const key = curveKey(table);
    const wanted = `spectrum_${placeIn(this.curves, key)}${suffix(order)}`;
    return this.named(`${order} ${key}`, wanted, (name) => this.curve(table, order, name));
  };

  /** The names of all integrals. */
  get integralNames(): readonly string[] {
    return this.items.flatMap((item) =>
      item.kind === "constant" && item.type === "IntegralTable" ? [item.name] : [],
    );
  }

  /** The runtime functions that make them. */
  get functions(): readonly string[] {
    const made = this.items.map((item) => (item.kind === "constant" ? String(item.value) : ""));
    return ["cubicCurve", "integralTable"].filter((fn) =>
      made.some((value) => value.startsWith(`${fn}(`)),
    );
  }

  private named(key: string, wanted: string, make: (name: string) => Item): string {
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const name = this.unique(wanted);
    this.names.set(key, name);
    this.items.push(make(name));
    return name;
  }

  private integral({ body, low, high }: Tabulated, order: number, name: string): Item {
    let code: ScalarFunction = body;
    for (let n = 0; n < order; n++)
      code = adjointOf(code, ["e"], { barOf: (_, builder) => builder.constant(1) });
    const inputs = new Map(["omega", "e"].map((input) => [input, { kind: "step" } as const]));
    const { statements, outputs } = printCode(
      { scalar: code, inputs },
      (_, input) => input,
      ["omega", "e"],
      this.nameOf,
    );
    const integrand = [...statements.map((line) => `  ${line}`), `  return ${outputs[0]};`].join(
      "\n",
    );
    const breaks = curvesOf(code).map(({ curve, scale }) => {
      const points = this.pointsOf(curve);
      return scale === 1 ? points : `${points}.map((x) => x / ${number(scale)})`;
    });
    const ends = [number(low), number(high), ...new Set(breaks)].join(", ");
    return {
      kind: "constant",
      name,
      type: "IntegralTable",
      value: `integralTable((omega, e) => {\n${integrand}\n}, ${ends})`,
    };
  }

  private curve(curve: SampledCurve, order: number, name: string): Item {
    const parts = [this.pointsOf(curve), list(curve.y), list(curve.slopes), String(order)];
    return {
      kind: "constant",
      doc: `${curve.source}, per angular frequency`,
      name,
      type: "(at: number) => number",
      value: `cubicCurve(${parts.join(", ")})`,
    };
  }

  private pointsOf(curve: SampledCurve): string {
    const key = curveKey(curve);
    const wanted = `spectrum_${placeIn(this.curves, key)}_points`;
    return this.named(`points ${key}`, wanted, (name) => ({
      kind: "constant",
      name,
      type: "readonly number[]",
      value: list(curve.x),
    }));
  }
}

/** Which of the keys it is, from 1; a new one is the last. */
function placeIn(keys: string[], key: string): number {
  const at = keys.indexOf(key);
  return at < 0 ? keys.push(key) : at + 1;
}

/** Numbers in lines of ordinary width. */
function list(values: readonly number[]): string {
  const lines: string[] = [];
  let line = " ";
  for (const text of values.map((value) => ` ${number(value)},`)) {
    if (line.length + text.length > 100) {
      lines.push(line);
      line = " ";
    }
    line += text;
  }
  return `[\n${[...lines, line].join("\n")}\n]`;
}
