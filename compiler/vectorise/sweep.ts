import { instruction as i, REAL } from "../../webassembly/instructions.ts";
import { type Code as Bytes, encodeModule, type ModuleFunction } from "../../webassembly/module.ts";
import type { Code, MeanIR, RingIR } from "../ir/program.ts";
import type { ScalarFunction, Tabulated } from "../ir/scalar.ts";
import { laneCode, type LaneSurroundings } from "./lane-code.ts";
import { splitByEnergy } from "./pair-weight.ts";
import { type LaneTable, LaneTables } from "./tables.ts";
import { twoBands } from "./two-bands.ts";

/** The functions that lane code calls. */
const imports = [
  { name: "exp", parameters: ["v128"], result: "v128" },
  { name: "lookUp", parameters: ["i32", "v128"], result: "v128" },
] as const;
const EXP = 0;
const LOOK_UP = 1;
/** Numbers of a level; a weight that needs more is left to JavaScript. */
const SLOTS = 16;

/** What of a sweep can be computed for two k at once; see `MeanSweep` in the program. */
export interface LaneModule {
  /** In base64. */
  readonly module: string;
  readonly tables: readonly LaneTable[];
}

/**
 * The scalar code of a sweep for both lanes of registers: a module of WebAssembly with what
 * `runtime/wasm/lane-code.ts` calls. Undefined where nothing of it can be put so.
 */
export function vectorise(sweep: MeanIR, bands: number): LaneModule | undefined {
  const tables = new LaneTables();
  const forms = bands === 2 ? closedForms(sweep) : [];
  // Beside a closed form, weights would serve only where levels come close.
  const functions =
    forms.length > 0
      ? forms
      : sweep.rings.flatMap((ring, at) => ringWeights(ring, String(at), sweep, tables));
  if (functions.length === 0) return undefined;
  return { module: base64(encodeModule(imports, functions)), tables: tables.all };
}

/** The weights of a ring, and those with slopes where there is a gradient. */
function ringWeights(
  ring: RingIR,
  name: string,
  { inputs }: MeanIR,
  tables: LaneTables,
): readonly ModuleFunction[] {
  const scalars = inputs.scalar.outputs.length;
  const both = (
    weight: Code | undefined,
    slopes: Code | undefined,
    make: (code: Code, prefix: string) => readonly ModuleFunction[],
  ) => [...(weight ? make(weight, "value") : []), ...(slopes ? make(slopes, "slopes") : [])];
  const pair = (of: string, parts: number) => (code: Code, prefix: string) =>
    pairFunctions(code, `${prefix} ${of}`, parts, new Reader(code, scalars, tables));
  switch (ring.kind) {
    case "band":
      return both(ring.weight, ring.weightGradient, (code, prefix) =>
        levelFunction(code.scalar, `${prefix} ${name}`, new Reader(code, scalars, tables)),
      );
    case "pair":
      return both(ring.weight, ring.weightGradient, pair(name, 1));
    case "triple":
      return ring.edges.flatMap(({ weight, weightGradient }, at) =>
        both(weight, weightGradient, pair(`${name} ${at}`, 2)),
      );
  }
}

/** How code finds the scalars and tables of its sweep. */
class Reader {
  private readonly code: Code;
  private readonly scalars: number;
  private readonly tables: LaneTables;

  constructor(code: Code, scalars: number, tables: LaneTables) {
    this.code = code;
    this.scalars = scalars;
    this.tables = tables;
  }

  /** "E" stands for either energy. */
  isEnergy(name: string): boolean {
    return name === "E" || this.code.inputs.get(name)?.kind === "energy";
  }

  /** A scalar of the sweep; they begin at the place in a local. */
  scalar(name: string, local: number): Bytes {
    const source = this.code.inputs.get(name);
    if (source?.kind !== "scalar") throw new Error(`lane code cannot read ${source?.kind}`);
    return [...i.get(local), ...i.loadBoth(8 * source.at)];
  }

