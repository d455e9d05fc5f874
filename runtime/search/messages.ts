import type { StartResult } from "./run-start.ts";

/** What a worker is given when it begins. */
export interface WorkerData {
  readonly programText: string;
  readonly seed: number;
  readonly steps: number;
  /** One number, shared: not zero means stop. */
  readonly control: SharedArrayBuffer;
}

/** To a worker: the start to run next. */
export interface WorkerTask {
  readonly start: number;
}

/** What happens during a search, also the messages from its workers. */
export type SearchEvent =
  | {
      readonly kind: "step";
      readonly start: number;
      readonly step: number;
      readonly objective: number;
    }
  | { readonly kind: "finished"; readonly result: StartResult };
