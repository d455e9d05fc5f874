import type { Compilation } from "../../compiler/index.ts";
import type { Span } from "../../grammar/index.ts";

/** What the symmetry of the whole model says of a quantity that the spec asks for. */
export interface Verdict {
  /** Of its expression. */
  readonly span: Span;
  /** The operation that makes it zero whatever the parameters; none where it is allowed. */
  readonly forbiddenBy?: string;
}

/** What a closer examination finds. */
export interface Examination {
  /** With an error where the goal is forbidden. */
  readonly compilation: Compilation;
  /** Of the quantities of which it can be told. */
  readonly verdicts: readonly Verdict[];
}

/** What the last run of a spec came to, in words. */
export interface LastRun {
  /** The text that was run. */
  readonly text: string;
  readonly status: string;
  /** Seconds that it took. */
  readonly seconds: number;
  /** The goal of the best start; none of a forward calculation. */
  readonly objective?: string;
  readonly starts: number;
  /** Of the best start, each line of the report with its error bar: "0.9987 ± 2e-7 e²/h". */
  readonly report: readonly string[];
  /** Of the best start, as in the JSON result. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Whether the spec is what was run, but for layout. */
export function isCurrent(run: LastRun, text: string): boolean {
  const bare = (source: string) => source.replaceAll(/\s+/g, " ").trim();
  return bare(run.text) === bare(text);
}
