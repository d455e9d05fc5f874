import { closestWord } from "../closest-word.ts";
import type { Fix } from "../diagnostic.ts";
import { replacement } from "../syntax-error.ts";
import { tokenTable } from "../token-table.ts";
import { isName, tokenSpan, tokenTypes as t, type Token } from "../token.ts";

/** The remedy of a mistake, where it can be guessed. */
export interface Hint {
  readonly help: string;
  readonly fix?: Fix;
}

const declarationWords = tokenTable
  .filter(({ kind }) => kind === "declaration")
  .map(({ pattern }) => pattern);

/** The words that begin what a rule reads. */
const beginnings: Readonly<Record<string, readonly string[]>> = {
  declaration: declarationWords,
  latticeItem: ["site", "constant"],
  spaceItem: ["spin", "orbital"],
  term: ["onsite", "hop", "field"],
  setting: ["method", "rate", "steps", "starts", "seed", "mesh", "until"],
};

const comparisons = new Set([
  t.EqualEqual,
  t.NotEqual,
  t.LessEqual,
  t.GreaterEqual,
  t.Less,
  t.Greater,
]);
const plainSettings = new Set([
  t.Method,
  t.Rate,
  t.Steps,
  t.Starts,
  t.Seed,
  t.Mesh,
  t.Spin,
  t.Orbital,
]);
const literals = new Set([t.Number, t.Imaginary, t.Text, t.ImaginaryUnit, t.Pi]);
const blocks = new Set(["latticeItem", "spaceItem", "term", "setting", "reportItem"]);

/** What to do about a token that the rule cannot use. */
export function hint(rule: string, token: Token, previous: Token | undefined): Hint | undefined {
  const span = tokenSpan(token);
  const type = token.tokenType;
  const meant = isName(token) && closestWord(token.image, beginnings[rule] ?? []);
  if (meant && meant !== token.image) {
    return {
      help: `Did you mean \`${meant}\`?`,
      fix: replacement(`Write ${meant}`, span, meant),
    };
  }
  if (type === t.Comma && blocks.has(rule)) {
    return {
      help: "Lines and blanks separate what stands in a block; no `,` is needed.",
      fix: replacement("Delete `,`", span, ""),
    };
  }
  if (type === t.Equal && previous && plainSettings.has(previous.tokenType)) {
    return {
      help: `Write \`${previous.image}\` and its value, without \`=\`.`,
      fix: replacement("Delete `=`", span, ""),
    };
  }
  if (type === t.Star && previous?.tokenType === t.Star) {
    const both = { start: previous.startOffset, end: span.end };
    return { help: "A power is written `a^b`.", fix: replacement("Write `^`", both, "^") };
  }
  const afterSlash = type === t.Star && previous?.tokenType === t.Slash;
  if (afterSlash || (type === t.Slash && rule === "declaration")) {
    return { help: "A comment begins with `//` and ends with its line." };
  }
  if (comparisons.has(type) && rule === "declaration") {
    return { help: "A comparison belongs to `require`, `let` or `where`, one at a time." };
  }
  if (previous && !token.firstOnLine && endsOperand(previous) && beginsOperand(token)) {
    return {
      help: `Is an operator such as \`*\` missing between \`${previous.image}\` and \`${token.image}\`?`,
    };
  }
  if (rule !== "declaration") return undefined;
  return {
    help: "Every declaration begins with a keyword: `lattice`, `parameter`, `hamiltonian`, `let`, `report`, …",
  };
}

function beginsOperand(token: Token): boolean {
  return isName(token) || literals.has(token.tokenType) || token.tokenType === t.LeftParen;
}

function endsOperand(token: Token): boolean {
  return isName(token) || literals.has(token.tokenType) || token.tokenType === t.RightParen;
}
