import type { Edge, TripleRing } from "../program.ts";
import { Membership } from "../rings/membership.ts";
import type { PairCode, Variants } from "./lane-code.ts";
import type { Layout } from "./layout.ts";
import { type PairedRing, addByInput, admittedPairs, inLanes } from "./paired-ring.ts";
import { admits, type PairedSpectrum } from "./paired-spectrum.ts";

/** r = Tr(M₁ M₂ M₃), M_s = w_s∘A_s; see `TripleRingKernel`. */
export class PairedTripleRing implements PairedRing {
  readonly value: number;
  readonly bar: number;
  readonly inLanes: boolean;
  private readonly spectrum: PairedSpectrum;
  private readonly edges: readonly PairedEdge[];
  /** After `evaluateForAdjoint`, for each edge the product of the two others after it. */
  private readonly rest: readonly number[];
  readonly byInput: readonly number[];

  constructor(
    ring: TripleRing,
    spectrum: PairedSpectrum,
    layout: Layout,
    inputCount: number,
    codes: (edge: number) => Variants<PairCode>,
  ) {
    this.spectrum = spectrum;
    this.value = layout.complexes(1);
    this.bar = layout.complexes(1);
    this.edges = ring.edges.map(
      (edge, at) =>
        new PairedEdge(edge, ring.operators[at], spectrum, layout, inputCount, codes(at)),
    );
    this.inLanes = this.edges.every((edge) => edge.inLanes);
    this.rest = ring.edges.map(() => layout.matrix(spectrum.n));
    this.byInput = Array.from({ length: inputCount }, () => layout.complexes(1));
  }

  weigh(s: Float64Array, lanes: number): void {
    for (const edge of this.edges) edge.weigh(s, lanes);
  }

  weighWithSlopes(s: Float64Array): void {
    for (const edge of this.edges) edge.weighWithSlopes(s);
  }

  evaluate(): void {
    for (const edge of this.edges) edge.multiply();
    this.setRest(2);
    this.setValue();
  }

  evaluateForAdjoint(): void {
    const { edges, rest, spectrum } = this;
    const { n, engine, operators } = spectrum;
    for (const edge of edges) edge.multiply();
    for (let at = 0; at < 3; at++) this.setRest(at);
    this.setValue();
    this.byInput.forEach((place, j) => {
      const varying = edges.flatMap((edge, at) => (edge.weighted ? [{ edge, at }] : []));
      varying.forEach(({ edge: { operator, weights }, at }, term) =>
        engine.kernels.weightedTrace(
          n,
          weights[3 + j],
          operators[operator],
          rest[at],
          place,
          term > 0 ? 1 : 0,
        ),
      );
    });
  }

  adjoint(): void {
    const { edges, rest, spectrum, bar } = this;
    const { n, engine, energies, operators, operatorBars, hBar } = spectrum;
    edges.forEach(({ operator, weights, weighted }, at) => {
      const [w, slopeRow, slopeColumn] = weights;
      engine.kernels.weightedBar(n, w, rest[at], bar, operatorBars[operator]);
      if (!weighted) return;
      engine.kernels.edgeSlopes(
        n,
        energies,
        spectrum.close,
        operators[operator],
        rest[at],
        slopeRow,
        slopeColumn,
        bar,
        hBar,
      );
    });
  }

  scalarsAdjoint(lane: number, sBar: Float64Array): void {
    addByInput(this.spectrum.engine.numbers, this.bar, this.byInput, lane, sBar);
  }

  private setRest(at: number): void {
    const { edges, rest, spectrum } = this;
    const after = edges[(at + 1) % 3];
    const last = edges[(at + 2) % 3];
    spectrum.engine.kernels.multiply(spectrum.n, after.product, last.product, rest[at], 0);
  }

  private setValue(): void {
    const { n, engine } = this.spectrum;
    engine.kernels.trace(n, this.rest[2], this.edges[2].product, this.value);
  }
}

