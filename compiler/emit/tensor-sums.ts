import type { BandSumsIR, Code, EdgeIR, InputSource, RingIR } from "../ir/program.ts";
import { reachable } from "../ir/scalar.ts";
import { identifier } from "./identifier.ts";
import { emitOperator } from "./operator.ts";
import { groupValue, needed } from "./quantity.ts";
import { type NameTable, printCode, runtimeFunctions } from "./scalar.ts";
import { printTensorNode } from "./tensor-code.ts";
import { type Value, array, number, object, text } from "./target.ts";

/** What the tensor code of one program shares. */
export interface TensorSurroundings {
  readonly bands: number;
  /** Notes functions of the runtime that the code calls. */
  readonly use: (names: readonly string[]) => void;
  /** Notes that the code calls TensorFlow.js. */
  readonly useTensors: () => void;
  readonly nameTable: NameTable;
}

/** The band sums of a sweep on tensors: see `TensorSums` of the runtime. */
export function emitTensorSums(sums: BandSumsIR, surroundings: TensorSurroundings): Value {
  const emit = new Emitter(surroundings);
  return object({
    operators: array(
      sums.operators.map(({ name, terms }) => emitOperator(name, terms, surroundings.bands)),
    ),
    rings: array(sums.rings.map((ring) => emit.ring(ring))),
    integrand: emit.value(sums.integrand, ["rings", "s"]),
    integrandAdjoint: sums.integrandAdjoint
      ? emit.adjoint(sums.integrandAdjoint, ["rings", "s", "bar", "ringsBar", "sBar"])
      : { kind: "lambda", parameters: [], body: [] },
  });
}

class Emitter {
  private readonly surroundings: TensorSurroundings;

  constructor(surroundings: TensorSurroundings) {
    this.surroundings = surroundings;
  }

  ring(ring: RingIR): Value {
    const energies = ring.indices.map((index) => identifier(`E_${index}`));
    const operators = ring.operators.map(number);
    switch (ring.kind) {
      case "band":
        return object({
          kind: text("band"),
          group: ring.groups[0] && groupValue(ring.groups[0]),
          operator: operators[0],
          ...this.weights(ring, energies),
        });
      case "pair":
        // The second edge closes the ring, and weighs nothing.
        return object({
          kind: text("edges"),
          operators: array(operators),
          edges: array([
            object({
              levels: text(ring.levels),
              group: ring.groups[0] && groupValue(ring.groups[0]),
              ...this.weights(ring, energies),
            }),
            object({
              levels: text("all"),
              group: ring.groups[1] && groupValue(ring.groups[1]),
            }),
          ]),
        });
      case "triple":
        return object({
          kind: text("edges"),
          operators: array(operators),
          edges: array(
            ring.edges.map((edge, at) => this.edge(edge, [energies[at], energies[(at + 1) % 3]])),
          ),
        });
    }
  }

  private edge(edge: EdgeIR, energies: readonly string[]): Value {
    return object({
      levels: text(edge.levels),
      group: edge.group && groupValue(edge.group),
      complex: edge.weight && "true",
      ...(edge.weight && this.weights({ ...edge, weight: edge.weight }, energies)),
    });
  }

  private weights(
    { weight, weightGradient }: { readonly weight: Code; readonly weightGradient?: Code },
    energies: readonly string[],
  ): Readonly<Record<string, Value | undefined>> {
    const parameters = [...energies, "s"];
    return {
      weight: this.list(weight, parameters, energies),
      weightGradient: weightGradient && this.list(weightGradient, parameters, energies),
    };
  }

  /** A function that returns its only output. */
  value(code: Code, parameters: readonly string[]): Value {
    const { statements, outputs } = this.print(code, parameters, []);
    return {
      kind: "lambda",
      parameters: needed(parameters, [...statements, ...outputs]),
      body: [...statements, `return ${outputs[0]};`],
    };
  }

  /** A function that returns all outputs. */
  private list(code: Code, parameters: readonly string[], energies: readonly string[]): Value {
    const { statements, outputs } = this.print(code, parameters, energies);
    return {
      kind: "lambda",
      parameters: needed(parameters, [...statements, ...outputs]),
      body: [...statements, `return [${outputs.join(", ")}];`],
    };
  }

  /** A function that sets the adjoints of what the code reads. */
  adjoint(code: Code, parameters: readonly string[]): Value {
    const { statements, outputs } = this.print(code, parameters, []);
    return {
      kind: "lambda",
      parameters,
      body: [
        ...statements,
        ...code.scalar.outputs.map(
          ({ name }, at) => `${barTarget(code.inputs.get(name)!)} = ${outputs[at]};`,
        ),
      ],
    };
  }

  private print(code: Code, parameters: readonly string[], energies: readonly string[]) {
    const { nameTable, use } = this.surroundings;
    use(runtimeFunctions(code));
    const live = reachable(code.scalar);
    if (code.scalar.nodes.some(({ op }, id) => live.has(id) && isTable(op))) use(["lookUp"]);
    const read = (source: InputSource): string => {
      switch (source.kind) {
        case "scalar":
          return `s[${source.at}]`;
        case "energy":
          return energies[source.which];
        case "ring":
          return `rings[${ringPlace(source)}]`;
        case "bar":
          return "bar";
        default:
          throw new Error(`a band sum cannot read ${source.kind}`);
      }
    };
    const printed = printCode(code, read, parameters, nameTable, printTensorNode);
    if ([...printed.statements, ...printed.outputs].some((line) => /\btf\./.test(line)))
      this.surroundings.useTensors();
    return printed;
  }
}

function isTable(op: string): boolean {
  return op === "tabulated" || op === "interpolated";
}

function ringPlace({ at, part }: InputSource & { readonly kind: "ring" }): number {
  return 2 * at + (part === "im" ? 1 : 0);
}

function barTarget(source: InputSource): string {
  switch (source.kind) {
    case "scalar":
      return `sBar[${source.at}]`;
    case "ring":
      return `ringsBar[${ringPlace(source)}]`;
    default:
      throw new Error(`${source.kind} has no adjoint`);
  }
}
