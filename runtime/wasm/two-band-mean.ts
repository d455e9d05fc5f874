import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { distinctOrders } from "../bloch/operator-set.ts";
import type { MeanSweep } from "../program.ts";
import { CLOSE } from "../rings/levels.ts";
import type { Mesh } from "../zone/mesh.ts";
import type { Row } from "../zone/row.ts";
import type { Engine } from "./kernels.ts";
import { type ClosedForm, LaneCode } from "./lane-code.ts";
import { Layout } from "./layout.ts";
import { MadeMean, type SumCode, sumCode } from "./made-mean.ts";
import { MeshPoints } from "./mesh-points.ts";
import { PairedBloch } from "./paired-bloch.ts";
import type { PairedMean } from "./paired-mean.ts";
import { MATRIX, plainOperators, twoBandCode, type TwoBandPlaces } from "./two-band-code.ts";

/** Models of more terms are left to loops over them. */
const MOST_TERMS = 256;

/**
 * A mean sweep of two bands by the closed form of its integrand, without eigenvectors, in code that is
 * made for the model. Where the levels come close on the mesh, what is general is asked.
 */
export class TwoBandMean extends MadeMean {
  protected readonly bloch: PairedBloch;
  protected readonly points: MeshPoints;
  private readonly table: HoppingTable;
  private readonly sweep: MeanSweep;
  private readonly forms: readonly (ClosedForm | undefined)[];
  private readonly operators: readonly (number | undefined)[];
  private readonly places: TwoBandPlaces;
  /** Distance of levels from which on the closed form counts. */
  private close = 0;

  private constructor(
    engine: Engine,
    table: HoppingTable,
    sweep: MeanSweep,
    general: PairedMean,
    forms: readonly (ClosedForm | undefined)[],
    operators: readonly (number | undefined)[],
  ) {
    super(engine, general);
    const layout = new Layout();
    this.table = table;
    this.sweep = sweep;
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

  protected begin(c: Float64Array, s: Float64Array, mesh: Mesh): boolean {
    const { engine, bloch, points } = this;
    const kept = engine.owner === this;
    engine.owner = this;
    bloch.setCoefficients(c);
    this.writeConstants(s);
    this.close = CLOSE * energyScale(this.table, c);
    return points.setMesh(mesh, kept);
  }

  protected clearTotals(): void {
    const { places, engine, sweep } = this;
    const [totals, split] = [places.totals / 8, places.split / 8];
    engine.numbers.fill(0, totals, totals + 2 * (1 + sweep.inputCount));
    engine.numbers.fill(Infinity, split, split + 2);
  }

  /** False where levels have come close. */
  protected readTotals(s: Float64Array, _weight: number, gradient: boolean, into: Row): boolean {
    const { numbers } = this.engine;
    const [totals, split] = [this.places.totals / 8, this.places.split / 8];
    if (!(Math.min(numbers[split], numbers[split + 1]) > this.close)) return false;
    const total = (at: number): number => numbers[totals + 2 * at] + numbers[totals + 2 * at + 1];
    into.value = total(0);
    if (gradient) for (let j = 0; j < s.length; j++) into.s[j] = total(1 + j);
    return true;
  }

  protected compile(gradient: boolean): SumCode {
    const { table, bloch, operators, sweep, places, engine } = this;
    const bytes = twoBandCode(
      table.functions.count,
      bloch.table,
      operators,
      sweep.inputCount,
      places,
      gradient,
    );
    return sumCode(engine, bytes, { form: this.forms[Number(gradient)] });
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
