import { canonicalName, type Token } from "../../grammar/index.ts";
import { isName } from "../../grammar/token.ts";

/** The call whose parentheses an offset stands in. */
export interface CallAt {
  readonly callee: Token;
  /** The number of the argument, from 0. */
  readonly argument: number;
  /** The name that it is given by, where that is written already. */
  readonly name?: string;
  /** The names that other arguments of the call before it are given by. */
  readonly named: readonly string[];
  /** How many arguments before it are given by their places. */
  readonly unnamed: number;
}

/** The innermost call that the tokens end in, found by brackets alone: the tree may be broken there. */
export function callAt(tokens: readonly Token[]): CallAt | undefined {
  let depth = 0;
  for (let at = tokens.length - 1; at > 0; at--) {
    const { image, startsDeclaration } = tokens[at];
    if (startsDeclaration || image === "{" || image === "}") return undefined;
    if (image === ")" || image === "]") depth++;
    if (image !== "(" && image !== "[") continue;
    if (depth > 0) {
      depth--;
      continue;
    }
    const callee = tokens[at - 1];
    const isCall = image === "(" && isName(callee) && !tokens[at].startsItem;
    if (isCall) return { callee, ...argumentAt(tokens.slice(at + 1)) };
  }
  return undefined;
}

function argumentAt(inside: readonly Token[]): Omit<CallAt, "callee"> {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of inside) {
    if ("([".includes(token.image)) depth++;
    if (")]".includes(token.image)) depth--;
    if (token.image === "," && depth === 0) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  const nameOf = (part: readonly Token[]) =>
    part[1]?.image === "=" ? canonicalName(part[0].image) : undefined;
  const before = parts.slice(0, -1);
  return {
    argument: before.length,
    name: nameOf(parts.at(-1)!),
    named: before.flatMap((part) => nameOf(part) ?? []),
    unnamed: before.filter((part) => nameOf(part) === undefined).length,
  };
}
