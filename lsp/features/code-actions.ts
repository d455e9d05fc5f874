import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
} from "vscode-languageserver-types";
import type { Diagnostic as Finding, Fix } from "../../grammar/index.ts";
import type { Analysis } from "../analysis/analysis.ts";
import { remedies } from "./code-actions/remedies.ts";
import { diagnostics, findings } from "./diagnostics.ts";

/** What mends the diagnostics of a range, and everything at once that has one obvious remedy. */
export function codeActions(
  analysis: Analysis,
  range: Range,
  only?: readonly string[],
): readonly CodeAction[] {
  const wants = (kind: string) =>
    only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
  const shown = diagnostics(analysis);
  const found = findings(analysis);
  const quick = wants(CodeActionKind.QuickFix)
    ? found.flatMap((finding, at) => {
        if (!overlaps(shown[at].range, range)) return [];
        return fixesOf(finding, analysis).map((fix, number) =>
          action(fix, CodeActionKind.QuickFix, analysis, number === 0, shown[at]),
        );
      })
    : [];
  return [...quick, ...(wants(fixAll) ? everything(found, analysis) : [])];
}

export const fixAll = "source.fixAll.ham";

/** The remedies of a diagnostic, the likeliest first. */
export function fixesOf(finding: Finding, analysis: Analysis): readonly Fix[] {
  return [
    ...(finding.fix ? [finding.fix] : []),
    ...(remedies[finding.code]?.(finding, analysis) ?? []),
  ];
}

/** All fixes that the compiler itself offers, as one edit; of two that overlap, the first. */
function everything(found: readonly Finding[], analysis: Analysis): readonly CodeAction[] {
  const edits: Fix["edits"][number][] = [];
  for (const { fix } of found) {
    const apart = fix?.edits.every(
      ({ span }) => !edits.some((edit) => edit.span.start < span.end && span.start < edit.span.end),
    );
    if (fix && apart) edits.push(...fix.edits);
  }
  if (edits.length === 0) return [];
  return [action({ title: "Mend all that has an obvious remedy", edits }, fixAll, analysis, false)];
}

function action(
  { title, edits }: Fix,
  kind: string,
  { uri, lines }: Analysis,
  isPreferred: boolean,
  diagnostic?: Diagnostic,
): CodeAction {
  return {
    title,
    kind,
    isPreferred,
    ...(diagnostic && { diagnostics: [diagnostic] }),
    edit: {
      changes: {
        [uri]: edits.map(({ span, text }) => ({ range: lines.range(span), newText: text })),
      },
    },
  };
}

function overlaps(a: Range, b: Range): boolean {
  const before = (p: Range["start"], q: Range["start"]) =>
    p.line < q.line || (p.line === q.line && p.character <= q.character);
  return before(a.start, b.end) && before(b.start, a.end);
}
