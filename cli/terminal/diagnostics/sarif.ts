import { catalogue } from "../../../compiler/index.ts";
import type { Diagnostic, Span } from "../../../grammar/index.ts";
import type { Source } from "../../source.ts";
import { version } from "../../version.ts";
import { rangeIn } from "./json.ts";

/** A run in SARIF 2.1.0, the form that code-scanning services read. */
export function toSarif(
  results: readonly { readonly source: Source; readonly diagnostic: Diagnostic }[],
): object {
  const codes = [...new Set(results.map(({ diagnostic }) => diagnostic.code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "ham",
            version,
            rules: codes.map((id) => ({
              id,
              shortDescription: { text: titleOf(id) },
            })),
          },
        },
        columnKind: "unicodeCodePoints",
        results: results.map(({ source, diagnostic }) => toResult(source, diagnostic, codes)),
      },
    ],
  };
}

function titleOf(code: string): string {
  const entries: Readonly<Record<string, { readonly title: string }>> = catalogue;
  return entries[code]?.title ?? code;
}

function toResult(source: Source, diagnostic: Diagnostic, codes: readonly string[]): object {
  const { code, severity, message, help, span, related } = diagnostic;
  const location = (place: Span): object => ({
    artifactLocation: { uri: encodeURI(source.path.replaceAll("\\", "/")) },
    region: toRegion(source.text, place),
  });
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: [{ physicalLocation: location(span) }],
    relatedLocations: related?.map((other, id) => ({
      id,
      physicalLocation: location(other.span),
      message: { text: other.message },
    })),
  };
}

function toRegion(text: string, span: Span): object {
  const { start, end } = rangeIn(text)(span);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
