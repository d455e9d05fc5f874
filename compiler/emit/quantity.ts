import type {
  Code,
  EdgeIR,
  InputSource,
  MeanIR,
  QuantityIR,
  RingIR,
  SweepIR,
} from "../ir/program.ts";
import type { BandGroup } from "../check/typed.ts";
import { emitOperator } from "./operator.ts";
import { identifier } from "./identifier.ts";
import { type NameTable, printCode, runtimeFunctions } from "./scalar.ts";
import { type Value, array, number, numbers, object, text } from "./target.ts";

type ScheduleNames = ReadonlyMap<string, string>;

/** What the quantities of one program share. */
export interface Surroundings {
  readonly bands: number;
  readonly schedules: ScheduleNames;
  /** The first place in θ of a family, by name. */
  readonly placeOf: (family: string) => number;
  /** Notes functions of the runtime that the code calls. */
  readonly use: (names: readonly string[]) => void;
  readonly nameTable: NameTable;
  /** The name of a module of WebAssembly. */
  readonly nameLanes: (module: string) => string;
  /** The variable of the curve that the quantity belongs to. */
  readonly variable?: string;
}

/** A quantity: its sweeps and the scalar code around them. */
export function emitQuantity(quantity: QuantityIR, surroundings: Surroundings): Value {
  const emit = new Emitter(surroundings);
  const { schedules } = surroundings;
  return object({
    text: text(quantity.text),
    line: number(quantity.line),
    unit: quantity.unit === undefined ? undefined : text(quantity.unit),
    conditions:
      quantity.conditions.length === 0
        ? undefined
        : array(
            quantity.conditions.map((name) =>
              object({ name: text(name), value: schedules.get(name)! }),
            ),
          ),
    sweeps: array(quantity.sweeps.map((sweep) => emit.sweep(sweep))),
    value: emit.value(quantity.value, ["theta", "step", "r"]),
    adjoint:
      quantity.adjoint &&
      emit.adjoint(quantity.adjoint, ["theta", "step", "r", "bar", "thetaBar", "rBar"]),
  });
}

