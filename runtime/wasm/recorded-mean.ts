import { instruction as i } from "../../webassembly/instructions.ts";
import { type Code, encodeModule } from "../../webassembly/module.ts";
import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { MeanSweep } from "../program.ts";
import type { Mesh } from "../zone/mesh.ts";
import type { Row } from "../zone/row.ts";
import type { Engine } from "./kernels.ts";
import { MadeMean, type SumCode, sumCode } from "./made-mean.ts";
import { MeshPoints } from "./mesh-points.ts";
import type { PairedBloch } from "./paired-bloch.ts";
import type { PairedMean } from "./paired-mean.ts";
import { addInMemory, atAllPoints, Locals } from "./point-code.ts";
import { callCode, kernelsOf, record } from "./recording.ts";

const COMPLEX = 32;

/**
 * A mean sweep whose integrand is affine in the rings, so that their adjoints are known before any
 * point is: what `PairedMean` does at a pair of points becomes code that goes through all of them.
 */
export class RecordedMean extends MadeMean {
  protected readonly bloch: PairedBloch;
  protected readonly points: MeshPoints;
  private readonly table: HoppingTable;
  private readonly sweep: MeanSweep;
  /** Of each ring: the integrand's derivatives by re and im, one number each. */
  private readonly slopes: number;
  /** Sums of values: of each ring, then of its derivatives by the scalars, ring after ring. */
  private readonly totals: number;

  private constructor(engine: Engine, table: HoppingTable, sweep: MeanSweep, general: PairedMean) {
    super(engine, general);
    const { layout } = general;
    this.bloch = general.bloch;
    this.table = table;
    this.sweep = sweep;
    this.slopes = layout.bytes(16 * sweep.rings.length);
    this.totals = layout.complexes(sweep.rings.length * (1 + sweep.inputCount));
    this.points = new MeshPoints(engine, table, layout);
  }

  /** Undefined where JavaScript has a part in what is done at a point. */
  static create(
    engine: Engine,
    table: HoppingTable,
    sweep: MeanSweep,
    general: PairedMean,
  ): RecordedMean | undefined {
    return sweep.affine && !general.readsLanes
      ? new RecordedMean(engine, table, sweep, general)
      : undefined;
  }

  protected begin(c: Float64Array, s: Float64Array, mesh: Mesh, gradient: boolean): boolean {
    const { engine, general, points } = this;
    const kept = engine.owner === general;
    general.begin(c, s);
    if (gradient) this.setSlopes(s);
    return points.setMesh(mesh, kept);
  }

  protected clearTotals(): void {
    const { rings, inputCount } = this.sweep;
    const first = this.totals / 8;
    this.engine.numbers.fill(0, first, first + 4 * rings.length * (1 + inputCount));
  }

  /** The integrand's derivatives by the rings, the same at all points. */
  private setSlopes(s: Float64Array): void {
    const { rings, integrandAdjoint } = this.sweep;
    const slopes = new Float64Array(2 * rings.length);
    const nowhere = new Float64Array(s.length);
    integrandAdjoint!(new Float64Array(2 * rings.length), s, 1, slopes, nowhere);
    this.engine.numbers.set(slopes, this.slopes / 8);
  }

  /** From the sums over points of a total weight: an affine function's mean is that of the means. */
  protected readTotals(s: Float64Array, weight: number, gradient: boolean, into: Row): boolean {
    const { engine, sweep, slopes, totals } = this;
    const { numbers } = engine;
    const total = (at: number): readonly [re: number, im: number] => {
      const p = totals / 8 + 4 * at;
      return [numbers[p] + numbers[p + 1], numbers[p + 2] + numbers[p + 3]];
    };
    const means = new Float64Array(2 * sweep.rings.length);
    sweep.rings.forEach((_, j) => means.set(total(j), 2 * j));
    for (let j = 0; j < means.length; j++) means[j] /= weight;
    into.value = weight * sweep.integrand(means, s);
    if (!gradient) return true;
    sweep.integrandAdjoint!(means, s, weight, new Float64Array(means.length), into.s);
    sweep.rings.forEach((_, j) => {
      const [lr, li] = numbers.subarray(slopes / 8 + 2 * j);
      for (let input = 0; input < s.length; input++) {
        const [re, im] = total(sweep.rings.length + j * s.length + input);
        into.s[input] += lr * re + li * im;
      }
    });
    return true;
  }

  protected compile(gradient: boolean): SumCode {
    const { engine, general, sweep, slopes, totals, table } = this;
    const s = new Float64Array(sweep.inputCount);
    const there = record(engine, () =>
      gradient ? general.evaluateForAdjoint(s) : general.evaluate(s, 2),
    );
    const back = gradient ? record(engine, () => general.propagate()) : [];
    const kernels = kernelsOf([...there, ...back]);
    const locals = new Locals(2);
    const weighted = (place: number, weight: number): Code => [
      ...i.integer(0),
      ...i.load(place),
      ...i.get(weight),
      ...i.multiply,
    ];
    const addComplex = (at: number, value: number, weight: number): Code => [
      ...addInMemory(totals + COMPLEX * at, weighted(value, weight)),
      ...addInMemory(totals + COMPLEX * at + 16, weighted(value + 16, weight)),
    ];
    const addTotals = (weight: number): Code =>
      general.rings.flatMap(({ value, byInput }, j) => [
        ...addComplex(j, value, weight),
        ...(gradient
          ? byInput.flatMap((place, input) =>
              addComplex(sweep.rings.length + j * sweep.inputCount + input, place, weight),
            )
          : []),
      ]);
    const setBars = (weight: number): Code =>
      general.rings.flatMap(({ bar }, j) =>
        [0, 1].flatMap((part) => [
          ...i.integer(0),
          ...i.integer(0),
          ...i.loadBoth(slopes + 16 * j + 8 * part),
          ...i.get(weight),
          ...i.multiply,
          ...i.store(bar + 16 * part),
        ]),
      );
    const { phases } = general.bloch;
    const body = atAllPoints(
      table.functions.count,
      locals,
      (f, re, im) => [
        ...i.integer(0),
        ...re,
        ...i.store(phases + COMPLEX * f),
        ...i.integer(0),
        ...im,
        ...i.store(phases + COMPLEX * f + 16),
      ],
      (weight) => [
        ...callCode(there, kernels),
        ...addTotals(weight),
        ...(gradient ? [...setBars(weight), ...callCode(back, kernels)] : []),
      ],
    );
    const bytes = encodeModule(kernels, [
      { name: "sum", parameters: ["i32", "i32"], locals: locals.types, body },
    ]);
    return sumCode(engine, bytes, engine.kernels);
  }
}
