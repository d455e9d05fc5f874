import { lineMap } from "./line-map.ts";
import type { Token } from "./token.ts";

/** One line for each token: place, name, text. */
export function printTokens(text: string, tokens: readonly Token[]): string {
  const position = lineMap(text);
  return tokens
    .map((token) => {
      const { line, column } = position(token.startOffset);
      return `${`${line}:${column}`.padEnd(8)}${token.tokenType.name.padEnd(14)} ${token.image}\n`;
    })
    .join("");
}
