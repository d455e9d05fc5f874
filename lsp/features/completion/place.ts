import { type Expected, type Token, whatBegins, whatNext } from "../../../grammar/index.ts";
import { isName } from "../../../grammar/token.ts";
import type { Analysis, Library } from "../../analysis/analysis.ts";
import { type CallAt, callAt } from "../../analysis/call-at.ts";
import { tokensBefore } from "../../analysis/find.ts";

/** The place at which something is to be completed. */
export interface Place {
  readonly analysis: Analysis;
  readonly library: Library;
  readonly offset: number;
  /** Where the word begins that the cursor is in or behind; the offset where there is none. */
  readonly start: number;
  readonly tokens: readonly Token[];
  readonly expected: readonly Expected[];
  readonly call: CallAt | undefined;
  /** The keyword of the declaration that it is in. */
  readonly declaration: Token | undefined;
  /** A declaration or an item of a block would begin here: nothing of another one is on the line. */
  readonly isFresh: boolean;
}

/** What is known of a place; undefined inside of a number or a text, where nothing is completed. */
export function placeAt(analysis: Analysis, offset: number, library: Library): Place | undefined {
  const { text, parsed } = analysis;
  const at = parsed.tokens.find((t) => t.startOffset < offset && offset <= t.endOffset + 1);
  const isWord = at !== undefined && /^[\p{L}_]/u.test(at.image);
  if (at && !isWord && /^["\d]/.test(at.image)) return undefined;
  const start = isWord ? at.startOffset : offset;
  const tokens = tokensBefore(analysis, start);
  const breaks = /\n[^\S\n]*$/.test(text.slice(0, start));
  const last = tokens.at(-1)?.image;
  return {
    analysis,
    library,
    offset,
    start,
    tokens,
    expected: expectedAt(tokens, breaks),
    call: callAt(tokens),
    declaration: tokens.findLast(({ startsDeclaration }) => startsDeclaration),
    isFresh: breaks || last === undefined || last === "{" || last === "}",
  };
}

/** What may come next; on a line of its own in a block, above all a new item. */
function expectedAt(tokens: readonly Token[], breaks: boolean): readonly Expected[] {
  const next = whatNext(tokens);
  if (next.length === 0) return breaks ? whatBegins(tokens) : [];
  if (!breaks) return next;
  const isItem = ({ begins }: Expected) => begins;
  // A name cannot go on with the line before, where an item can begin.
  return next.some(isItem) ? next.filter((each) => each.begins || each.token !== "AnyName") : next;
}

/** The names that the declaration around gives itself: its arguments, the indices of its sums. */
export function localNames({ tokens, declaration, analysis, offset }: Place): readonly string[] {
  if (!declaration) return [];
  const from = tokens.indexOf(declaration);
  const names = new Set<string>();
  const within = tokens.slice(from);
  within.forEach((token, at) => {
    if (!isName(token)) return;
    const before = within[at - 1]?.image;
    if (before === "over") {
      for (let next = at; within[next] && isName(within[next]); next += 2) {
        names.add(within[next].image);
        if (within[next + 1]?.image !== ",") break;
      }
    }
  });
  if (within[2]?.image === "(" && (within[0].image === "let" || within[0].image === "observable")) {
    const close = within.findIndex(({ image }) => image === ")");
    const formals = within.slice(3, close < 0 ? undefined : close);
    formals.forEach((token, at) => {
      const after = formals[at + 1]?.image;
      if (!isName(token) || !(after === undefined || ",=".includes(after))) return;
      const before = formals[at - 1]?.image;
      if (before !== undefined && before !== "," && !groups.has(before)) return;
      names.add(token.image);
      if (before === "occupation") names.add(`d${token.image}`);
    });
  }
  for (const symbol of analysis.symbols.symbols) {
    const inside = symbol.node.span.start <= offset && offset <= symbol.node.span.end;
    if (inside && (symbol.kind === "index" || symbol.kind === "variable")) names.add(symbol.source);
  }
  return [...names];
}

const groups: ReadonlySet<string> = new Set(["occupation", "bands", "spectrum", "component"]);
