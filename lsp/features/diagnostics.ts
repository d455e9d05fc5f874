import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import type { Diagnostic as Finding } from "../../grammar/index.ts";
import type { Analysis } from "../analysis/analysis.ts";

/** Codes of what could be removed without changing a result. */
const unnecessary = new Set(["HAM2020", "HAM4013"]);

/** What is wrong with a spec, as `ham check` finds it. Files of the library are not specs: only their syntax counts. */
export function findings({ isLibrary, parsed, compilation }: Analysis): readonly Finding[] {
  return isLibrary ? parsed.diagnostics : compilation.diagnostics;
}

/** The diagnostics of a document. */
export function diagnostics(analysis: Analysis): readonly Diagnostic[] {
  const { uri, lines } = analysis;
  return findings(analysis).map(({ code, severity, span, message, help, related }) => ({
    range: lines.range(visible(span, analysis.text)),
    severity: severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    source: "ham",
    message: help === undefined ? message : `${message}\n${help}`,
    ...(unnecessary.has(code) && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related && {
      relatedInformation: related.map((other) => ({
        location: { uri, range: lines.range(other.span) },
        message: other.message,
      })),
    }),
  }));
}

/** A place between two characters is shown at the one before it, where there is one on its line. */
function visible(span: Finding["span"], text: string): Finding["span"] {
  if (span.end > span.start) return span;
  const { start } = span;
  if (start > 0 && text[start - 1] !== "\n") return { start: start - 1, end: start };
  return { start, end: Math.min(start + 1, text.length) };
}
