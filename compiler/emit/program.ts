import type { Domain, Start } from "../../runtime/program.ts";
import type { Block } from "../model/parameters.ts";
import { isDimensionless, unitOf } from "../units/dimension.ts";
import type { ProgramIR, QuantityIR, ScheduleIR } from "../ir/program.ts";
import { identifier } from "./identifier.ts";
import { emitCentres, emitCurve, emitPath, emitProfile } from "./curves.ts";
import { Lanes } from "./lanes.ts";
import { emitOperation } from "./operation.ts";
import { emitQuantity } from "./quantity.ts";
import { Tables } from "./tables.ts";
import { type ReadInput, printCode } from "./scalar.ts";
import {
  type Item,
  type Module,
  type Value,
  array,
  number,
  numbers,
  object,
  text,
} from "./target.ts";
import { emitTerm, termType } from "./terms.ts";

export interface EmitOptions {
  readonly version: string;
  /** What the spec says of each parameter, by name, for comments. */
  readonly lines: (span: { readonly start: number; readonly end: number }) => {
    readonly text: string;
    readonly line: number;
  };
}

/** The program that a spec compiles to. */
export function emitProgram(ir: ProgramIR, { version, lines }: EmitOptions): Module {
  const runtime = new Set<string>();
  const use = (names: readonly string[]) => names.forEach((name) => runtime.add(name));
  const taken = new Set<string>();
  const unique = (wanted: string) => {
    let name = identifier(wanted);
    while (taken.has(name)) name += "_";
    taken.add(name);
    return name;
  };
  const scheduleNames = new Map(
    ir.schedules.map(({ schedule }) => [schedule.name, unique(schedule.name)]),
  );
  const schedules = ir.schedules.map((schedule): Item => {
    const { line, text: source } = lines(schedule.schedule.span);
    return {
      kind: "function",
      doc: `Line ${line}: ${source}`,
      name: scheduleNames.get(schedule.schedule.name)!,
      parameters: [{ name: "step", type: "number" }],
      result: "number",
      body: scheduleBody(schedule, scheduleNames),
    };
  });
  const parameters = ir.parameters.map((block) => {
    const { line, text: source } = lines(block.family.declaration);
    return {
      name: unique(block.family.name),
      item: parameterValue(block, line),
      doc: `Line ${line}: ${source}`,
    };
  });
  const placeOf = (family: string) =>
    ir.parameters.find((block) => block.family.name === family)!.place;
  const terms = ir.terms.map((term) => ({
    name: unique(term.name),
    type: termType(term),
    doc: `Line ${term.line}: ${term.text}`,
    value: emitTerm(term, placeOf),
  }));
  const tables = new Tables(unique);
  const lanes = new Lanes(unique);
  const surroundings = {
    bands: ir.basis.length,
    schedules: scheduleNames,
    placeOf,
    use,
    nameTable: tables.nameOf,
    nameLanes: lanes.nameOf,
  };
  const quantity = (item: QuantityIR) => emitQuantity(item, surroundings);
  const goal =
    ir.goal && object({ sense: text(ir.goal.sense), quantity: quantity(ir.goal.quantity) });
  const constraints = array(
    ir.constraints.map((item) =>
      object({ kind: text(item.kind), quantity: quantity(item.quantity) }),
    ),
  );
  const report = array(ir.report.map(quantity));
  // Energies in weights are called E_n, E_m, …
  const variableOf = (name: string) => unique(name.startsWith("E_") ? `at_${name}` : name);
  const curves = ir.curves.map((curve) => emitCurve(curve, variableOf, surroundings));
  const profiles = ir.profiles.map((profile) => emitProfile(profile, variableOf, surroundings));
  const items: Item[] = [
    { kind: "heading", text: "Where" },
    { kind: "constant", name: "lattice", type: "Lattice", value: latticeValue(ir) },
    ...waveVectorItems(ir),
    ...section(
      "What may vary",
      parameters.map(({ name, item, doc }) => constant(name, "Parameter", item, doc)),
    ),
    ...section("Schedules", schedules),
    ...section("Integrals", tables.items),
    ...section(
      "Hamiltonian",
      terms.map(({ name, type, value, doc }) => constant(name, type, value, doc)),
    ),
    ...section("For two wave vectors at once", lanes.items),
    ...(ir.goal && goal
      ? section("What is wanted", [
          constant(
            "goal",
            "Goal",
            goal,
            `Line ${ir.goal.quantity.line}: ${ir.goal.sense} ${ir.goal.quantity.text}`,
          ),
        ])
      : []),
    ...(ir.constraints.length > 0
      ? section("What is required", [constant("constraints", "readonly Constraint[]", constraints)])
      : []),
    ...section("What to show", [
      constant("report", "readonly Quantity[]", report),
      ...(curves.length > 0 ? [constant("curves", "readonly Curve[]", array(curves))] : []),
      ...(ir.paths.length > 0
        ? [constant("paths", "readonly BandPath[]", array(ir.paths.map(emitPath)))]
        : []),
      ...(ir.centres.length > 0
        ? [constant("centres", "readonly CentresLine[]", array(ir.centres.map(emitCentres)))]
        : []),
      ...(profiles.length > 0 ? [constant("profiles", "readonly Profile[]", array(profiles))] : []),
      ...(ir.operations
        ? [
            constant(
              "operations",
              "readonly LatticeOperation[]",
              array(ir.operations.operations.map(emitOperation)),
              `Line ${ir.operations.line}: ${ir.operations.text}`,
            ),
          ]
        : []),
    ]),
    { kind: "heading", text: "The program" },
    constant(
      "program",
      "Program",
      programValue(ir, parameters, terms, tables.integralNames, scheduleNames),
    ),
  ];
  return {
    doc: `${ir.spec}, compiled by Ham ${version}.\nMade from the spec: edit that, not this file.`,
    imports: {
      values: [...runtime, ...tables.functions].sort(),
      types: importedTypes(items),
      from: "./ham-runtime/index.js",
    },
    items,
    result: "program",
  };
}

