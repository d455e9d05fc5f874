import type { IntegralPieces, IntegralTable } from "../program.ts";

/** Bytes of a table's head, and of a piece before its cells (`kernels/look-up.ts`). */
const HEAD = 32;
const PIECE_HEAD = 16;

/** A table in memory: its head, and an index for each set of pieces that it has had. */
interface Kept {
  readonly head: number;
  readonly table: IntegralTable;
  readonly indices: Map<IntegralPieces, number>;
}

/**
 * The pieces of integrals that have been looked up, at the end of the kernels' memory, which they keep
 * from one user to the next. When it is full they all go, and come again where they are asked for.
 */
export class IntegralMemory {
  private readonly words: Uint32Array;
  private readonly numbers: Float64Array;
  private readonly first: number;
  private readonly end: number;
  private next: number;
  private kept = new Map<IntegralTable, Kept>();
  private readonly heads = new Map<number, Kept>();

  constructor(memory: ArrayBuffer, first: number, end: number) {
    this.words = new Uint32Array(memory);
    this.numbers = new Float64Array(memory);
    this.first = first;
    this.end = end;
    this.next = first;
  }

  /** The heads of some tables, as they are now: with the pieces that they have at the time. */
  headsOf(tables: readonly IntegralTable[]): readonly number[] {
    const room = tables.reduce((sum, { pieces }) => sum + HEAD + 4 * pieces.parts + 16, 0);
    if (this.next + room > this.end) this.forget();
    return tables.map((table) => this.headOf(table));
  }

  /** The value of a table whose piece is not in memory; puts it there, where there is room. */
  readonly miss = (head: number, e: number): number => {
    const { table, indices } = this.heads.get(head)!;
    const value = table(e);
    const { pieces } = table;
    const piece = pieces.piece(e);
    const index = indices.get(pieces);
    if (piece === undefined || index === undefined) return value;
    const { left, right, middle, cells } = piece;
    const place = this.take(PIECE_HEAD + 8 * cells.length);
    if (place === undefined) return value;
    this.numbers.set([middle, right - left], place / 8);
    this.numbers.set(cells, (place + PIECE_HEAD) / 8);
    const partOf = (energy: number): number =>
      Math.round(((energy + pieces.high) * pieces.parts) / (2 * pieces.high));
    this.words.fill(place, index / 4 + partOf(left), index / 4 + partOf(right));
    return value;
  };

  private headOf(table: IntegralTable): number {
    const { pieces } = table;
    let kept = this.kept.get(table);
    if (kept === undefined) {
      kept = { head: this.take(HEAD)!, table, indices: new Map() };
      this.kept.set(table, kept);
      this.heads.set(kept.head, kept);
    }
    let index = kept.indices.get(pieces);
    if (index === undefined) {
      index = this.take(4 * pieces.parts)!;
      this.words.fill(0, index / 4, index / 4 + pieces.parts);
      kept.indices.set(pieces, index);
    }
    const { head } = kept;
    this.words[head / 4] = index;
    this.words[head / 4 + 1] = pieces.parts;
    this.numbers[head / 8 + 1] = pieces.high;
    this.numbers[head / 8 + 2] = pieces.parts / (2 * pieces.high);
    return head;
  }

  private take(bytes: number): number | undefined {
    const place = this.next;
    const next = place + 16 * Math.ceil(bytes / 16);
    if (next > this.end) return undefined;
    this.next = next;
    return place;
  }

  private forget(): void {
    this.next = this.first;
    this.kept = new Map();
    this.heads.clear();
  }
}
