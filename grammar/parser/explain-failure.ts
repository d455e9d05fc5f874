import type { IRecognitionException } from "chevrotain";
import type { Diagnostic } from "../diagnostic.ts";
import { syntaxError } from "../syntax-error.ts";
import { AnyDeclaration, isEnd, isName, tokenSpan, tokenTypes as t, type Token } from "../token.ts";

/** Where the parser stopped: what it wanted (a token's or a rule's name), what it found. */
export interface Failure {
  readonly expected: string;
  readonly rule: string;
  readonly token: Token;
}

/** In the user's words, by rule, or by rule and token where a token was wanted. */
const expectations: Readonly<Record<string, string>> = {
  signed: "an expression",
  parenthesis: "an expression",
  "parenthesis:RightParen": "`,` or `)`",
  arguments: "an argument",
  "arguments:RightParen": "`,` or `)`",
  "magnitude:Bar": "`|`, the end of the magnitude",
  "matrixElement:Bar": "`|`, as in `<n| v.x |m>`",
  matrixElement: "`>`, the end of the matrix element",
  "reduction:Colon": "`:`, `,` or `where`",
  "bracketedUnit:RightBracket": "`*`, `/`, `^` or `]`",
  bracketedUnit: "a unit",
  "unitFactor:AnyName": "a unit",
  plainUnit: "a unit",

  lattice: "the name of a lattice, or `name = …`, or `name { … }`",
  symmetry: "`none`, a generator, or `{`",
  generator: "a generator such as `rotation(6)`, or `}`",
  parameter: "`:` and the parameter's domain",
  "domain:AnyName": "a domain: `real`, `complex` or `phase`",
  region: "an interval `[a, b]` or `disk(r)`",
  "region:RightBracket": "`]`",
  multiplicity: "`site` or `bond of shell 1`",
  "multiplicity:Of": "`of`, as in `each bond of shell 1`",
  shells: "`shell 1` or `shells 1..3`",
  selector: "`shell 1`, `shells 1..3`, `along (1, 0)`, `A -> B`, or `range <= 2`",
  hop: "`shell 1`, `shells 1..3`, `along (1, 0)`, `A -> B`, or `range <= 2`",
  "hop:Colon": "`:` and the value of the hopping",
  "onsite:Colon": "`:` and the value of the term",
  "sitePair:AnyName": "the name of a site",
  "site:At": "`at` and the position of the site",
  "defines:Equal": "`=`",
  defines: "`=`",
  segment: "`then …`, `to … at …`, `linear to …` or `log to …`",
  "ramp:To": "`to`",
  "ramp:At": "`at` and the step",
  "formals:RightParen": "`,` or `)`",

  latticeItem: "a vector such as `a1 = (1, 0)`, `site`, `constant`, or `}`",
  spaceItem: "`spin`, `orbital`, or `}`",
  term: "`onsite`, `hop`, or `}`",
  setting: "`method`, `rate`, `steps`, `starts`, `seed`, `mesh`, or `}`",
  reportItem: "something to report, or `}`",
};

const closers: Readonly<Record<string, string>> = {
  RightParen: "(",
  RightBracket: "[",
  RightBrace: "{",
};

/** What Chevrotain threw, as a failure. Its message is the name of the token that was wanted. */
export function toFailure(error: IRecognitionException): Failure {
  const [outer, inner] = error.context.ruleStack.slice(-2);
  const token = error.token as Token;
  // Who wants a name says best what it is the name of.
  return inner === "name"
    ? { expected: "AnyName", rule: outer, token }
    : { expected: error.message, rule: inner, token };
}

/** Words a failure. `unclosed` are the brackets that are never closed. */
export function explainFailure(
  failure: Failure,
  tokens: readonly Token[],
  unclosed: readonly Token[],
): Diagnostic {
  const { token, expected } = failure;
  const previous = isEnd(token)
    ? tokens[tokens.length - 1]
    : tokens[firstFrom(tokens, token.startOffset) - 1];
  const opener = lastUnclosed(unclosed, closers[expected], token);
  if (opener !== undefined) {
    return syntaxError("HAM1002", tokenSpan(opener), `This \`${opener.image}\` is never closed.`, {
      help: `Add ${labels[expected]}.`,
    });
  }
  const isReserved =
    token.tokenType.CATEGORIES?.includes(AnyDeclaration) || constants.has(token.tokenType);
  if (expected === "AnyName" && isReserved && !token.startsDeclaration) {
    return syntaxError(
      "HAM1014",
      tokenSpan(token),
      `\`${token.image}\` is a reserved word and cannot be a name.`,
      {
        help: "Choose another name.",
      },
    );
  }
  const elsewhere = isEnd(token) || token.firstOnLine;
  const span =
    elsewhere && previous
      ? { start: previous.endOffset + 1, end: previous.endOffset + 1 }
      : tokenSpan(token);
  if (failure.rule === "declaration") {
    return syntaxError(
      "HAM1015",
      tokenSpan(token),
      `Expected a declaration, but found ${describe(token)}.`,
      {
        help: juxtaposition(token, previous),
      },
    );
  }
  const wanted =
    expectations[expected === "" ? failure.rule : `${failure.rule}:${expected}`] ??
    labels[expected] ??
    "something else";
  return syntaxError(
    "HAM1001",
    isEnd(token) && !previous ? { start: 0, end: 0 } : span,
    `Expected ${wanted}, but found ${describe(token)}.`,
  );
}

const labels: Readonly<Record<string, string | undefined>> = {
  AnyName: "a name",
  ...Object.fromEntries(Object.entries(t).map(([name, type]) => [name, type.LABEL])),
};
const constants = new Set([t.ImaginaryUnit, t.Pi]);

function describe(token: Token): string {
  if (isEnd(token)) return "the end of the file";
  if (token.startsDeclaration) return `the next declaration, \`${token.image}\``;
  return token.firstOnLine && token.tokenType !== t.RightBrace
    ? `the next line, \`${token.image} …\``
    : `\`${token.image}\``;
}

function juxtaposition(token: Token, previous: Token | undefined): string {
  if (previous && !token.firstOnLine && !previous.startsDeclaration) {
    return `Is an operator such as \`*\` missing between \`${previous.image}\` and \`${token.image}\`?`;
  }
  return isName(token)
    ? "Every declaration begins with a keyword: `lattice`, `parameter`, `hamiltonian`, `let`, `report`, …"
    : "Delete it, or begin a declaration: `lattice`, `parameter`, `hamiltonian`, `let`, `report`, …";
}

function lastUnclosed(
  unclosed: readonly Token[],
  image: string | undefined,
  token: Token,
): Token | undefined {
  if (image === undefined) return undefined;
  const limit = isEnd(token) ? Infinity : token.startOffset;
  for (let i = firstFrom(unclosed, limit) - 1; i >= 0; i--) {
    if (unclosed[i].image === image) return unclosed[i];
  }
  return undefined;
}

/** The index of the first token at or after an offset. */
function firstFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle].startOffset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
