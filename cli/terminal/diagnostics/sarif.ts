import { catalogue } from "../../../compiler/index.ts";
import type { Span } from "../../../grammar/index.ts";
import { version } from "../../../compiler/version.ts";
import { rangeOf, type Placed } from "./place.ts";

/** A run in SARIF 2.1.0, the form that code-scanning services read. */
export function toSarif(results: readonly Placed[]): object {
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
        results: results.map((placed) => toResult(placed, codes)),
      },
    ],
  };
}

function titleOf(code: string): string {
  const entries: Readonly<Record<string, { readonly title: string }>> = catalogue;
  return entries[code]?.title ?? code;
}

function toResult(placed: Placed, codes: readonly string[]): object {
  const { code, severity, message, help, span, related } = placed.diagnostic;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: [{ physicalLocation: toPhysicalLocation(placed, span) }],
    relatedLocations: related?.map((other, id) => ({
      id,
      physicalLocation: toPhysicalLocation(placed, other.span),
      message: { text: other.message },
    })),
  };
}

function toPhysicalLocation(placed: Placed, span: Span): object {
  const { start, end } = rangeOf(placed, span);
  return {
    artifactLocation: { uri: encodeURI(placed.source.path.replaceAll("\\", "/")) },
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    },
  };
}
