import { instruction as i, REAL } from "../../webassembly/instructions.ts";
import { type Code as Bytes, encodeModule, type ModuleFunction } from "../../webassembly/module.ts";
import type { Code, MeanIR, RingIR } from "../ir/program.ts";
import type { ScalarFunction } from "../ir/scalar.ts";
import { laneCode } from "./lane-code.ts";
import { splitByEnergy } from "./pair-weight.ts";
import { twoBands } from "./two-bands.ts";

/** exp is the only function that lane code calls. */
const EXP = 0;
const imports = [{ name: "exp", parameters: ["v128"], result: "v128" }] as const;
/** Numbers of a level that pairs are given; a weight that needs more is left to JavaScript. */
const SLOTS = 16;

/**
 * The scalar code of a sweep for both lanes of registers: a module of WebAssembly, in base64, with
 * what `runtime/wasm/lane-code.ts` calls. Undefined where nothing of it can be put so.
 */
export function vectorise(sweep: MeanIR, bands: number): string | undefined {
  const forms = bands === 2 ? closedForms(sweep) : [];
  // Beside a closed form, weights would serve only where levels come close.
  const functions = forms.length > 0 ? forms : sweep.rings.flatMap(pairWeights);
  return functions.length === 0 ? undefined : base64(encodeModule(imports, functions));
}

/** "levels0" and "pairs0" of ring 0, and those with slopes where there is a gradient. */
function pairWeights(ring: RingIR, at: number): readonly ModuleFunction[] {
  if (ring.kind !== "pair") return [];
  const { weight, weightGradient } = ring;
  const value = pairFunctions(weight, `levels${at}`, `pairs${at}`);
  const slopes = weightGradient
    ? pairFunctions(weightGradient, `slopeLevels${at}`, `slopePairs${at}`)
    : [];
  return [...value, ...slopes];
}

function pairFunctions(code: Code, levelName: string, pairName: string): readonly ModuleFunction[] {
  const { level, pair } = splitByEnergy(code);
  if (level.outputs.length > SLOTS) return [];
  const scalarAt = (name: string, s: number): Bytes => {
    const source = code.inputs.get(name);
    if (source?.kind !== "scalar") throw new Error(`a weight cannot read ${source?.kind}`);
    return [...i.get(s), ...i.loadBoth(8 * source.at)];
  };
  // level(E, s, out)
  const levels = laneFunction(levelName, ["v128", "i32", "i32"], level, {
    read: (name) => (name === "E" ? i.get(0) : scalarAt(name, 1)),
    write: (output, value) => [...i.get(2), ...value, ...i.store(REAL * output)],
  });
  // pair(row, column, s, out, step)
  const pairs = laneFunction(pairName, ["i32", "i32", "i32", "i32", "i32"], pair, {
    read: (name) => {
      const [side, slot] = name.split(" ");
      if (side !== "row" && side !== "column") return scalarAt(name, 2);
      return [...i.get(side === "row" ? 0 : 1), ...i.load(REAL * Number(slot))];
    },
    write: (output, value) => {
      const step = [...i.get(4), ...i.integer(output), ...i.multiplyIntegers, ...i.addIntegers];
      return [...i.get(3), ...(output > 0 ? step : []), ...value, ...i.store()];
    },
  });
  return levels && pairs ? [levels, pairs] : [];
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
  const form = laneFunction(name, ["i32", "i32", "i32"], code.scalar, {
    read: (input) => {
      const [kind, at] = input.split(" ");
      if (kind === "entry") return [...i.get(0), ...i.load(REAL * Number(at))];
      const source = code.inputs.get(input);
      if (source?.kind !== "scalar") throw new Error(`an integrand cannot read ${source?.kind}`);
      return [...i.get(1), ...i.loadBoth(8 * source.at)];
    },
    write: (output, value) => [...i.get(2), ...value, ...i.store(REAL * output)],
  });
  return form ? [form] : [];
}

function laneFunction(
  name: string,
  parameters: ModuleFunction["parameters"],
  code: ScalarFunction,
  {
    read,
    write,
  }: { read: (name: string) => Bytes; write: (output: number, value: Bytes) => Bytes },
): ModuleFunction | undefined {
  const lanes = laneCode(code, { read, write, exp: EXP, firstLocal: parameters.length });
  if (lanes === undefined) return undefined;
  return {
    name,
    parameters,
    locals: Array.from({ length: lanes.locals }, () => "v128" as const),
    body: lanes.body,
  };
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
