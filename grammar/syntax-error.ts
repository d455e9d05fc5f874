import type { Diagnostic, Fix } from "./diagnostic.ts";
import type { Span } from "./span.ts";
import { syntaxCatalogue, type SyntaxCode } from "./syntax-catalogue.ts";

/** A diagnostic of the syntax; its severity comes from the catalogue. */
export function syntaxError(
  code: SyntaxCode,
  span: Span,
  message: string,
  more: {
    readonly help?: string;
    readonly fix?: Fix;
    readonly related?: Diagnostic["related"];
  } = {},
): Diagnostic {
  return { code, severity: syntaxCatalogue[code].severity, span, message, ...more };
}

/** A fix that replaces one span. */
export function replacement(title: string, span: Span, text: string): Fix {
  return { title, edits: [{ span, text }] };
}

/** A fix that puts a text at a place. */
export function insertion(title: string, at: number, text: string): Fix {
  return replacement(title, { start: at, end: at }, text);
}
