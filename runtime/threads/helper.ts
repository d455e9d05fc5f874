/** The entry of a thread that helps another one: computes parts of meshes as long as it lives. */
import { type MessagePort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { createHoppingTable } from "../bloch/hopping-table.ts";
import type { MeanSweep } from "../program.ts";
import { loadProgram } from "../search/load-program.ts";
import { createMeanKernel } from "../zone/mean-evaluator.ts";
import { createLevelKernel } from "../zone/mesh-levels.ts";
import { partDerivatives, partEnergies } from "../zone/parted-levels.ts";
import { partRow, partValue } from "../zone/parted-mean.ts";
import type { PartKernel } from "../zone/parts.ts";
import { help } from "./control.ts";
import { numbersOf, partsIn, type Slot } from "./slot.ts";
import { sweepsOf, type Work } from "./work.ts";

/** What a helper is given when it begins. */
export interface HelperData {
  readonly programText: string;
  readonly control: SharedArrayBuffer;
  /** On which slots come. */
  readonly port: MessagePort;
}

const { programText, control, port } = workerData as HelperData;
const program = loadProgram(programText);
const table = createHoppingTable(program);
const sweeps = sweepsOf(program);
const slots = new Map<number, { readonly slot: Slot; readonly kernel: PartKernel }>();

help(control, receiveSlots, (number, take) => {
  const known = slots.get(number);
  if (known === undefined) return;
  const { slot, kernel } = known;
  const { c, s, shift, results, done } = numbersOf(slot);
  const parts = partsIn(slot, shift);
  for (let index = take(); index < parts.length; index = take())
    if (succeeds(() => kernel.compute(c, s, parts[index], results[index])))
      Atomics.store(done, index, 1);
});

function receiveSlots(): void {
  for (let message; (message = receiveMessageOnPort(port)) !== undefined;) {
    const slot = message.message as Slot;
    const kernel = slots.get(slot.number)?.kernel;
    slots.set(slot.number, { slot, kernel: kernel ?? rehearsed(kernelOf(slot.work), slot) });
  }
}

/** Makes what a kernel makes when it is first called, such as tables of integrals. */
function rehearsed(kernel: PartKernel, slot: Slot): PartKernel {
  const { c, s, shift } = numbersOf(slot);
  const [part] = partsIn(slot, shift);
  // The owner may write the next inputs meanwhile: whatever comes of these is of no interest.
  succeeds(() => kernel.compute(c.slice(), s.slice(), part, new Float64Array(slot.lengths[0])));
  return kernel;
}

/** Of a part that fails the owner finds it undone, computes it, and meets the same error. */
function succeeds(compute: () => void): boolean {
  try {
    compute();
    return true;
  } catch {
    return false;
  }
}

function kernelOf(work: Work): PartKernel {
  switch (work.kind) {
    case "mean":
      return partValue(createMeanKernel(table, sweeps[work.sweep] as MeanSweep));
    case "meanRow":
      return partRow(createMeanKernel(table, sweeps[work.sweep] as MeanSweep));
    case "energies":
      return partEnergies(table, createLevelKernel(table));
    case "derivatives":
      return partDerivatives(table, createLevelKernel(table));
  }
}
