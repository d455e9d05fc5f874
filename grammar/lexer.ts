import type { Diagnostic } from "./diagnostic.ts";
import { canonicalName } from "./canonical-name.ts";
import type { Span } from "./span.ts";
import { replacement, syntaxError } from "./syntax-error.ts";
import { tokenTable, type TokenName } from "./token-table.ts";
import { isName, tokenTypes, type Token } from "./token.ts";
import { unitName } from "./unit-names.ts";

/** A `//` or `///` comment, without its line break. */
export interface Comment {
  readonly span: Span;
  readonly text: string;
  /** Nothing but blanks before it on its line. */
  readonly ownLine: boolean;
}

export interface LexerResult {
  readonly tokens: Token[];
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is wrong at the end of the text is a consequence of what was refused before it. */
  readonly damagedEnd: boolean;
}

const pattern = (name: TokenName) => tokenTable.find((entry) => entry.name === name)!.pattern;
const sticky = (source: string) => new RegExp(source, "uy");

const blanks = sticky("(?:[\\p{Zs}\\t\\n]|\\r\\n|^\\uFEFF)+");
const comment = /\/\/[^\n]*/y;
const identifier = sticky(pattern("Identifier"));
const number = sticky(pattern("Number"));
const imaginary = sticky(pattern("Imaginary"));
const text = /"[^"\n\r]*"?/y;
/** Control, format (bidirectional, zero-width) and separator characters, except line ends and tabs. */
const invisible = /(?:(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}])+/uy;
const digit = /[0-9]/;

const symbolEntries = tokenTable.filter((entry) => entry.kind === "symbol");
const symbols = sticky(symbolEntries.map((entry) => entry.pattern).join("|"));
const symbolNames = new Map<string, TokenName>(
  symbolEntries.map((entry) => [entry.pattern.replace(/\\/g, ""), entry.name]),
);
const words = new Map<string, TokenName>(
  tokenTable
    .filter((entry) => entry.kind !== "symbol" && entry.kind !== "class")
    .map((entry) => [entry.pattern, entry.name]),
);

/** Signs that people write for one of ours. */
const lookalikes: Readonly<Record<string, readonly [TokenName, string]>> = {
  "≤": ["LessEqual", "<="],
  "≥": ["GreaterEqual", ">="],
  "≠": ["NotEqual", "!="],
  "−": ["Minus", "-"],
  "–": ["Minus", "-"],
  "·": ["Star", "*"],
  "→": ["Arrow", "->"],
  "…": ["DotDot", ".."],
};

