import type { MeanSweep } from "../program.ts";
import type { Engine } from "./kernels.ts";

/** A function in the engine's table: `level(E, s, out)` writes the numbers of a level. */
export interface LevelCode {
  readonly level: number;
}

/** With it `pair(row, column, s, out, step)`, which writes those of a pair of levels. */
export interface PairCode extends LevelCode {
  readonly pair: number;
}

/** Code without slopes, and with slopes where there is a gradient. */
export type Variants<T> = readonly (T | undefined)[];

/** Of a sweep of two bands: form(entries, s, out) writes the integrand, the splitting, derivatives. */
export type ClosedForm = (entries: number, s: number, out: number) => void;

type Exports = Readonly<Record<string, (...args: readonly number[]) => void>>;

/** A sweep's scalar code for both lanes: the module of WebAssembly that its program carries. */
export class LaneCode {
  private readonly engine: Engine;
  private readonly exports: Exports;
  private readonly variants: readonly string[];

  /** Without a module there is no code. */
  constructor(engine: Engine, { lanes, integrandAdjoint }: MeanSweep) {
    this.engine = engine;
    this.exports = lanes === undefined ? {} : exportsOf(engine, lanes);
    this.variants = integrandAdjoint === undefined ? ["value"] : ["value", "slopes"];
  }

  /** The weight of a band ring, by its place, without and with slopes. */
  levels(ring: number): Variants<LevelCode> {
    return this.variants.map((variant) => {
      const level = this.functionAt(`levels ${variant} ${ring}`);
      return level === undefined ? undefined : { level };
    });
  }

  /** That of a pair ring, or of an edge of a triple ring. */
  pairs(ring: number, edge?: number): Variants<PairCode> {
    return this.variants.map((variant) => {
      const of = edge === undefined ? `${variant} ${ring}` : `${variant} ${ring} ${edge}`;
      const level = this.functionAt(`levels ${of}`);
      const pair = this.functionAt(`pairs ${of}`);
      return level === undefined || pair === undefined ? undefined : { level, pair };
    });
  }

  closedForm(gradient: boolean): ClosedForm | undefined {
    return this.exports[gradient ? "twoBandsGradient" : "twoBands"];
  }

  /** Its place in the engine's table. */
  private functionAt(name: string): number | undefined {
    const code = this.exports[name];
    return code === undefined ? undefined : placeOf(this.engine, code);
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
