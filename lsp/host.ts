import type { BandStructure } from "../compiler/describe/drawing/bands.ts";
import type { Compilation, ReadFile } from "../compiler/index.ts";
import type { Examination, LastRun } from "./analysis/results.ts";

/** How far a run has come. */
export interface RunProgress {
  /** From 0 to 1. */
  readonly done: number;
  /** "3 of 8 starts done, 12 s, about 20 s left" */
  readonly message: string;
}

/** What the server needs of the world around it; the command line gives it, tests give another. */
export interface Host {
  /** Where the files of the library lie, as a URI that ends with a slash. */
  readonly libraryFolder: string;
  /** The files that a spec names, by their paths from its place. */
  filesBeside(uri: string): ReadFile;
  /**
   * What only numbers can tell of a compilation. It takes a while: `goOn` is asked again and again,
   * gives others their turn, and says whether the answer is still wanted; nothing is given if not.
   */
  examine(compilation: Compilation, goOn: () => Promise<boolean>): Promise<Examination | undefined>;
  /** Runs a spec to its end, or until it is told to stop; rejects with what is wrong, in the user's words. */
  run(
    spec: { readonly uri: string; readonly text: string },
    report: (progress: RunProgress) => void,
    stop: AbortSignal,
  ): Promise<LastRun>;
  /** Compares the gradient of a program's goal with central differences; says what came of it. */
  checkGradient(javascript: string): Promise<string>;
  /** The energies of a program along corners in k space, at the parameters of a result or at their start. */
  bands(
    javascript: string,
    corners: readonly { readonly label: string; readonly k: readonly number[] }[],
    parameters?: LastRun["parameters"],
  ): Promise<BandStructure>;
}
