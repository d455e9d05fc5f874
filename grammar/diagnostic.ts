import type { Span } from "./span.ts";

export type Severity = "error" | "warning";

/** A replacement of text that mends a diagnostic. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

/** Something to tell the user about a place in the source: what is wrong, why, and the remedy. */
export interface Diagnostic {
  /** HAM1xxx syntax, HAM2xxx names and types, HAM3xxx units, HAM4xxx lattice and model, HAM5xxx physics of the goal, HAM6xxx solve, HAM7xxx files. */
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  /** One sentence: what is wrong, in the user's terms. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  /** Other places that matter, each with a short label. */
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  readonly fix?: Fix;
}
