import { instruction as i } from "../../webassembly/instructions.ts";
import { type Code, encodeModule } from "../../webassembly/module.ts";
import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { Phases } from "../bloch/phases.ts";
import type { MeanSweep } from "../program.ts";
import { type Mesh, pointCount, sampleCount, sampleWeight } from "../zone/mesh.ts";
import { addRow, clearRow, createRow, type Row, scaleRow } from "../zone/row.ts";
import type { Engine } from "./kernels.ts";
import { CHUNK, MeshPoints } from "./mesh-points.ts";
import type { PairedMean } from "./paired-mean.ts";
import { addInMemory, atAllPoints, Locals } from "./point-code.ts";
import { callCode, kernelsOf, record } from "./recording.ts";

const COMPLEX = 32;

type SumCode = (points: number, count: number) => void;

/**
 * A mean sweep whose integrand is affine in the rings, so that their adjoints are known before any
 * point is: what `PairedMean` does at a pair of points becomes code that goes through all of them.
 */
export class RecordedMean {
  private readonly engine: Engine;
  private readonly table: HoppingTable;
  private readonly sweep: MeanSweep;
  private readonly general: PairedMean;
  private readonly points: MeshPoints;
  /** Of each ring: the integrand's derivatives by re and im, one number each. */
  private readonly slopes: number;
  /** Sums of values: of each ring, then of its derivatives by the scalars, ring after ring. */
  private readonly totals: number;
  private readonly codes: (SumCode | undefined)[] = [];

  private constructor(engine: Engine, table: HoppingTable, sweep: MeanSweep, general: PairedMean) {
    const { layout } = general;
    this.engine = engine;
    this.table = table;
    this.sweep = sweep;
    this.general = general;
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

  /** Sums over the mesh; undefined where memory does not hold it. */
  private sum(c: Float64Array, s: Float64Array, mesh: Mesh, gradient: boolean): Row | undefined {
    const { engine, general, points } = this;
    const code = this.code(gradient);
    const kept = engine.owner === general;
    general.begin(c, s);
    if (!points.setMesh(mesh, kept)) return undefined;
    if (gradient) this.setSlopes(s);
    const total = createRow(c.length, s.length);
    const chunk = createRow(c.length, s.length);
    const count = sampleCount(mesh);
    for (let first = 0; first < count; first += CHUNK) {
      const end = Math.min(first + CHUNK, count);
      engine.numbers.fill(0, this.totals / 8, this.totals / 8 + this.totalNumbers());
      if (gradient) general.bloch.clearSums();
      code(points.place, points.setSamples(mesh, first, end));
      let weight = 0;
      for (let sample = first; sample < end; sample++) weight += sampleWeight(mesh, sample);
      clearRow(chunk);
      this.readTotals(s, weight, gradient, chunk);
      if (gradient) general.bloch.addSums(chunk.c);
      addRow(total, chunk);
    }
    return total;
  }

  private totalNumbers(): number {
    return 4 * this.sweep.rings.length * (1 + this.sweep.inputCount);
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
  private readTotals(s: Float64Array, weight: number, gradient: boolean, into: Row): void {
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
    if (!gradient) return;
    sweep.integrandAdjoint!(means, s, weight, new Float64Array(means.length), into.s);
    sweep.rings.forEach((_, j) => {
      const [lr, li] = numbers.subarray(slopes / 8 + 2 * j);
      for (let input = 0; input < s.length; input++) {
        const [re, im] = total(sweep.rings.length + j * s.length + input);
        into.s[input] += lr * re + li * im;
      }
    });
  }

  private code(gradient: boolean): SumCode {
    return (this.codes[Number(gradient)] ??= this.compile(gradient));
  }

  private compile(gradient: boolean): SumCode {
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
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
      env: { memory: engine.memory },
      kernels: { ...engine.kernels },
    });
    return (instance.exports as { readonly sum: SumCode }).sum;
  }
}
