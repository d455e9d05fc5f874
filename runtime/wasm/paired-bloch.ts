import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { MeshPhases, Phases } from "../bloch/phases.ts";
import { createTermTable, type TermTable } from "../bloch/term-table.ts";
import type { Engine } from "./kernels.ts";
import type { Layout } from "./layout.ts";

/** Bytes of a term and of a part of a derivative (`kernels/bloch.ts`), and of a complex number. */
const TERM = 12;
const PART = 24;
const COMPLEX = 32;

/** H(k) and its derivatives at two k, and the way back, as `BlochSum` has them at one. */
export class PairedBloch {
  readonly hamiltonian: number;
  /** ∂^(orders) H, one matrix for each given order. */
  readonly derivatives: readonly number[];
  readonly table: TermTable;
  /** The functions of k. */
  readonly phases: number;
  /** Of each term: re and im, times its share. */
  readonly coefficients: number;
  /** Sums over k of half the derivatives by them. */
  readonly sums: number;
  private readonly n: number;
  private readonly engine: Engine;
  private readonly functions: number;
  private readonly terms: number;
  private readonly parts: readonly number[];
  private readonly values: number;
  private readonly bars: number;

  constructor(
    engine: Engine,
    layout: Layout,
    table: HoppingTable,
    orders: readonly (readonly number[])[],
  ) {
    this.engine = engine;
    this.n = table.bands;
    this.table = createTermTable(table, orders);
    const { length } = this.table.coefficient;
    this.hamiltonian = layout.matrix(table.bands);
    this.derivatives = orders.map(() => layout.matrix(table.bands));
    this.functions = table.functions.count;
    this.phases = layout.complexes(table.functions.count);
    this.terms = layout.bytes(TERM * length);
    this.parts = this.table.derivatives.map(({ term }) => layout.bytes(PART * term.length));
    this.coefficients = layout.complexes(length);
    this.values = layout.complexes(length);
    this.bars = layout.complexes(length);
    this.sums = layout.complexes(length);
  }

  /** Writes the table. */
  load(): void {
    const { words, numbers } = this.engine;
    const { coefficient, phase, place, mirror, derivatives } = this.table;
    for (let t = 0, p = this.terms / 4; t < coefficient.length; t++) {
      words[p++] = COMPLEX * phase[t];
      words[p++] = t < place.length ? COMPLEX * place[t] : 0;
      words[p++] = t < place.length ? COMPLEX * mirror[t] : 0;
    }
    derivatives.forEach(({ term, place: places, mirror: mirrors, factor }, o) => {
      for (let i = 0; i < term.length; i++) {
        const p = this.parts[o] + PART * i;
        words[p / 4] = COMPLEX * term[i];
        words[p / 4 + 1] = COMPLEX * places[i];
        words[p / 4 + 2] = COMPLEX * mirrors[i];
        numbers[p / 8 + 2] = factor[i];
      }
    });
  }

  setCoefficients(c: Float64Array): void {
    const { numbers } = this.engine;
    const { coefficient, share } = this.table;
    for (let t = 0, p = this.coefficients / 8; t < coefficient.length; t++) {
      numbers[p++] = share[t] * c[2 * coefficient[t]];
      numbers[p++] = share[t] * c[2 * coefficient[t] + 1];
    }
  }

  /** The k of one lane. */
  setPhases(lane: number, { re, im }: Phases): void {
    const { numbers } = this.engine;
    for (let f = 0, p = this.phases / 8 + lane; f < re.length; f++, p += 4) {
      numbers[p] = re[f];
      numbers[p + 2] = im[f];
    }
  }

  /** Two points of a mesh, which may be the same. */
  moveTo(phases: MeshPhases, first: number, second: number): void {
    phases.moveTo(first);
    this.setPhases(0, phases.current);
    if (second !== first) phases.moveTo(second);
    this.setPhases(1, phases.current);
  }

  assemble(): void {
    const { n, table, engine, terms, coefficients, phases, values } = this;
    const { kernels } = engine;
    const { coefficient, place, derivatives } = table;
    kernels.assemble(
      n,
      coefficient.length,
      place.length,
      terms,
      coefficients,
      phases,
      values,
      this.hamiltonian,
    );
    derivatives.forEach(({ term, power }, o) =>
      kernels.assembleDerivative(n, term.length, this.parts[o], power, values, this.derivatives[o]),
    );
  }

  /** Energies and vectors at points along a line, from the factors of their functions of k. */
  diagonaliseLine(
    points: number,
    prefix: number,
    factors: number,
    energies: number,
    vectors: number,
    work: number,
  ): void {
    const { coefficient, place } = this.table;
    this.engine.kernels.diagonaliseLine(
      this.n,
      points,
      this.functions,
      prefix,
      factors,
      coefficient.length,
      place.length,
      this.terms,
      this.coefficients,
      this.phases,
      this.values,
      this.hamiltonian,
      energies,
      vectors,
      work,
    );
  }

  /** Begins sums over k. */
  clearSums(): void {
    this.engine.numbers.fill(0, this.sums / 8, this.sums / 8 + 4 * this.table.coefficient.length);
  }

  /** Adds the derivatives at these k to the sums, from Hermitian adjoints of the matrices. */
  adjoint(hBar: number, derivativeBars: readonly number[]): void {
    const { table, engine, terms, phases, bars, sums } = this;
    const { kernels } = engine;
    const { coefficient, place, derivatives } = table;
    kernels.collect(coefficient.length, place.length, terms, hBar, bars);
    derivatives.forEach(({ term, power }, o) =>
      kernels.collectDerivative(term.length, this.parts[o], power, derivativeBars[o], bars),
    );
    kernels.addToCoefficients(coefficient.length, terms, phases, bars, sums);
  }

  /** Adds the sums to the derivatives by the coefficients, the first lane's before the second's. */
  addSums(cBar: Float64Array): void {
    const { numbers } = this.engine;
    const { coefficient, share } = this.table;
    for (let t = 0, p = this.sums / 8; t < coefficient.length; t++, p += 4) {
      const j = 2 * coefficient[t];
      cBar[j] += 2 * share[t] * (numbers[p] + numbers[p + 1]);
      cBar[j + 1] += 2 * share[t] * (numbers[p + 2] + numbers[p + 3]);
    }
  }
}
