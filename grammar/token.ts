import { createToken, EOF, type IToken, type TokenType } from "chevrotain";
import type { Span } from "./span.ts";
import { tokenTable, type TokenEntry, type TokenName } from "./token-table.ts";

/** A token of a source text, as the parser reads it. Offsets are UTF-16. */
export interface Token extends IToken {
  readonly endOffset: number;
  readonly firstOnLine: boolean;
  /** A character before it was refused: what the parser says about it is a consequence. */
  readonly damaged: boolean;
  /** The innermost bracket pair around it; a `(` or `[` that is never closed does not count. */
  within: "{" | "(" | "[" | undefined;
  /** First on its line of a block, outside ( ) and [ ], and able to begin an expression. */
  startsItem: boolean;
  /** A declaration keyword where a declaration may begin. */
  startsDeclaration: boolean;
}

const kind = (name: string) => createToken({ name, pattern: /(?!)/ });

/** Any name: an identifier or a contextual word. */
export const AnyName = createToken({ ...kind("AnyName"), label: "a name" });
/** Any declaration keyword. */
export const AnyDeclaration = createToken({ ...kind("AnyDeclaration"), label: "a declaration" });

const entries: readonly TokenEntry<TokenName>[] = tokenTable;

function categories(entry: TokenEntry): TokenType[] {
  if (entry.kind === "contextual" || entry.name === "Identifier") return [AnyName];
  return entry.kind === "declaration" ? [AnyDeclaration] : [];
}

/** The parser's token types, by name. */
export const tokenTypes = Object.fromEntries(
  entries.map((entry) => [
    entry.name,
    createToken({
      name: entry.name,
      pattern: /(?!)/,
      label: entry.label,
      categories: categories(entry),
    }),
  ]),
) as Record<TokenName, TokenType>;

/** All token types, for the parser's vocabulary. */
export const vocabulary: TokenType[] = [AnyName, AnyDeclaration, ...Object.values(tokenTypes)];

export function isName(token: IToken): boolean {
  return token.tokenType.CATEGORIES?.includes(AnyName) === true;
}

export function isEnd(token: IToken): boolean {
  return token.tokenType === EOF;
}

export function tokenSpan(token: IToken): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}
