import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { distinctOrders } from "../bloch/operator-set.ts";
import { createPhases, type Phases } from "../bloch/phases.ts";
import type { MeanSweep } from "../program.ts";
import { CLOSE } from "../rings/levels.ts";
import { type Mesh, pointCount, sampleCount, samplePoint, sampleWeight } from "../zone/mesh.ts";
import { regionOf } from "../zone/region.ts";
import { addRow, clearRow, createRow, type Row, scaleRow } from "../zone/row.ts";
import { type Engine, MEMORY } from "./kernels.ts";
import { type ClosedForm, LaneCode } from "./lane-code.ts";
import { Layout } from "./layout.ts";
import { PairedBloch } from "./paired-bloch.ts";
import type { PairedMean } from "./paired-mean.ts";
import {
  MATRIX,
  plainOperators,
  POINTS,
  twoBandCode,
  type TwoBandPlaces,
} from "./two-band-code.ts";

/** As in `PairedMean`. */
const CHUNK = 256;
/** Models of more terms are left to loops over them. */
const MOST_TERMS = 256;

/**
 * A mean sweep of two bands by the closed form of its integrand, without eigenvectors, in code that is
 * made for the model. Where the levels come close on the mesh, what is general is asked.
 */
export class TwoBandMean {
  private readonly engine: Engine;
  private readonly table: HoppingTable;
  private readonly sweep: MeanSweep;
  private readonly general: PairedMean;
  private readonly forms: readonly (ClosedForm | undefined)[];
  private readonly operators: readonly (number | undefined)[];
  private readonly codes: (((points: number, count: number) => void) | undefined)[] = [];
  private readonly layout = new Layout();
  private readonly bloch: PairedBloch;
  private readonly places: TwoBandPlaces;
  private readonly points: number;

  private constructor(
    engine: Engine,
    table: HoppingTable,
    sweep: MeanSweep,
    general: PairedMean,
    forms: readonly (ClosedForm | undefined)[],
    operators: readonly (number | undefined)[],
  ) {
    const { layout } = this;
    this.engine = engine;
    this.table = table;
    this.sweep = sweep;
    this.general = general;
    this.forms = forms;
    this.operators = operators;
    this.bloch = new PairedBloch(engine, layout, table, distinctOrders(sweep.operators));
    const entries = MATRIX * (1 + sweep.operators.length);
    this.places = {
      coefficients: this.bloch.coefficients,
      sums: this.bloch.sums,
      entries: layout.reals(entries),
      scalars: layout.bytes(8 * sweep.inputCount),
      out: layout.reals(2 + entries + sweep.inputCount),
      totals: layout.reals(1 + sweep.inputCount),
      split: layout.reals(1),
    };
    this.points = layout.bytes((POINTS * CHUNK) / 2);
  }

  /** Undefined where there is no closed form for it. */
  static create(
    engine: Engine,
    table: HoppingTable,
    sweep: MeanSweep,
    general: PairedMean,
  ): TwoBandMean | undefined {
    if (table.bands !== 2 || table.place.length > MOST_TERMS) return undefined;
    const operators = plainOperators(sweep.operators, distinctOrders(sweep.operators));
    const code = new LaneCode(engine, sweep.lanes);
    const forms = [code.closedForm(false), code.closedForm(true)];
    if (operators === undefined || forms[0] === undefined) return undefined;
    if (sweep.integrandAdjoint !== undefined && forms[1] === undefined) return undefined;
    return new TwoBandMean(engine, table, sweep, general, forms, operators);
  }

  /** The mean over the mesh. */
  value(c: Float64Array, s: Float64Array, mesh: Mesh): number {
    const total = this.sum(c, s, mesh, false);
    return total === undefined ? this.general.value(c, s, mesh) : total.value / pointCount(mesh);
  }

  /** The mean and its derivatives by the coefficients and by s. */
  row(c: Float64Array, s: Float64Array, mesh: Mesh): Row {
    const total = this.sum(c, s, mesh, true);
    if (total === undefined) return this.general.row(c, s, mesh);
    scaleRow(total, 1 / pointCount(mesh));
    return total;
  }

  integrand(c: Float64Array, s: Float64Array): (phases: Phases) => number {
    return this.general.integrand(c, s);
  }

  doubt(c: Float64Array, mesh: Mesh): string | undefined {
    return this.general.doubt(c, mesh);
  }

  /** Sums over the mesh; undefined where its levels come close, or where memory does not hold it. */
  private sum(c: Float64Array, s: Float64Array, mesh: Mesh, gradient: boolean): Row | undefined {
    const { engine, bloch, places } = this;
    const { numbers } = engine;
    const code = this.code(gradient);
    const total = createRow(c.length, s.length);
    const chunk = createRow(c.length, s.length);
    engine.owner = this;
    bloch.setCoefficients(c);
    this.writeConstants(s);
    const rows = this.writeFactors(mesh);
    if (rows === undefined) return undefined;
    const close = CLOSE * energyScale(this.table, c);
    const count = sampleCount(mesh);
    for (let first = 0; first < count; first += CHUNK) {
      const end = Math.min(first + CHUNK, count);
      const totals = places.totals / 8;
      numbers.fill(0, totals, totals + 2 * (1 + s.length));
      numbers.fill(Infinity, places.split / 8, places.split / 8 + 2);
      if (gradient) bloch.clearSums();
      code(this.points, this.writePoints(mesh, rows, first, end));
      const split = Math.min(numbers[places.split / 8], numbers[places.split / 8 + 1]);
      if (!(split > close)) return undefined;
      clearRow(chunk);
      chunk.value = numbers[totals] + numbers[totals + 1];
      if (gradient) {
        for (let j = 0; j < s.length; j++)
          chunk.s[j] = numbers[totals + 2 * (j + 1)] + numbers[totals + 2 * (j + 1) + 1];
        bloch.addSums(chunk.c);
      }
      addRow(total, chunk);
    }
    return total;
  }

