import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { distinctOrders } from "../bloch/operator-set.ts";
import type { Phases } from "../bloch/phases.ts";
import type { MeanSweep } from "../program.ts";
import { CLOSE } from "../rings/levels.ts";
import { type Mesh, pointCount, sampleCount } from "../zone/mesh.ts";
import { addRow, clearRow, createRow, type Row, scaleRow } from "../zone/row.ts";
import type { Engine } from "./kernels.ts";
import { type ClosedForm, LaneCode } from "./lane-code.ts";
import { Layout } from "./layout.ts";
import { PairedBloch } from "./paired-bloch.ts";
import type { PairedMean } from "./paired-mean.ts";
import { CHUNK, MeshPoints } from "./mesh-points.ts";
import { MATRIX, plainOperators, twoBandCode, type TwoBandPlaces } from "./two-band-code.ts";

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
  private readonly points: MeshPoints;

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
    this.points = new MeshPoints(engine, table, layout);
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
    const code = new LaneCode(engine, sweep);
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
    const { engine, bloch, places, points } = this;
    const { numbers } = engine;
    const code = this.code(gradient);
    const total = createRow(c.length, s.length);
    const chunk = createRow(c.length, s.length);
    const kept = engine.owner === this;
    engine.owner = this;
    bloch.setCoefficients(c);
    this.writeConstants(s);
    if (!points.setMesh(mesh, kept)) return undefined;
    const close = CLOSE * energyScale(this.table, c);
    const count = sampleCount(mesh);
    for (let first = 0; first < count; first += CHUNK) {
      const end = Math.min(first + CHUNK, count);
      const totals = places.totals / 8;
      numbers.fill(0, totals, totals + 2 * (1 + s.length));
      numbers.fill(Infinity, places.split / 8, places.split / 8 + 2);
      if (gradient) bloch.clearSums();
      code(points.place, points.setSamples(mesh, first, end));
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
}