  /** Tables follow the scalars. */
  lookUp(local: number): (table: Tabulated, order: number, at: Bytes) => Bytes {
    return (table, order, at) => {
      const place = 8 * this.scalars + 4 * this.tables.placeOf(table, order);
      return [...i.get(local), ...i.loadInteger(place), ...at, ...i.call(LOOK_UP)];
    };
  }
}

/** level(E, s, out): the numbers of a level. */
function levelFunction(
  code: ScalarFunction,
  name: string,
  reader: Reader,
): readonly ModuleFunction[] {
  if (code.outputs.length > SLOTS) return [];
  const energy = code.nodes.flatMap((node) =>
    node.op === "input" && reader.isEnergy(node.name) ? [node.name] : [],
  );
  return laneFunction(`levels ${name}`, ["v128", "i32", "i32"], code, {
    read: (input) => (energy.includes(input) ? i.get(0) : reader.scalar(input, 1)),
    lookUp: reader.lookUp(1),
    write: (output, value) => [...i.get(2), ...value, ...i.store(REAL * output)],
  });
}

/**
 * The numbers of a level that pairs need, and pair(row, column, s, out, step): those of a pair,
 * `step` bytes apart, each in as many parts (re and im, or only one).
 */
function pairFunctions(
  code: Code,
  name: string,
  parts: number,
  reader: Reader,
): readonly ModuleFunction[] {
  const { level, pair } = splitByEnergy(code);
  const levels = levelFunction(level, name, reader);
  const pairs = laneFunction(`pairs ${name}`, ["i32", "i32", "i32", "i32", "i32"], pair, {
    read: (input) => {
      const [side, slot] = input.split(" ");
      if (side !== "row" && side !== "column") return reader.scalar(input, 2);
      return [...i.get(side === "row" ? 0 : 1), ...i.load(REAL * Number(slot))];
    },
    lookUp: reader.lookUp(2),
    write: (output, value) => {
      const number = Math.floor(output / parts);
      const step = [...i.get(4), ...i.integer(number), ...i.multiplyIntegers, ...i.addIntegers];
      const place = [...i.get(3), ...(number > 0 ? step : [])];
      return [...place, ...value, ...i.store(REAL * (output % parts))];
    },
  });
  return levels.length > 0 && pairs.length > 0 ? [...levels, ...pairs] : [];
}

/** "twoBands", and "twoBandsGradient" where there is one. */
function closedForms(sweep: MeanIR): readonly ModuleFunction[] {
  const value = closedForm("twoBands", twoBands(sweep, false));
  const gradient = sweep.integrandAdjoint && twoBands(sweep, true);
  return [...value, ...closedForm("twoBandsGradient", gradient)];
}

/** form(entries, s, out). */
function closedForm(name: string, code: Code | undefined): readonly ModuleFunction[] {
  if (code === undefined) return [];
  return laneFunction(name, ["i32", "i32", "i32"], code.scalar, {
    read: (input) => {
      const [kind, at] = input.split(" ");
      if (kind === "entry") return [...i.get(0), ...i.load(REAL * Number(at))];
      const source = code.inputs.get(input);
      if (source?.kind !== "scalar") throw new Error(`an integrand cannot read ${source?.kind}`);
      return [...i.get(1), ...i.loadBoth(8 * source.at)];
    },
    write: (output, value) => [...i.get(2), ...value, ...i.store(REAL * output)],
  });
}

/** Nothing where lanes cannot do it. */
function laneFunction(
  name: string,
  parameters: ModuleFunction["parameters"],
  code: ScalarFunction,
  surroundings: Pick<LaneSurroundings, "read" | "write" | "lookUp">,
): readonly ModuleFunction[] {
  const lanes = laneCode(code, { ...surroundings, exp: EXP, firstLocal: parameters.length });
  if (lanes === undefined) return [];
  const locals = Array.from({ length: lanes.locals }, () => "v128" as const);
  return [{ name, parameters, locals, body: lanes.body }];
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
