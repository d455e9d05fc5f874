import type { Mesh } from "../zone/mesh.ts";
import type { Work } from "./work.ts";

/** A kind of job, as helpers know it: what is computed, and where inputs and results lie. */
export interface Slot {
  readonly number: number;
  readonly work: Work;
  /** Sizes and orbits of the mesh; its shift is among the inputs. */
  readonly mesh: Pick<Mesh, "sizes" | "orbits">;
  /** First sample and number of samples of each part. */
  readonly parts: readonly { readonly first: number; readonly count: number }[];
  /** Numbers of c, of s, and of each part's result. */
  readonly c: number;
  readonly s: number;
  readonly lengths: readonly number[];
  readonly memory: SharedArrayBuffer;
}

/** The numbers of a slot's memory. */
export interface SlotNumbers {
  readonly c: Float64Array;
  readonly s: Float64Array;
  readonly shift: Float64Array;
  readonly results: readonly Float64Array[];
  /** 1 for each part that is computed. */
  readonly done: Int32Array;
}

/** Makes room for a kind of job. */
export function createSlot(slot: Omit<Slot, "memory">): Slot {
  const numbers = slot.c + slot.s + slot.mesh.sizes.length + sum(slot.lengths);
  return { ...slot, memory: new SharedArrayBuffer(8 * numbers + 4 * slot.parts.length) };
}

export function numbersOf({ c, s, mesh, lengths, parts, memory }: Slot): SlotNumbers {
  let at = 0;
  const next = (length: number): Float64Array => {
    const view = new Float64Array(memory, at, length);
    at += 8 * length;
    return view;
  };
  return {
    c: next(c),
    s: next(s),
    shift: next(mesh.sizes.length),
    results: lengths.map(next),
    done: new Int32Array(memory, at, parts.length),
  };
}

/** The parts of a slot's mesh at its present shift. */
export function partsIn({ mesh, parts }: Slot, shift: Float64Array): readonly Mesh[] {
  const whole: Mesh = { ...mesh, shift: [...shift] };
  return parts.map((part) => ({ ...whole, part: { whole, ...part } }));
}

/** Whether a job fits into a slot as it is. */
export function fits(slot: Slot, mesh: Mesh, c: number, s: number): boolean {
  return (
    slot.c === c &&
    slot.s === s &&
    slot.mesh.orbits === mesh.orbits &&
    slot.mesh.sizes.every((size, axis) => size === mesh.sizes[axis])
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
