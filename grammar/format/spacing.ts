import { tokenTypes as t, type Token } from "../token.ts";
import type { Role } from "./roles.ts";

const openers = new Set([t.LeftParen, t.LeftBracket]);
const tightBefore = new Set([t.RightParen, t.RightBracket, t.Comma]);
const tightAround = new Set([t.Dot, t.DotDot, t.Caret]);
const signs = new Set([t.Plus, t.Minus]);

/** Whether two neighbouring tokens of a line touch. */
export function touches(
  tokens: readonly Token[],
  roles: ReadonlyMap<number, Role>,
  next: number,
): boolean {
  const before = tokens[next - 1].tokenType;
  const after = tokens[next].tokenType;
  const [roleBefore, roleAfter] = [roles.get(next - 1), roles.get(next)];
  if (before === t.LeftBrace && after === t.RightBrace) return true;
  if (tightAround.has(before) || tightAround.has(after)) return true;
  if (openers.has(before) || tightBefore.has(after)) return true;
  if (after === t.Colon) return roleAfter !== "domainColon";
  if (roleAfter === "callParen" || roleBefore === "tight" || roleAfter === "tight") return true;
  if (roleBefore === "opens" || roleAfter === "closes") return true;
  if (roleAfter === "braBar" || roleBefore === "ketBar") return true;
  return signs.has(before) && roleBefore !== "binary";
}
