import type { HoppingTable } from "../bloch/hopping-table.ts";
import { orbitalBlocks } from "../bloch/orbital-blocks.ts";
import type { Engine } from "./kernels.ts";
import type { Layout } from "./layout.ts";

/** Diagonalises H at two k, block by block where it has blocks. */
export class PairedEigensolver {
  private readonly engine: Engine;
  private readonly n: number;
  private readonly blocks: readonly (readonly number[])[];
  /** Of the blocks: their number, then of each the number of its orbitals and these. */
  private readonly list: number;
  private readonly work: number;

  constructor(engine: Engine, layout: Layout, table: HoppingTable) {
    const { kernels } = engine;
    this.engine = engine;
    this.n = table.bands;
    this.blocks = orbitalBlocks(table);
    this.list = layout.bytes(4 * (1 + this.blocks.length + this.n));
    const whole = this.blocks.length === 1;
    this.work = layout.bytes(whole ? kernels.eighWork(this.n) : kernels.eighBlocksWork(this.n));
  }

  /** Writes the blocks. */
  load(): void {
    const words = this.blocks.flatMap((orbitals) => [orbitals.length, ...orbitals]);
    this.engine.words.set([this.blocks.length, ...words], this.list / 4);
  }

  /** Energies, ascending, and states (one per row); energies alone if `vectors` is 0. */
  solve(h: number, energies: number, vectors: number): void {
    const { n, list, work } = this;
    const { kernels } = this.engine;
    if (this.blocks.length === 1) kernels.eigh(n, h, energies, vectors, work);
    else kernels.eighBlocks(n, list, h, energies, vectors, work);
  }
}