class Emitter {
  private readonly surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
  }

  sweep(sweep: SweepIR): Value {
    const { scalar } = sweep.inputs;
    const inputs = {
      inputCount: number(scalar.outputs.length),
      inputs: this.writes(sweep.inputs, ["theta", "step", "r", "s"], "s"),
      inputsAdjoint:
        sweep.inputsAdjoint &&
        this.adjoint(
          sweep.inputsAdjoint,
          ["theta", "step", "r", "sBar", "thetaBar", "rBar"],
          "sBar",
        ),
    };
    switch (sweep.kind) {
      case "mean":
      case "point":
        return object({
          kind: text(sweep.kind),
          k: sweep.kind === "point" ? numbers(sweep.k) : undefined,
          operators: array(
            sweep.operators.map(({ name, terms }) =>
              emitOperator(name, terms, this.surroundings.bands),
            ),
          ),
          rings: array(sweep.rings.map((ring) => this.ring(ring))),
          integrand: this.value(sweep.integrand, ["rings", "s"]),
          integrandAdjoint:
            sweep.integrandAdjoint &&
            this.adjoint(sweep.integrandAdjoint, ["rings", "s", "bar", "ringsBar", "sBar"]),
          affine: sweep.kind === "mean" && sweep.affine ? "true" : undefined,
          lanes:
            sweep.kind === "mean" && sweep.lanes !== undefined
              ? this.surroundings.nameLanes(sweep.lanes.module)
              : undefined,
          laneTables: sweep.kind === "mean" ? this.laneTables(sweep) : undefined,
          ...inputs,
        });
      case "extremum":
        return object({
          kind: text("extremum"),
          sense: text(sweep.sense),
          bands: numbers(sweep.bands),
          body: this.value(sweep.body, ["e", "s"]),
          bodyAdjoint:
            sweep.bodyAdjoint && this.adjoint(sweep.bodyAdjoint, ["e", "s", "bar", "eBar", "sBar"]),
          ...inputs,
        });
      case "filling":
        return object({ kind: text("filling"), ...inputs });
      case "chern":
      case "z2":
      case "polarisation":
        return object({
          kind: text(sweep.kind),
          first: number(sweep.first),
          last: number(sweep.last),
          axis: sweep.kind === "polarisation" ? number(sweep.axis) : undefined,
          ...inputs,
        });
    }
  }

  private laneTables({ lanes }: MeanIR): Value | undefined {
    if (lanes === undefined || lanes.tables.length === 0) return undefined;
    const { nameTable } = this.surroundings;
    return array(lanes.tables.map(({ table, order }) => nameTable(table, order)));
  }

  private ring(ring: RingIR): Value {
    const energies = ring.indices.map((index) => identifier(`E_${index}`));
    const operators = ring.operators.map(number);
    if (ring.kind === "triple")
      return object({
        kind: text("triple"),
        operators: array(operators),
        edges: array(
          ring.edges.map((edge, at) => this.edge(edge, [energies[at], energies[(at + 1) % 3]])),
        ),
      });
    return object({
      kind: text(ring.kind),
      ...(ring.kind === "pair"
        ? { operators: array(operators), levels: text(ring.levels) }
        : { operator: operators[0] }),
      groups: ring.groups.some(Boolean) ? array(ring.groups.map(groupValue)) : undefined,
      weight: this.value(ring.weight, [...energies, "s"], energies),
      weightGradient:
        ring.weightGradient &&
        this.writes(ring.weightGradient, [...energies, "s", "out"], "out", energies),
    });
  }

  private edge(
    { levels, group, weight, weightGradient }: EdgeIR,
    energies: readonly string[],
  ): Value {
    const parameters = [...energies, "s", "out"];
    return object({
      levels: text(levels),
      group: group && groupValue(group),
      weight: weight && this.writes(weight, parameters, "out", energies),
      weightGradient: weightGradient && this.writes(weightGradient, parameters, "out", energies),
    });
  }

  /** A function that returns its only output. */
  value(code: Code, parameters: readonly string[], energies?: readonly string[]): Value {
    const { statements, outputs } = this.print(code, parameters, "bar", energies);
    return {
      kind: "lambda",
      parameters: needed(parameters, [...statements, ...outputs]),
      body: [...statements, `return ${outputs[0]};`],
    };
  }

  /** A function that writes its outputs into an array. */
  private writes(
    code: Code,
    parameters: readonly string[],
    into: string,
    energies?: readonly string[],
  ): Value {
    const { statements, outputs } = this.print(code, parameters, "bar", energies);
    if (outputs.length === 0) return { kind: "lambda", parameters: [], body: [] };
    return {
      kind: "lambda",
      parameters,
      body: [...statements, ...outputs.map((output, at) => `${into}[${at}] = ${output};`)],
    };
  }

  /** A function that adds to the adjoints of what the code reads; `bars` names an array of bars. */
  adjoint(code: Code, parameters: readonly string[], bars?: string): Value {
    const { statements, outputs } = this.print(code, parameters, bars ?? "bar");
    return {
      kind: "lambda",
      parameters,
      body: [
        ...statements,
        ...code.scalar.outputs.map(
          ({ name }, at) =>
            `${barTarget(code.inputs.get(name)!, this.surroundings.placeOf)} += ${outputs[at]};`,
        ),
      ],
    };
  }

  private print(
    code: Code,
    parameters: readonly string[],
    bars: string,
    energies: readonly string[] = [],
  ) {
    this.surroundings.use(runtimeFunctions(code));
    const read = (source: InputSource) => {
      switch (source.kind) {
        case "theta":
          return `theta[${this.surroundings.placeOf(source.family) + source.part}]`;
        case "step":
          return "step";
        case "schedule":
          return `${this.surroundings.schedules.get(source.name)}(step)`;
        case "curveVariable":
          return this.surroundings.variable!;
        case "result":
          return `r[${source.sweep}]`;
        case "scalar":
          return `s[${source.at}]`;
        case "energy":
          return energies[source.which];
        case "bandEnergy":
          return `e[${source.at}]`;
        case "ring":
          return `rings[${2 * source.at + (source.part === "im" ? 1 : 0)}]`;
        case "bar":
          return bars === "bar" ? "bar" : `${bars}[${source.at}]`;
        default:
          throw new Error(`a quantity cannot read ${source.kind}`);
      }
    };
    const { schedules, variable, nameTable } = this.surroundings;
    const called = [...code.inputs.values()].flatMap((source) =>
      source.kind === "schedule" ? [schedules.get(source.name)!] : [],
    );
    const outer = variable === undefined ? called : [...called, variable];
    return printCode(code, read, [...parameters, ...outer], nameTable);
  }
}

/** A group of bands, as data. */
export function groupValue(group: BandGroup | undefined): Value {
  if (!group) return "undefined";
  return object({
    first: number(group.first),
    last: number(group.last),
    outside: group.outside ? "true" : undefined,
  });
}

function barTarget(source: InputSource, placeOf: Surroundings["placeOf"]): string {
  switch (source.kind) {
    case "theta":
      return `thetaBar[${placeOf(source.family) + source.part}]`;
    case "result":
      return `rBar[${source.sweep}]`;
    case "scalar":
      return `sBar[${source.at}]`;
    case "bandEnergy":
      return `eBar[${source.at}]`;
    case "ring":
      return `ringsBar[${2 * source.at + (source.part === "im" ? 1 : 0)}]`;
    default:
      throw new Error(`${source.kind} has no adjoint`);
  }
}

/** The parameters up to the last one that the code names. */
export function needed(parameters: readonly string[], lines: readonly string[]): readonly string[] {
  const last = parameters.findLastIndex((name) =>
    lines.some((line) => new RegExp(`\\b${name}\\b`).test(line)),
  );
  return parameters.slice(0, last + 1);
}
