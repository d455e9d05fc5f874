import type { Fix, Span } from "../../../grammar/index.ts";
import type { Analysis } from "../../analysis/analysis.ts";

export function replace(title: string, span: Span, text: string): Fix {
  return { title, edits: [{ span, text }] };
}

export function insert(title: string, at: number, text: string): Fix {
  return replace(title, { start: at, end: at }, text);
}

/** A declaration with the documentation above it and the line end behind it. */
export function wholeLines(span: Span, { text }: Analysis): Span {
  let start = text.lastIndexOf("\n", span.start - 1) + 1;
  for (;;) {
    const before = text.lastIndexOf("\n", start - 2) + 1;
    if (start === 0 || !/^\s*\/\/\//.test(text.slice(before, start))) break;
    start = before;
  }
  const end = text.indexOf("\n", span.end);
  const rest = text.slice(span.end, end < 0 ? undefined : end);
  const only =
    /^\s*(\/\/.*)?$/.test(rest) &&
    text.slice(text.lastIndexOf("\n", span.start - 1) + 1, span.start).trim() === "";
  return only ? { start, end: end < 0 ? text.length : end + 1 } : span;
}
