import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import type { Analysis } from "../analysis/analysis.ts";

/** Blocks, brackets and declarations over several lines, and runs of comments. */
export function foldingRanges(analysis: Analysis): readonly FoldingRange[] {
  const { parsed, lines } = analysis;
  const lineOf = (offset: number) => lines.position(offset).line;
  const ranges: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
    if (endLine > startLine && !ranges.some((range) => range.startLine === startLine))
      ranges.push({ startLine, endLine, ...(kind && { kind }) });
  };
  for (const { span, keyword } of parsed.file.declarations) {
    const end = lineOf(span.end);
    const closes = analysis.text[span.end - 1] === "}";
    add(lineOf(keyword.start), closes ? end - 1 : end);
  }
  const open: number[] = [];
  for (const { image, startOffset } of parsed.tokens) {
    if (image === "(" || image === "[") open.push(startOffset);
    if (image !== ")" && image !== "]") continue;
    const start = open.pop();
    if (start !== undefined) add(lineOf(start), lineOf(startOffset) - 1);
  }
  let run: { start: number; end: number } | undefined;
  for (const { span, ownLine } of [...parsed.comments, undefined].map(
    (each) => each ?? { span: undefined, ownLine: false },
  )) {
    const line = span && lineOf(span.start);
    if (run && ownLine && line === run.end + 1) run.end = line;
    else {
      if (run) add(run.start, run.end, FoldingRangeKind.Comment);
      run = line !== undefined && ownLine ? { start: line, end: line } : undefined;
    }
  }
  return ranges;
}
