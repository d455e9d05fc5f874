import { MEMORY } from "./kernels.ts";

const REAL = 16;
const COMPLEX = 32;
/** Below are the module's own constants. */
const FIRST = 1024;

/** Gives out places in the memory of the kernels, one after the other. */
export class Layout {
  private next = FIRST;

  /** Whether all of it is there. */
  get fits(): boolean {
    return this.next <= MEMORY;
  }

  bytes(count: number): number {
    const place = this.next;
    this.next += REAL * Math.ceil(count / REAL);
    return place;
  }

  reals(count: number): number {
    return this.bytes(REAL * count);
  }

  complexes(count: number): number {
    return this.bytes(COMPLEX * count);
  }

  matrix(n: number): number {
    return this.complexes(n * n);
  }

  realMatrix(n: number): number {
    return this.reals(n * n);
  }
}
