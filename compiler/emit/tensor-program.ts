import type { ProgramIR, QuantityIR } from "../ir/program.ts";
import { identifier } from "./identifier.ts";
import type { EmitOptions } from "./program.ts";
import { Tables } from "./tables.ts";
import { emitTensorSums } from "./tensor-sums.ts";
import { type Item, type Module, type Value, array, object, text } from "./target.ts";

/**
 * What TensorFlow.js computes of a spec: the means over the zone of its goal and constraints, as
 * code on tensors. Everything else is part of the program proper (`emitProgram`).
 */
export function emitTensorProgram(
  ir: ProgramIR,
  { version }: Pick<EmitOptions, "version">,
): Module {
  const functions = new Set<string>();
  let usesTensors = false;
  const taken = new Set(["goal", "program", ...ir.constraints.map((_, at) => constraintName(at))]);
  const unique = (wanted: string): string => {
    let name = identifier(wanted);
    while (taken.has(name)) name += "_";
    taken.add(name);
    return name;
  };
  const tables = new Tables(unique);
  const surroundings = {
    bands: ir.basis.length,
    use: (names: readonly string[]) => names.forEach((name) => functions.add(name)),
    useTensors: () => {
      usesTensors = true;
    },
    nameTable: tables.nameOf,
  };
  const sweepsOf = ({ sweeps }: QuantityIR): Value =>
    array(
      sweeps.map((sweep) =>
        sweep.kind === "mean" ? emitTensorSums(sweep, surroundings) : "undefined",
      ),
    );
  const quantityItem = (name: string, quantity: QuantityIR): Item => ({
    kind: "constant",
    name,
    type: "TensorSweeps",
    doc: [
      `Line ${quantity.line}: ${quantity.text}`,
      ...quantity.sweeps.map(
        ({ kind, text: source }, at) => `Sweep ${at}, ${kind}: ${source.replaceAll(/\s+/g, " ")}`,
      ),
    ].join("\n"),
    value: sweepsOf(quantity),
  });
  const goal = ir.goal && quantityItem("goal", ir.goal.quantity);
  const constraints = ir.constraints.map(({ quantity }, at) =>
    quantityItem(constraintName(at), quantity),
  );
  return {
    doc:
      `The tensors of ${ir.spec}, compiled by Ham ${version}: what TensorFlow.js computes of it.\n` +
      "Made from the spec: edit that, not this file.",
    imports: {
      whole: usesTensors ? { name: "tf", from: "@tensorflow/tfjs-core" } : undefined,
      values: [...functions, ...tables.functions].sort(),
      types: [
        ...(tables.integralNames.length > 0 ? ["IntegralTable"] : []),
        "TensorProgram",
        ...(goal || constraints.length > 0 ? ["TensorSweeps"] : []),
      ],
      from: "./ham-runtime/tfjs/index.js",
    },
    items: [
      ...tables.items,
      ...(goal ? [goal] : []),
      ...constraints,
      {
        kind: "constant",
        name: "program",
        type: "TensorProgram",
        value: object({
          spec: text(ir.spec),
          goal: goal ? "goal" : "[]",
          constraints: array(constraints.map((_, at) => constraintName(at))),
        }),
      },
    ],
    result: "program",
  };
}

function constraintName(at: number): string {
  return `constraint_${at + 1}`;
}
