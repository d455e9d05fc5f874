import type { EngineRequest } from "../engine/load-engine.ts";
import type { Checkpoint } from "../optimise/optimise.ts";
import type { StartResult } from "./run-start.ts";

/** What a worker is given when it begins. */
export interface WorkerData {
  readonly programText: string;
  /** The engine, where it is not the default one. */
  readonly engine?: EngineRequest;
  readonly seed: number;
  readonly steps: number;
  /** Seconds between two saved states of a start. */
  readonly saveEvery: number;
  /** One number, shared: not zero means stop. */
  readonly control: SharedArrayBuffer;
  /** The bundled threads/helper.ts; without it a start is never divided. */
  readonly helperUrl?: string;
}

/** What one worker is given beyond what all are given. */
export interface WorkerOwn {
  /**
   * One number: not zero while a saved state that the worker sent is not yet dealt with. It waits
   * with the next one, lest states pile up faster than they can be written.
   */
  readonly unsaved: SharedArrayBuffer;
  /** One number: how many threads may help with its start. */
  readonly helpers: SharedArrayBuffer;
}

/** To a worker: the start to run next, and where it goes on. */
export interface WorkerTask {
  readonly start: number;
  readonly from?: SavedStart;
}

/** A start on its way, as it can be saved: plain data. */
export interface SavedStart {
  readonly checkpoint: Checkpoint;
  /** Time spent on it so far. */
  readonly seconds: number;
}

/** What happens during a search, also the messages from its workers. */
export type SearchEvent =
  | {
      readonly kind: "step";
      readonly start: number;
      readonly step: number;
      readonly objective: number;
    }
  /** Now and then, and when a start is stopped. */
  | { readonly kind: "saved"; readonly start: number; readonly saved: SavedStart }
  | { readonly kind: "finished"; readonly result: StartResult };
