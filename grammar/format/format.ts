import type { Diagnostic } from "../diagnostic.ts";
import type { Comment } from "../lexer.ts";
import { lineMap } from "../line-map.ts";
import { parse, type ParseResult } from "../parse.ts";
import { align } from "./alignment.ts";
import { LineBreaker } from "./line-breaker.ts";
import { tokenRoles } from "./roles.ts";
import { touches } from "./spacing.ts";
import { structure, type Structure } from "./structure.ts";

export interface FormatResult {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Sets a spec in the standard form. Keeps every token, comment and line break inside an expression,
 * and at most one empty line between lines. A text with syntax errors is left as it is.
 */
export function format(
  text: string,
  { width = 100 }: { readonly width?: number } = {},
): FormatResult {
  const result = parse(text);
  const { diagnostics } = result;
  return { text: diagnostics.length > 0 ? text : write(result, width), diagnostics };
}

function write(result: ParseResult, width: number): string {
  const { text, file, tokens, comments } = result;
  const roles = tokenRoles(file, tokens);
  const plainSpace = (i: number) => (touches(tokens, roles, i) ? 0 : 1);
  const commentIn = (start: number, end: number) =>
    comments.some(({ span }) => span.start > start && span.start < end);
  const fits = (start: number, end: number, items: number) => {
    let column = items;
    for (let i = start; i < end; i++)
      column += (i === start ? 0 : plainSpace(i)) + tokens[i].image.length;
    return column <= width;
  };
  const shape = structure(file, tokens, commentIn, fits);
  const { pads, heads } = align(text, tokens, shape.units, plainSpace);
  const spaceBefore = (i: number) =>
    shape.inlineItems.has(i) ? 2 : plainSpace(i) + (pads.get(i) ?? 0);

  const page = new Page(result, width);
  let breaker: LineBreaker | undefined;
  for (let at = 0; at < tokens.length;) {
    const indent = shape.lineStarts.get(at);
    if (indent !== undefined || breaker === undefined) {
      breaker = new LineBreaker(
        { tokens, roles, spaceBefore, width },
        indent ?? 0,
        heads.get(at) ?? at,
      );
    }
    const end = lineEnd(result, shape, at);
    for (const line of breaker.lay(at, end, indent !== undefined)) {
      let code = "";
      for (let i = line.start; i < line.end; i++) {
        code += (i === line.start ? "" : " ".repeat(spaceBefore(i))) + tokens[i].image;
      }
      page.code(
        code,
        line.indent,
        tokens[line.start].startOffset,
        indent !== undefined && line.start === at,
      );
    }
    at = end;
  }
  return page.finish();
}

function lineEnd(
  { tokens }: ParseResult,
  { lineStarts, emptyBlocks }: Structure,
  start: number,
): number {
  let end = start + 1;
  const breaks = (i: number) => lineStarts.has(i) || (tokens[i].firstOnLine && !emptyBlocks.has(i));
  while (end < tokens.length && !breaks(end)) end++;
  return end;
}

/** Collects lines, putting each comment back where it was. */
class Page {
  private readonly lines: string[] = [];
  private readonly comments: readonly Comment[];
  private readonly text: string;
  private readonly position: ReturnType<typeof lineMap>;
  private readonly width: number;
  private nextComment = 0;
  /** The offset in the source up to which everything is written. */
  private written = 0;

  constructor({ text, comments }: ParseResult, width: number) {
    this.text = text;
    this.comments = comments;
    this.width = width;
    this.position = lineMap(text);
  }

  /** `isUnit`: the line begins a declaration or an item, and may have an empty line before it. */
  code(code: string, indent: number, offset: number, isUnit: boolean): void {
    const commentIndent = code === "}" ? indent + 2 : indent;
    this.commentsBefore(offset, commentIndent);
    if (isUnit && code !== "}") this.emptyLine(offset);
    this.lines.push(" ".repeat(indent) + code);
    this.written = offset;
  }

  finish(): string {
    this.commentsBefore(this.text.length + 1, 0);
    return this.lines.length === 0 ? "" : `${this.lines.join("\n")}\n`;
  }

  private commentsBefore(offset: number, indent: number): void {
    for (; this.nextComment < this.comments.length; this.nextComment++) {
      const comment = this.comments[this.nextComment];
      if (comment.span.start >= offset) return;
      const body = comment.text.trimEnd();
      if (comment.ownLine || this.lines.length === 0) {
        this.emptyLine(comment.span.start);
        this.lines.push(" ".repeat(indent) + body);
      } else {
        this.trailing(body, this.position(comment.span.start).column - 1);
      }
      this.written = comment.span.end;
    }
  }

  /** A comment behind code keeps its column where it can. */
  private trailing(body: string, column: number): void {
    const line = this.lines.pop()!;
    const end = [...line].length;
    const furthest = Math.max(end + 2, this.width - [...body].length);
    const at = Math.max(end + 1, Math.min(column, furthest));
    this.lines.push(line + " ".repeat(at - end) + body);
  }

  /** Keeps one empty line where the source has any just before the offset, but not after `{`. */
  private emptyLine(offset: number): void {
    const before = /\n[^\S\n]*\n\s*$/.test(this.text.slice(this.written, offset));
    const last = this.lines[this.lines.length - 1];
    if (before && last !== undefined && !last.endsWith("{")) this.lines.push("");
  }
}