/** Signs of other languages: what to do instead, and what to write in their place. */
const strangers: Readonly<Record<string, { readonly help: string; readonly by?: string }>> = {
  ";": { help: "A new line ends the one before; no `;` is needed.", by: "" },
  "#": { help: "A comment begins with `//`.", by: "//" },
  "'": { help: 'A text stands in double quotes, `"…"`.' },
  "√": { help: "A square root is written `sqrt(x)`." },
  "†": { help: "Hermitian conjugates are added for you: give each hopping once." },
  "∑": { help: "A sum over bands is written `sum over n: …`." },
  "²": { help: "A power is written `a^b`.", by: "^2" },
  "³": { help: "A power is written `a^b`.", by: "^3" },
  "%": { help: "A comment begins with `//`.", by: "//" },
  "°": { help: "An angle in degrees is written `30 deg`.", by: " deg" },
};

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Splits a text into tokens and comments. Refused characters are reported and skipped. */
export function lex(source: string): LexerResult {
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  const diagnostics: Diagnostic[] = [];
  let at = 0;
  let lineStart = true;
  let damaged = false;

  const match = (expression: RegExp): string | undefined => {
    expression.lastIndex = at;
    return expression.exec(source)?.[0];
  };
  const push = (name: TokenName, image: string, length = image.length) => {
    const type = tokenTypes[name];
    tokens.push({
      image,
      startOffset: at,
      endOffset: at + length - 1,
      tokenType: type,
      tokenTypeIdx: type.tokenTypeIdx!,
      firstOnLine: lineStart,
      damaged,
      within: undefined,
      startsItem: false,
      startsDeclaration: false,
    });
    at += length;
    lineStart = false;
    damaged = false;
  };
  const previous = () => tokens[tokens.length - 1];
  const touches = (token: Token | undefined) => token?.endOffset === at - 1;

  const pushNumber = (image: string) => {
    const span = { start: at, end: at + image.length };
    if (
      source[span.end] === "." &&
      source[span.end + 1] !== "." &&
      !digit.test(source[span.end + 1] ?? "")
    ) {
      const dotted = { start: span.start, end: span.end + 1 };
      diagnostics.push(
        syntaxError("HAM1005", dotted, `\`${image}.\` lacks digits after its decimal point.`, {
          fix: replacement(`Write ${image}`, dotted, image),
          help: `Write \`${image}\` or \`${image}.0\`.`,
        }),
      );
      push("Number", image, image.length + 1);
    } else {
      push("Number", image);
    }
    const after = match(identifier);
    if (after === undefined || unitName(after) !== undefined || /^x(?=\d|$)/.test(after)) return;
    diagnostics.push(
      syntaxError(
        "HAM1013",
        { start: span.start, end: at + after.length },
        `\`${image}${after}\` is neither a number nor a name.`,
        after === "j" || after === "J"
          ? {
              help: `The imaginary unit is written \`${image}i\`.`,
              fix: replacement("Write `i`", { start: at, end: at + 1 }, "i"),
            }
          : {
              help: `For a product write \`${image} * ${after}\`.`,
              fix: replacement("Insert `*`", { start: at, end: at }, " * "),
            },
      ),
    );
    push("Star", "*", 0);
  };

  const pushWord = (image: string) => {
    const last = previous();
    const cross = touches(last) && last.tokenType === tokenTypes.Number && /^x\d/.test(image);
    push(cross ? "Cross" : (words.get(canonicalName(image)) ?? "Identifier"), cross ? "x" : image);
  };

  const leadingDot = () => {
    const last = previous();
    if (touches(last) && (isName(last) || last.image === ")")) return false;
    at += 1;
    const digits = match(number);
    at -= 1;
    if (digits === undefined) return false;
    const span = { start: at, end: at + 1 + digits.length };
    diagnostics.push(
      syntaxError("HAM1005", span, `\`.${digits}\` lacks digits before its decimal point.`, {
        fix: replacement(`Write 0.${digits}`, span, `0.${digits}`),
        help: `Write \`0.${digits}\`.`,
      }),
    );
    push("Number", `0.${digits}`, digits.length + 1);
    return true;
  };

  const refuse = () => {
    const character = String.fromCodePoint(source.codePointAt(at)!);
    const meant = lookalikes[character];
    const { help, by } = meant
      ? { help: `Write \`${meant[1]}\`.`, by: meant[1] }
      : (strangers[character] ?? {});
    let end = at + character.length;
    if (!meant) while (source.startsWith(character, end)) end += character.length;
    const span = { start: at, end };
    const message = `The character \`${character}\` (${codePoint(character)}) has no meaning here.`;
    const fix =
      by === undefined ? undefined : replacement(by === "" ? "Delete it" : `Write ${by}`, span, by);
    diagnostics.push(syntaxError("HAM1003", span, message, { help, fix }));
    if (meant) push(meant[0], meant[1], character.length);
    else {
      at = end;
      damaged = true;
    }
  };

  while (at < source.length) {
    let image: string | undefined;
    if ((image = match(blanks)) !== undefined) {
      if (image.includes("\n")) lineStart = true;
      at += image.length;
    } else if ((image = match(identifier)) !== undefined) pushWord(image);
    else if ((image = match(imaginary)) !== undefined) push("Imaginary", image);
    else if ((image = match(number)) !== undefined) pushNumber(image);
    else if ((image = match(comment)) !== undefined) {
      const written = image.replace(/\r$/, "");
      comments.push({
        span: { start: at, end: at + written.length },
        text: written,
        ownLine: lineStart,
      });
      for (const hidden of written.matchAll(new RegExp(invisible.source, "gu"))) {
        reportInvisible(diagnostics, hidden[0], at + hidden.index);
      }
      at += written.length;
    } else if ((image = match(text)) !== undefined) {
      const closed = image.length > 1 && image.endsWith('"');
      for (const hidden of image.matchAll(new RegExp(invisible.source, "gu"))) {
        reportInvisible(diagnostics, hidden[0], at + hidden.index);
      }
      if (!closed) {
        diagnostics.push(
          syntaxError(
            "HAM1006",
            { start: at, end: at + image.length },
            "This text is not closed.",
            {
              help: 'End it with `"` on the same line.',
            },
          ),
        );
      }
      push("Text", image);
      damaged = !closed;
    } else if (source[at] === "." && source[at + 1] !== "." && leadingDot()) continue;
    else if ((image = match(symbols)) !== undefined) push(symbolNames.get(image)!, image);
    else if ((image = match(invisible)) !== undefined) {
      reportInvisible(diagnostics, image, at);
      at += image.length;
      damaged = true;
    } else refuse();
  }
  return { tokens, comments, diagnostics, damagedEnd: damaged };
}

function reportInvisible(diagnostics: Diagnostic[], characters: string, start: number): void {
  const span = { start, end: start + characters.length };
  diagnostics.push(
    syntaxError("HAM1004", span, `An invisible character (${codePoint(characters)}) stands here.`, {
      help: "Control characters and characters that reverse or hide text are refused everywhere. Delete it.",
      fix: replacement("Delete it", span, ""),
    }),
  );
}
