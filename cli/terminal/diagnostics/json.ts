import { lineMap, type Diagnostic, type Span } from "../../../grammar/index.ts";
import type { Source } from "../../source.ts";

/** Lines and columns from 1, columns in characters; `end` is just behind the last one. */
export interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** A diagnostic as a plain object, its places as lines and columns. */
export function toPlainObject(source: Source, diagnostic: Diagnostic): object {
  const { code, severity, message, span, help, related, fix } = diagnostic;
  const range = rangeIn(source.text);
  return {
    code,
    severity,
    message,
    file: source.path,
    range: range(span),
    help,
    related: related?.map((other) => ({ message: other.message, range: range(other.span) })),
    fix: fix && {
      title: fix.title,
      edits: fix.edits.map((edit) => ({ range: range(edit.span), text: edit.text })),
    },
  };
}

/** The lines and columns of a span of this text. */
export function rangeIn(text: string): (span: Span) => Range {
  const positionAt = lineMap(text);
  return ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) });
}
