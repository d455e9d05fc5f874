import type { Engine } from "./kernels.ts";

/**
 * The weight of a pair ring, as functions in the engine's table: `level(E, s, out)` writes what pairs
 * need of a level, `pair(row, column, s, out, step)` the weight's numbers, `step` bytes apart.
 */
export interface WeightCode {
  readonly level: number;
  readonly pair: number;
}

/** Of a sweep of two bands: form(entries, s, out) writes the integrand, the splitting, derivatives. */
export type ClosedForm = (entries: number, s: number, out: number) => void;

type Exports = Readonly<Record<string, (...args: readonly number[]) => void>>;

/** A sweep's scalar code for both lanes: the module of WebAssembly that its program carries. */
export class LaneCode {
  private readonly engine: Engine;
  private readonly exports: Exports;

  /** Without a module there is no code. */
  constructor(engine: Engine, module: string | undefined) {
    this.engine = engine;
    this.exports = module === undefined ? {} : exportsOf(engine, module);
  }

  /** The weight of a ring; with `slopes`, followed by its derivatives. */
  weight(ring: number, slopes: boolean): WeightCode | undefined {
    const [level, pair] = slopes ? ["slopeLevels", "slopePairs"] : ["levels", "pairs"];
    const levelCode = this.exports[`${level}${ring}`];
    const pairCode = this.exports[`${pair}${ring}`];
    if (levelCode === undefined || pairCode === undefined) return undefined;
    return { level: placeOf(this.engine, levelCode), pair: placeOf(this.engine, pairCode) };
  }

  closedForm(gradient: boolean): ClosedForm | undefined {
    return this.exports[gradient ? "twoBandsGradient" : "twoBands"];
  }
}

const loaded = new WeakMap<Engine, Map<string, Exports>>();
const places = new WeakMap<object, number>();

function exportsOf(engine: Engine, text: string): Exports {
  const known = loaded.get(engine) ?? new Map<string, Exports>();
  loaded.set(engine, known);
  let exports = known.get(text);
  if (exports === undefined) {
    const module = new WebAssembly.Module(Buffer.from(text, "base64"));
    const { memory, kernels } = engine;
    const instance = new WebAssembly.Instance(module, { env: { memory }, kernels: { ...kernels } });
    exports = instance.exports as Exports;
    known.set(text, exports);
  }
  return exports;
}

/** Where a function stands in the table, put there the first time. */
function placeOf({ table }: Engine, code: object): number {
  const known = places.get(code);
  if (known !== undefined) return known;
  const place = table.grow(1);
  table.set(place, code);
  places.set(code, place);
  return place;
}