function section(heading: string, items: readonly Item[]): readonly Item[] {
  return items.length > 0 ? [{ kind: "heading", text: heading }, ...items] : [];
}

function constant(name: string, type: string, value: Value, doc?: string): Item {
  return { kind: "constant", name, type, value, doc };
}

const runtimeTypes = [
  "BandPath",
  "Bond",
  "CentresLine",
  "Constraint",
  "Curve",
  "Goal",
  "IntegralTable",
  "Lattice",
  "LatticeOperation",
  "Parameter",
  "Profile",
  "Program",
  "Quantity",
  "Term",
  "WaveVectorMap",
];

function importedTypes(items: readonly Item[]): readonly string[] {
  const types = items.map((item) => (item.kind === "constant" ? item.type : ""));
  return runtimeTypes.filter((name) =>
    types.some((type) => new RegExp(`(^|[ <])${name}\\b`).test(type)),
  );
}

function programValue(
  ir: ProgramIR,
  parameters: readonly { readonly name: string }[],
  terms: readonly { readonly name: string }[],
  integrals: readonly string[],
  scheduleNames: ReadonlyMap<string, string>,
): Value {
  const { solve } = ir;
  return object({
    spec: text(ir.spec),
    lattice: "lattice",
    waveVectorMaps: isSymmetric(ir) ? "waveVectorMaps" : undefined,
    basis: array(ir.basis.map(text)),
    parameters: array(parameters.map(({ name }) => name)),
    terms: array(terms.map(({ name }) => name)),
    goal: ir.goal && "goal",
    constraints: ir.constraints.length > 0 ? "constraints" : "[]",
    report: "report",
    curves: ir.curves.length > 0 ? "curves" : undefined,
    paths: ir.paths.length > 0 ? "paths" : undefined,
    centres: ir.centres.length > 0 ? "centres" : undefined,
    profiles: ir.profiles.length > 0 ? "profiles" : undefined,
    operations: ir.operations && "operations",
    integrals: integrals.length > 0 ? array(integrals) : undefined,
    solve: object({
      method: text(solve.method),
      rate: { kind: "lambda", parameters: ["step"], body: scheduleBody(solve.rate, scheduleNames) },
      steps: number(solve.steps),
      starts: number(solve.starts),
      seed: number(solve.seed),
      mesh: numbers(solve.mesh),
      shifted: String(solve.shifted),
      untilChange: solve.untilChange === undefined ? undefined : number(solve.untilChange),
    }),
  });
}

function latticeValue({ lattice }: ProgramIR): Value {
  return object({
    name: text(lattice.name),
    continuum: lattice.continuum && "true",
    vectors: array(lattice.vectors.map(numbers)),
    sites: array(
      lattice.sites.map(({ name, position }) =>
        object({ name: text(name), position: numbers(position) }),
      ),
    ),
  });
}

/** Nothing where the declared symmetry moves no wave vector. */
function waveVectorItems(ir: ProgramIR): readonly Item[] {
  if (!isSymmetric(ir)) return [];
  const value = array(ir.waveVectorMaps.map((map) => array(map.map(numbers))));
  const doc = "The declared symmetry takes κ to each of these times κ.";
  return [constant("waveVectorMaps", "readonly WaveVectorMap[]", value, doc)];
}

function isSymmetric({ waveVectorMaps }: ProgramIR): boolean {
  return waveVectorMaps.length > 1;
}

function parameterValue({ family, domain, start, labels }: Block, line: number): Value {
  const { dimension } = family.type;
  const unit = dimension !== "any" && !isDimensionless(dimension) ? unitOf(dimension) : undefined;
  return object({
    name: text(family.source),
    line: number(line),
    domain: tagged(domain),
    members: array(labels.map(text)),
    start: tagged(start),
    fixed: String(family.fixed),
    unit: unit && object({ symbol: text(unit), scale: "1" }),
  });
}

function tagged(value: Domain | Start): Value {
  return object(
    Object.fromEntries(
      Object.entries(value).map(([key, field]) => [
        key,
        typeof field === "number" ? number(field) : text(String(field)),
      ]),
    ),
  );
}

function scheduleBody(
  schedule: ScheduleIR,
  scheduleNames: ReadonlyMap<string, string>,
): readonly string[] {
  return schedule.pieces
    .flatMap(({ until, code }) => {
      const { statements, outputs } = printCode(code, readSchedule(scheduleNames), ["step"]);
      if (until === undefined) return [...statements, `return ${outputs[0]};`];
      return statements.length === 0
        ? [`if (step < ${until}) return ${outputs[0]};`]
        : [
            `if (step < ${until}) {`,
            ...statements.map((line) => `  ${line}`),
            `  return ${outputs[0]};`,
            "}",
          ];
    })
    .concat(schedule.pieces.at(-1)?.until === undefined ? [] : endless(schedule, scheduleNames));
}

/** A last piece with an end holds on after it. */
function endless(
  schedule: ScheduleIR,
  scheduleNames: ReadonlyMap<string, string>,
): readonly string[] {
  const { statements, outputs } = printCode(
    schedule.pieces.at(-1)!.code,
    readSchedule(scheduleNames),
    ["step"],
  );
  return [...statements, `return ${outputs[0]};`];
}

function readSchedule(scheduleNames: ReadonlyMap<string, string>): ReadInput {
  return (source) =>
    source.kind === "schedule" ? `${scheduleNames.get(source.name)}(step)` : "step";
}
