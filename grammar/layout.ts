import { AnyDeclaration, tokenTypes as t, type Token } from "./token.ts";

const closers = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);

const infix = new Set(
  [
    t.Plus,
    t.Minus,
    t.Star,
    t.Slash,
    t.Caret,
    t.EqualEqual,
    t.NotEqual,
    t.LessEqual,
    t.GreaterEqual,
    t.Less,
    t.Greater,
    t.RightAngle,
    t.DotDot,
    t.Dot,
    t.Comma,
    t.Colon,
    t.Equal,
    t.Arrow,
    t.Tilde,
    t.Times,
    t.RightBrace,
    t.RightParen,
    t.RightBracket,
    t.LeftBrace,
    t.LeftBracket,
  ].map((type) => type.tokenTypeIdx),
);

/**
 * Says of every token where it stands: inside which brackets, whether it begins an item of a block,
 * whether it begins a declaration. Returns the brackets without partner.
 */
export function layOut(tokens: readonly Token[]): readonly Token[] {
  const partner = matchBrackets(tokens);
  const open: Token[] = [];
  tokens.forEach((token, index) => {
    const top = open[open.length - 1];
    if (partner.has(token) && partner.get(token) === top) open.pop();
    token.startsDeclaration = beginsDeclaration(token, tokens[index - 1]);
    if (token.startsDeclaration) open.length = 0;
    token.within = open[open.length - 1]?.image as Token["within"];
    token.startsItem = token.firstOnLine && token.within === "{" && !infix.has(token.tokenTypeIdx);
    if (token.image === "{" || (isOpener(token) && partner.has(token))) open.push(token);
  });
  return tokens.filter((token) => (isOpener(token) || isCloser(token)) && !partner.has(token));
}

function isOpener(token: Token): boolean {
  const type = token.tokenType;
  return type === t.LeftParen || type === t.LeftBracket || type === t.LeftBrace;
}

function isCloser(token: Token): boolean {
  const type = token.tokenType;
  return type === t.RightParen || type === t.RightBracket || type === t.RightBrace;
}

function beginsDeclaration(token: Token, previous: Token | undefined): boolean {
  if (!token.tokenType.CATEGORIES?.includes(AnyDeclaration)) return false;
  return token.firstOnLine || previous === undefined || previous.tokenType === t.RightBrace;
}

interface Open {
  readonly token: Token;
  readonly outer: Open | undefined;
  visible: Readonly<Record<string, Open | undefined>>;
}

/** Pairs brackets, both ways. A declaration and a `}` end whatever was left open before them. */
function matchBrackets(tokens: readonly Token[]): ReadonlyMap<Token, Token> {
  const partner = new Map<Token, Token>();
  /** Open brackets, each with the one of each kind that a closer would find. */
  let open: Open | undefined;
  tokens.forEach((token, index) => {
    if (beginsDeclaration(token, tokens[index - 1])) open = undefined;
    if (isOpener(token)) {
      const outer: Open | undefined = open;
      const visible = token.image === "{" ? {} : outer?.visible;
      const entry: Open = { token, outer, visible: {} };
      entry.visible = { ...visible, "{": outer?.visible["{"], [token.image]: entry };
      open = entry;
    }
    const found = open?.visible[closers.get(token.image) ?? ""];
    if (found === undefined) return;
    partner.set(found.token, token).set(token, found.token);
    open = found.outer;
  });
  return partner;
}
