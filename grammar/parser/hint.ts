import { closestWord } from "../closest-word.ts";
import type { Fix } from "../diagnostic.ts";
import { insertion, replacement } from "../syntax-error.ts";
import { habitualWord } from "./habits.ts";
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
  latticeItem: ["site", "point", "constant"],
  spaceItem: ["spin", "orbital"],
  term: ["onsite", "hop", "field", "from"],
  setting: ["method", "rate", "steps", "starts", "seed", "mesh", "until"],
  region: ["disk"],
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
/** The rules that read one item of a block. */
export const blocks: ReadonlySet<string> = new Set([
  "latticeItem",
  "spaceItem",
  "term",
  "setting",
  "reportItem",
]);

/** Rules in which an expression may go on, so that an operator may be missing. */
const continuing = new Set([
  ...blocks,
  "declaration",
  "parenthesis",
  "arguments",
  "magnitude",
  "matrixElement",
  "piecewise",
  "segment",
]);

const branches = new Set(["if", "else", "elif", "for", "while"]);
const multiplicityWords = new Set(["bond", "bonds", "site", "sites", "per", "every", "for"]);

/** Where the parser stopped, with the tokens around: `at(0)` is the one that it cannot use. */
export interface Place {
  readonly rule: string;
  readonly expected: string;
  readonly at: (offset: number) => Token | undefined;
}

/** What to do about a token that the rule cannot use. */
export function hint(token: Token, place: Place): Hint | undefined {
  return (
    onlyForm(token, place) ??
    misspelt(token, place) ??
    otherSign(token, place) ??
    otherForm(token, place)
  );
}

/** Where there is one way to say it. */
function onlyForm(token: Token, { rule, expected, at }: Place): Hint | undefined {
  if (rule === "field") return { help: "A field is written `field flux = 1/4 per cell`." };
  const before = at(-1);
  if (before?.tokenType === t.Spin && (before.firstOnLine || at(-2)?.tokenType === t.LeftBrace)) {
    const isBare = token.firstOnLine || token.tokenType === t.RightBrace;
    return {
      help: "Spin is written `spin 1/2`.",
      ...(isBare && { fix: insertion("Insert `1/2`", before.endOffset + 1, " 1/2") }),
    };
  }
  if (rule === "hamiltonian" && expected === "AnyName" && token.tokenType === t.LeftBrace)
    return {
      help: "Goals and reports call it by its name: `hamiltonian H { … }`.",
      fix: insertion("Call it `H`", token.startOffset, "H "),
    };
  if (rule !== "setting") return undefined;
  if (expected === "Change" || expected === "Less") {
    return { help: "A stopping rule is written `until change < 1e-6`." };
  }
  const joint = at(-2)?.tokenType;
  if (isName(token) && !token.firstOnLine && (joint === t.Cross || joint === t.Times)) {
    return { help: "After the sizes of a mesh stands `shifted` or `fixed`, or nothing." };
  }
  return undefined;
}

/** A word that stands for one of ours. */
function misspelt(token: Token, { rule, at }: Place): Hint | undefined {
  if (!isName(token)) return undefined;
  const word = token.image;
  const meant = habitualWord(rule, word) ?? closestWord(word, beginnings[rule] ?? []);
  if (meant === undefined || meant === word || at(1)?.tokenType === t.Equal) return undefined;
  return {
    help: `Did you mean \`${meant}\`?`,
    fix: replacement(`Write ${meant}`, tokenSpan(token), meant),
  };
}

