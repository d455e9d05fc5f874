import type { IRecognitionException } from "chevrotain";
import type { Diagnostic } from "../diagnostic.ts";
import { firstTokenFrom } from "../first-token.ts";
import { insertion, syntaxError } from "../syntax-error.ts";
import { AnyDeclaration, isEnd, tokenSpan, tokenTypes as t, type Token } from "../token.ts";
import { expectation } from "./expectations.ts";
import { blocks, hint } from "./hint.ts";

/** Where the parser stopped: what it wanted (a token's or a rule's name), what it found. */
export interface Failure {
  readonly expected: string;
  readonly rule: string;
  readonly token: Token;
}

/** What Chevrotain threw, as a failure. Its message is the name of the token that was wanted. */
export function toFailure(error: IRecognitionException): Failure {
  const [outer, inner] = error.context.ruleStack.slice(-2);
  const token = error.token as Token;
  // Who wants a name says best what it is the name of.
  return inner === "name"
    ? { expected: "AnyName", rule: outer, token }
    : { expected: error.message, rule: inner, token };
}

const openers: Readonly<Record<string, string>> = {
  RightParen: "(",
  RightBracket: "[",
  RightBrace: "{",
};
const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const closers = new Set([t.RightParen, t.RightBracket, t.RightBrace]);
const constants = new Set([t.ImaginaryUnit, t.Pi]);

/** Words the failures of a text. `unpaired` are its brackets without partner, in order. */
export function failureExplainer(
  tokens: readonly Token[],
  unpaired: readonly Token[],
): (failure: Failure) => readonly Diagnostic[] {
  const declarations = tokens.filter((token) => token.startsDeclaration);
  const lastBefore = (list: readonly Token[], token: Token) =>
    list[(isEnd(token) ? list.length : firstTokenFrom(list, token.startOffset)) - 1] as
      Token | undefined;

  /** The bracket that is still open at the token, in its own declaration. */
  const openAt = (image: string | undefined, token: Token): Token | undefined => {
    if (image === undefined) return undefined;
    const from = lastBefore(declarations, token)?.startOffset ?? 0;
    let opener = lastBefore(unpaired, token);
    while (opener && opener.image !== image) opener = lastBefore(unpaired, opener);
    return opener && opener.startOffset >= from ? opener : undefined;
  };

  /** Whether the next bracket without partner would close this one, but for a declaration between. */
  const closedLater = (opener: Token): boolean =>
    opener.image === "{" &&
    unpaired[firstTokenFrom(unpaired, opener.startOffset) + 1]?.image === "}";

  return ({ expected, rule, token }) => {
    const index = isEnd(token) ? tokens.length : firstTokenFrom(tokens, token.startOffset);
    const previous = tokens[index - 1] as Token | undefined;
    const opener = openAt(openers[expected], token);
    const found = describe(token);
    if (opener !== undefined) {
      if (token.startsDeclaration && closedLater(opener)) {
        const message = `\`${token.image}\` begins a declaration of its own and cannot stand inside \`{ }\`.`;
        const related = [{ span: tokenSpan(opener), message: "inside of this block" }];
        return [
          syntaxError("HAM1001", tokenSpan(token), message, {
            help: "Write it outside of the block.",
            related,
          }),
        ];
      }
      const message = `This \`${opener.image}\` is never closed.`;
      const closer = expectation("", expected);
      const end = (previous ?? opener).endOffset + 1;
      // A block ends on a line of its own, as it mostly does.
      const fix = insertion(
        `Insert ${closer}`,
        end,
        `${opener.image === "{" ? "\n" : ""}${closing[opener.image]}`,
      );
      return [syntaxError("HAM1002", tokenSpan(opener), message, { help: `Add ${closer}.`, fix })];
    }
    if (
      closers.has(token.tokenType) &&
      unpaired[firstTokenFrom(unpaired, token.startOffset)] === token
    ) {
      const opened = unpaired[firstTokenFrom(unpaired, token.startOffset) - 1] as Token | undefined;
      if (opened && token.tokenType === t.RightBrace && closedLater(opened)) return [];
      const help = "Delete it, or open its partner.";
      return [syntaxError("HAM1002", tokenSpan(token), `This ${found} closes nothing.`, { help })];
    }
    if (expected === "AnyName" && isReserved(token)) {
      const message = `${found} is a reserved word and cannot be a name.`;
      const help =
        previous?.tokenType === t.Dot
          ? `Write \`${token.image}\` alone, without what stands before it.`
          : "Choose another name.";
      return [syntaxError("HAM1014", tokenSpan(token), message, { help })];
    }
    const help = hint(token, { rule, expected, at: (offset) => tokens[index + offset] });
    if (rule === "declaration") {
      const message = `Expected a declaration, but found ${found}.`;
      return [syntaxError("HAM1015", tokenSpan(token), message, help)];
    }
    // What is missing at the end of a line is missed there; the next line of a block is at fault itself.
    const missing = isEnd(token) || (token.firstOnLine && !blocks.has(rule));
    const end = previous === undefined ? 0 : previous.endOffset + 1;
    const span = missing ? { start: end, end } : tokenSpan(token);
    const message = `Expected ${expectation(rule, expected)}, but found ${found}.`;
    return [syntaxError("HAM1001", span, message, help)];
  };
}

function isReserved(token: Token): boolean {
  if (constants.has(token.tokenType)) return true;
  return token.tokenType.CATEGORIES?.includes(AnyDeclaration) === true && !token.startsDeclaration;
}

function describe(token: Token): string {
  if (isEnd(token)) return "the end of the file";
  if (token.startsDeclaration) return `the next declaration, \`${token.image}\``;
  if (!token.firstOnLine || closers.has(token.tokenType)) return `\`${token.image}\``;
  return `the next line, \`${token.image} …\``;
}
