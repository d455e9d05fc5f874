import type { Expression, SourceFile } from "../ast.ts";
import { firstTokenFrom } from "../first-token.ts";
import { tokenTypes as t, type Token } from "../token.ts";
import { walk } from "../walk.ts";

/** What a sign or bracket is for, where its text alone does not say. */
export type Role =
  | "binary"
  | "tight"
  | "opens"
  | "closes"
  | "braBar"
  | "ketBar"
  | "callParen"
  | "domainColon"
  | "reductionColon"
  | "indexComma"
  | "valueEqual";

/** The roles of tokens, by index, read off the tree of a text without syntax errors. */
export function tokenRoles(file: SourceFile, tokens: readonly Token[]): ReadonlyMap<number, Role> {
  const roles = new Map<number, Role>();
  const find = (offset: number) => firstTokenFrom(tokens, offset);
  const infix = (items: readonly { readonly operand?: Expression }[], role: Role) => {
    for (const { operand } of items.slice(0, -1)) roles.set(find(operand!.span.end), role);
  };
  walk(file, (node) => {
    const first = find(node.span.start);
    const last = find(node.span.end) - 1;
    switch (node.kind) {
      case "sum":
        infix(node.terms, "binary");
        break;
      case "product":
        infix(node.factors, isFraction(node.factors) ? "tight" : "binary");
        break;
      case "sitePair":
        if (node.offset) roles.set(find(node.to!.span.end), "binary");
        break;
      case "magnitude":
        roles.set(first, "opens").set(last, "closes");
        break;
      case "matrixElement":
        roles.set(first, "opens").set(first + 2, "braBar");
        roles.set(last - 2, "ketBar").set(last, "closes");
        break;
      case "call":
      case "disk":
        roles.set(first + 1, "callParen");
        break;
      case "unit":
        for (let i = first; i <= last; i++) {
          const type = tokens[i].tokenType;
          if (type === t.Slash || type === t.Star) roles.set(i, "tight");
        }
        break;
      case "parameter":
        roles.set(first + 2, "domainColon");
        break;
      case "reduction": {
        const indices = node.indices.map(
          (index) => node.members?.find((member) => member.index === index) ?? index,
        );
        const head = node.to ?? node.condition ?? indices[indices.length - 1];
        roles.set(find(head.span.end), "reductionColon");
        for (const index of indices.slice(0, -1)) roles.set(find(index.span.end), "indexComma");
        break;
      }
      case "let":
      case "observable": {
        if (node.parameters) roles.set(first + 2, "callParen");
        let equal = find(node.value!.span.start) - 1;
        while (tokens[equal].tokenType !== t.Equal) equal--;
        roles.set(equal, "valueEqual");
        break;
      }
      case "schedule":
        roles.set(first + 2, "valueEqual");
        break;
    }
  });
  return roles;
}

/** `1/2`, `-1/2`: written without spaces. */
function isFraction(factors: readonly { readonly operand?: Expression }[]): boolean {
  return factors.length === 2 && factors.every(({ operand }) => isPlainNumber(operand));
}

function isPlainNumber(node: Expression | undefined): boolean {
  if (node?.kind === "negation") return isPlainNumber(node.operand);
  return node?.kind === "number" && node.unit === undefined;
}