/** A sign that means something else here, or that other languages need. */
function otherSign(token: Token, { rule, expected, at }: Place): Hint | undefined {
  const span = tokenSpan(token);
  const type = token.tokenType;
  const previous = at(-1);
  if (rule === "setting" && at(-2)?.tokenType === t.Mesh && (type === t.Comma || type === t.Star)) {
    return {
      help: "The sizes of a mesh are joined by `x`: `mesh 24 x 24`.",
      fix: replacement("Write `x`", span, " x"),
    };
  }
  if (isDeclarationWord(token) && blocks.has(rule)) {
    return {
      help: `\`${token.image}\` begins a declaration of its own: write it outside of the block.`,
    };
  }
  if (type === t.LeftParen && at(-2)?.tokenType === t.Dot && previous) {
    return { help: `Functions stand alone: \`${previous.image}(…)\`.` };
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
  if (type === t.Equal && expected === "Colon") {
    return {
      help: "The value of a term follows a colon.",
      fix: replacement("Write `:`", span, ":"),
    };
  }
  if (expected === "LeftBrace") return { help: "A block stands in braces: `{ … }`." };
  if (
    type === t.Colon &&
    previous &&
    (previous.startsDeclaration || plainSettings.has(previous.tokenType))
  ) {
    return {
      help: `No \`:\` follows \`${previous.image}\`.`,
      fix: replacement("Delete `:`", span, ""),
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
  if (
    comparisons.has(type) &&
    previous?.image !== "real" &&
    (rule === "declaration" || blocks.has(rule))
  ) {
    return { help: "A comparison belongs to `require`, `let` or `where`, one at a time." };
  }
  if (type === t.LeftBracket && previous && !token.firstOnLine && rule === "declaration") {
    return {
      help: `Nothing is indexed with \`[ ]\`: in a term, \`${previous.image}\` is the value of the site or bond that the line acts on.`,
    };
  }
  if (type === t.LeftBracket && !token.firstOnLine && rule !== "domain") {
    return { help: "A vector stands in parentheses, `(1, 0)`; a range is written `1..2`." };
  }
  if (
    rule === "region" &&
    previous?.image === "in" &&
    (type === t.LeftParen || literals.has(type))
  ) {
    const close = type === t.LeftParen ? closing(at) : undefined;
    return {
      help: "An interval stands in square brackets: `real in [-1, 1]`.",
      ...(close && {
        fix: {
          title: "Write `[ ]`",
          edits: [
            { span, text: "[" },
            { span: tokenSpan(close), text: "]" },
          ],
        },
      }),
    };
  }
  return undefined;
}

/** Something of the right kind in the wrong form. */
function otherForm(token: Token, { rule, at }: Place): Hint | undefined {
  const type = token.tokenType;
  const previous = at(-1);
  if (
    rule === "declaration" &&
    isName(token) &&
    token.firstOnLine &&
    at(1)?.tokenType === t.Equal
  ) {
    const { start } = tokenSpan(token);
    return {
      help: `Write \`let ${token.image} = …\`, or \`parameter ${token.image} : real\` if it may vary.`,
      fix: insertion("Insert `let`", start, "let "),
    };
  }
  if (previous?.tokenType === t.Dot && at(-2)?.image === "c" && at(-4)?.image === "h") {
    return { help: "The Hermitian conjugate of every hopping is added for you." };
  }
  if (rule === "domain" || (rule === "declaration" && previous?.image === "real")) {
    return {
      help: "A domain is written `real`, `real > 0`, `real in [0, 1]`, `complex in disk(1)`, …",
    };
  }
  if (rule === "declaration" && token.image === "each") {
    return { help: "The order is: domain, `each …`, start value, `fixed`." };
  }
  if (rule === "parameter" && type === t.Comma) {
    return { help: "Each parameter has a line of its own." };
  }
  if (token.image === "then") {
    return { help: "A comma stands before it: `0.1 until 50, then 0.03`." };
  }
  if (rule === "spaceItem" && previous && endsOperand(previous)) {
    return { help: "Orbitals are named, with commas between: `orbital s, p`." };
  }
  if (token.image === "and" || token.image === "or") {
    return { help: "Conditions are not joined; each has a line of its own." };
  }
  if (rule === "declaration" && !token.firstOnLine && multiplicityWords.has(token.image)) {
    return { help: "Say how many there are with `each site` or `each bond of shell 1`." };
  }
  if (rule === "parameter" && isName(token) && !token.firstOnLine) {
    const { start } = tokenSpan(token);
    return {
      help: "A colon stands between the name and its domain.",
      fix: insertion("Insert `:`", start, ": "),
    };
  }
  if (rule === "hop" && (token.image === "nearest" || token.image === "nn")) {
    return { help: "Nearest neighbours are `shell 1`, second neighbours `shell 2`." };
  }
  if (
    rule === "hop" &&
    isName(token) &&
    (at(1)?.tokenType === t.Minus || at(1)?.tokenType === t.Equal)
  ) {
    return { help: "An arrow `->` stands between the sites: `hop A -> B: 1`." };
  }
  if (rule === "hop" && type === t.Number && at(1)?.tokenType === t.Colon) {
    const { start } = tokenSpan(token);
    return {
      help: "Neighbours are counted in shells: `hop shell 1: 1`.",
      fix: insertion("Insert `shell`", start, "shell "),
    };
  }
  if (rule === "hop" && type === t.Number) {
    return { help: "Sites are called by their names, as in `hop A -> B: 1`." };
  }
  if (rule === "onsite" && (previous?.image === "shell" || previous?.image === "shells")) {
    return {
      help: "Shells belong to hoppings. `onsite: …` acts on every site, `onsite A: …` on A.",
    };
  }
  if (branches.has(token.image)) {
    return { help: "There are no branches and loops. A condition on bonds follows `where`." };
  }
  if (continuing.has(rule) && previous && !token.firstOnLine) {
    if (endsOperand(previous) && beginsOperand(token)) {
      return {
        help: `Is an operator such as \`*\` missing between \`${previous.image}\` and \`${token.image}\`?`,
      };
    }
  }
  if (rule !== "declaration") return undefined;
  return {
    help: "Every declaration begins with a keyword: `lattice`, `parameter`, `hamiltonian`, `let`, `report`, …",
  };
}

/** The parenthesis that closes the one at hand, where nothing but numbers and signs is in it. */
function closing(at: Place["at"]): Token | undefined {
  for (let offset = 1; ; offset++) {
    const token = at(offset);
    if (!token || token.firstOnLine || token.tokenType === t.LeftParen) return undefined;
    if (token.tokenType === t.RightParen) return token;
  }
}

function isDeclarationWord(token: Token): boolean {
  return declarationWords.includes(token.image);
}

function beginsOperand(token: Token): boolean {
  return isName(token) || literals.has(token.tokenType) || token.tokenType === t.LeftParen;
}

function endsOperand(token: Token): boolean {
  return isName(token) || literals.has(token.tokenType) || token.tokenType === t.RightParen;
}
