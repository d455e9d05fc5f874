import { tokenTypes as t, type Token } from "../token.ts";
import type { Role } from "./roles.ts";

interface Bracket {
  /** Column of what follows the bracket; undefined where a line break follows it. */
  readonly column: number | undefined;
  /** Indent of the line that the bracket is on. */
  readonly lineIndent: number;
  /** Reductions inside it whose body began on a new line. */
  bodies: number;
}

const openers = new Set([t.LeftParen, t.LeftBracket]);
const closers = new Set([t.RightParen, t.RightBracket]);
const comparisons = new Set([
  t.EqualEqual,
  t.NotEqual,
  t.LessEqual,
  t.GreaterEqual,
  t.Less,
  t.Greater,
]);

/** What the breaker must know of tokens. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly roles: ReadonlyMap<number, Role>;
  readonly spaceBefore: (index: number) => number;
  readonly width: number;
}

/** Lays the tokens of one declaration or item on lines: the user's own breaks, and more where too long. */
export class LineBreaker {
  private readonly source: Tokens;
  private readonly indent: number;
  private readonly firstBreak: number;
  private readonly brackets: Bracket[];

  /** `firstBreak`: no break is added before this token. */
  constructor(source: Tokens, indent: number, firstBreak: number) {
    this.source = source;
    this.indent = indent;
    this.firstBreak = firstBreak;
    this.brackets = [{ column: undefined, lineIndent: indent, bodies: 0 }];
  }

  /** Splits `start..end` (exclusive), which the user wrote on one line, into lines with their indents. */
  lay(
    start: number,
    end: number,
    isFirst: boolean,
  ): { indent: number; start: number; end: number }[] {
    const lines: { indent: number; start: number; end: number }[] = [];
    for (let at = start; at < end;) {
      const indent = isFirst && at === start ? this.indent : this.continuation(at);
      const next = this.breakPoint(at, end, indent) ?? end;
      this.place(at, next, indent);
      lines.push({ indent, start: at, end: next });
      at = next;
    }
    return lines;
  }

  private continuation(index: number): number {
    const top = this.brackets[this.brackets.length - 1];
    if (closers.has(this.source.tokens[index].tokenType) && this.brackets.length > 1) {
      return top.column === undefined ? top.lineIndent : top.column - 1;
    }
    return (top.column ?? top.lineIndent + 2) + 2 * top.bodies;
  }

  private place(start: number, end: number, indent: number): void {
    const { tokens, roles } = this.source;
    let column = indent;
    for (let i = start; i < end; i++) {
      column += (i === start ? 0 : this.source.spaceBefore(i)) + length(tokens[i]);
      if (openers.has(tokens[i].tokenType)) {
        this.brackets.push({
          column: i + 1 === end ? undefined : column,
          lineIndent: indent,
          bodies: 0,
        });
      } else if (closers.has(tokens[i].tokenType) && this.brackets.length > 1) {
        this.brackets.pop();
      } else if (roles.get(i) === "reductionColon" && i + 1 === end) {
        this.brackets[this.brackets.length - 1].bodies += 1;
      }
    }
  }

  /** Where to break a line that is too long: at the loosest place, as far right as fits. */
  private breakPoint(start: number, end: number, indent: number): number | undefined {
    const { tokens, spaceBefore, width } = this.source;
    let best: { index: number; tightness: number } | undefined;
    let depth = 0;
    let column = indent;
    for (let i = start; i < end; i++) {
      if (closers.has(tokens[i].tokenType)) depth--;
      const tightness = i > start && i > this.firstBreak ? this.tightness(i, depth) : undefined;
      if (tightness !== undefined) {
        if (column > width) return best?.index ?? i;
        if (best === undefined || tightness <= best.tightness) best = { index: i, tightness };
      }
      column += (i === start ? 0 : spaceBefore(i)) + length(tokens[i]);
      if (openers.has(tokens[i].tokenType)) depth++;
    }
    return column <= width ? undefined : best?.index;
  }

  /** How tightly a token holds to the one before it; undefined where no line may break. */
  private tightness(index: number, depth: number): number | undefined {
    const { tokens, roles } = this.source;
    const before = roles.get(index - 1);
    const type = tokens[index].tokenType;
    if (before === "reductionColon") return depth - 0.5;
    if (tokens[index - 1].tokenType === t.Comma) return before === "indexComma" ? undefined : depth;
    if (before === "valueEqual") return depth;
    if (comparisons.has(type) && !roles.has(index)) return depth;
    if (roles.get(index) !== "binary") return undefined;
    return type === t.Star || type === t.Slash ? depth + 0.5 : depth;
  }
}

function length(token: Token): number {
  return token.image.length < 2 ? 1 : [...token.image].length;
}
