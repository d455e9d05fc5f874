import { lineMap } from "./line-map.ts";
import type { ParseResult } from "./parse.ts";

/** One line for each token: place, name, text. */
export function printTokens({ text, tokens }: Pick<ParseResult, "text" | "tokens">): string {
  const position = lineMap(text);
  return tokens
    .map((token) => {
      const { line, column } = position(token.startOffset);
      return `${`${line}:${column}`.padEnd(8)}${token.tokenType.name.padEnd(14)} ${token.image}\n`;
    })
    .join("");
}
