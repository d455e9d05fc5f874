import { rangeOf, type Placed } from "./place.ts";

/** A diagnostic as a plain object, its places as lines and columns. */
export function toPlainObject(placed: Placed): object {
  const { code, severity, message, span, help, related, fix } = placed.diagnostic;
  return {
    code,
    severity,
    message,
    file: placed.source.path,
    range: rangeOf(placed, span),
    help,
    related: related?.map((other) => ({
      message: other.message,
      range: rangeOf(placed, other.span),
    })),
    fix: fix && {
      title: fix.title,
      edits: fix.edits.map((edit) => ({ range: rangeOf(placed, edit.span), text: edit.text })),
    },
  };
}