  private code(gradient: boolean): (points: number, count: number) => void {
    const known = this.codes[Number(gradient)];
    if (known !== undefined) return known;
    const { table, bloch, operators, sweep, places, engine } = this;
    const bytes = twoBandCode(
      table.functions.count,
      bloch.table,
      operators,
      sweep.inputCount,
      places,
      gradient,
    );
    const { memory } = engine;
    const form = this.forms[Number(gradient)]!;
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
      env: { memory },
      kernels: { form },
    });
    const { sum } = instance.exports as { sum: (points: number, count: number) => void };
    this.codes[Number(gradient)] = sum;
    return sum;
  }

  /** The scalars, and what of the matrices no term changes. */
  private writeConstants(s: Float64Array): void {
    const { places, engine, sweep } = this;
    const { numbers } = engine;
    numbers.set(s, places.scalars / 8);
    const entries = places.entries / 8;
    numbers.fill(0, entries, entries + 2 * MATRIX * (1 + sweep.operators.length));
    sweep.operators.forEach((operator, o) => {
      if (operator.kind !== "matrix") return;
      const write = (at: number, value: number): void => {
        const place = entries + 2 * (MATRIX * (1 + o) + at);
        numbers[place] = numbers[place + 1] = value;
      };
      for (const [row, column, re, im] of operator.entries)
        if (row === column) write(row, re);
        else if (row > column) {
          write(2, re);
          write(3, im);
        }
    });
  }

  /** Of each point along the last axis, and of all combinations of the others: the functions' factors. */
  private writeFactors(mesh: Mesh): Rows | undefined {
    const { functions, program } = this.table;
    const { sizes, shift } = regionOf(program.lattice).place(mesh);
    const last = sizes.length - 1;
    const step = 16 * functions.count;
    const prefixes = sizes.slice(0, last).reduce((product, size) => product * size, 1);
    const prefix = this.points + (POINTS * CHUNK) / 2;
    const line = prefix + step * prefixes;
    if (line + step * sizes[last] > MEMORY) return undefined;
    const { numbers } = this.engine;
    const values = createPhases(this.table);
    for (let at = 0; at < prefixes; at++) {
      const row = (prefix + step * at) / 8;
      for (let f = 0; f < functions.count; f++) {
        numbers[row + 2 * f] = 1;
        numbers[row + 2 * f + 1] = 0;
      }
      for (let axis = last - 1, rest = at; axis >= 0; axis--) {
        const index = rest % sizes[axis];
        rest = Math.floor(rest / sizes[axis]);
        functions.axisFactors(axis, (index + shift[axis]) / sizes[axis], values, 0);
        for (let f = 0; f < functions.count; f++) {
          const re = numbers[row + 2 * f];
          const im = numbers[row + 2 * f + 1];
          numbers[row + 2 * f] = re * values.re[f] - im * values.im[f];
          numbers[row + 2 * f + 1] = re * values.im[f] + im * values.re[f];
        }
      }
    }
    for (let at = 0; at < sizes[last]; at++) {
      functions.axisFactors(last, (at + shift[last]) / sizes[last], values, 0);
      const row = (line + step * at) / 8;
      for (let f = 0; f < functions.count; f++) {
        numbers[row + 2 * f] = values.re[f];
        numbers[row + 2 * f + 1] = values.im[f];
      }
    }
    return { prefix, line, step, size: sizes[last] };
  }

  /** Samples first to end of the mesh, in pairs; the number of pairs. */
  private writePoints(mesh: Mesh, rows: Rows, first: number, end: number): number {
    const { words, numbers } = this.engine;
    let place = this.points;
    for (let sample = first; sample < end; sample += 2, place += POINTS)
      for (let lane = 0; lane < 2; lane++) {
        // Of an odd number the last one is taken twice, once without weight.
        const there = Math.min(sample + lane, end - 1);
        const point = samplePoint(mesh, there);
        const across = Math.floor(point / rows.size);
        words[place / 4 + 2 * lane] = rows.prefix + rows.step * across;
        words[place / 4 + 2 * lane + 1] = rows.line + rows.step * (point - across * rows.size);
        numbers[place / 8 + 2 + lane] = there === sample + lane ? sampleWeight(mesh, there) : 0;
      }
    return (place - this.points) / POINTS;
  }
}

/** Where the factors are: rows of `step` bytes, `size` of them along the last axis. */
interface Rows {
  readonly prefix: number;
  readonly line: number;
  readonly step: number;
  readonly size: number;
}