/** An edge at two k: its weights, their slopes, and its weighted operator. */
class PairedEdge {
  readonly operator: number;
  /** w, ∂w/∂E_row, ∂w/∂E_column, ∂w/∂s₀, …; zero for pairs of levels left out. */
  readonly weights: readonly number[];
  /** w∘A. */
  readonly product: number;
  readonly inLanes: boolean;
  /** Whether the weight varies: it does not where the edge has none. */
  readonly weighted: boolean;
  private readonly edge: Edge;
  private readonly spectrum: PairedSpectrum;
  private readonly out: Float64Array;
  private readonly membership: Membership;
  private readonly codes: Variants<PairCode>;

  constructor(
    edge: Edge,
    operator: number,
    spectrum: PairedSpectrum,
    layout: Layout,
    inputCount: number,
    codes: Variants<PairCode>,
  ) {
    // Shares of levels are told to JavaScript alone.
    this.codes = edge.group === undefined ? codes : [];
    this.inLanes = edge.group === undefined && (edge.weight === undefined || inLanes(codes));
    this.edge = edge;
    this.operator = operator;
    this.spectrum = spectrum;
    this.membership = new Membership(edge.group, spectrum.n);
    this.weighted = edge.weight !== undefined;
    this.weights = Array.from({ length: this.weighted ? 3 + inputCount : 1 }, () =>
      layout.matrix(spectrum.n),
    );
    this.product = layout.matrix(spectrum.n);
    // Without a weight, 1.
    this.out = new Float64Array(2 * (3 + inputCount));
    this.out[0] = 1;
  }

  weigh(s: Float64Array, lanes: number): void {
    if (this.inLanes) return this.weighInLanes(this.codes[0], 1);
    const { edge, out } = this;
    for (let lane = 0; lane < lanes; lane++)
      this.fill(lane, 1, (row, column) => edge.weight?.(row, column, s, out));
  }

  weighWithSlopes(s: Float64Array): void {
    const { edge, out, weights } = this;
    if (this.inLanes) return this.weighInLanes(this.codes[1], weights.length);
    for (let lane = 0; lane < 2; lane++)
      this.fill(lane, weights.length, (row, column) => edge.weightGradient?.(row, column, s, out));
  }

  /** Without code there is no weight, only the pairs that count. */
  private weighInLanes(code: PairCode | undefined, count: number): void {
    const { n, engine, energies, levels, scalars, levelTable } = this.spectrum;
    const admitted = admittedPairs[this.edge.levels];
    const [first] = this.weights;
    if (code === undefined) return engine.kernels.admit(n, levels, admitted, first);
    engine.kernels.weighPairs(
      n,
      energies,
      levels,
      admitted,
      code.level,
      code.pair,
      scalars,
      levelTable,
      first,
      32,
      count,
      32 * n * n,
    );
  }

  multiply(): void {
    const { n, engine, operators } = this.spectrum;
    engine.kernels.weigh(n, this.weights[0], operators[this.operator], this.product);
  }

  /** Writes the first `count` of the weight's numbers, which `compute` gives. */
  private fill(lane: number, count: number, compute: (row: number, column: number) => void): void {
    const { edge, spectrum, weights, out, membership } = this;
    const { n, engine } = spectrum;
    const { numbers } = engine;
    const { energies, level } = spectrum.lanes[lane];
    membership.update(level);
    const { share } = membership;
    for (let i = 0, at = lane; i < n; i++)
      for (let j = 0; j < n; j++, at += 4) {
        const counts = share[i] !== 0 && admits(edge.levels, level, i, j);
        if (counts) compute(energies[i], energies[j]);
        for (let w = 0; w < count; w++) {
          const p = weights[w] / 8 + at;
          numbers[p] = counts ? share[i] * out[2 * w] : 0;
          numbers[p + 2] = counts ? share[i] * out[2 * w + 1] : 0;
        }
      }
  }
}
