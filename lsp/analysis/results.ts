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
