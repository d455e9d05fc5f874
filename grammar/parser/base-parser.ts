import {
  EmbeddedActionsParser,
  isRecognitionException,
  type IToken,
  type TokenType,
} from "chevrotain";
import type { Name } from "../ast.ts";
import { canonicalName } from "../canonical-name.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Span } from "../span.ts";
import type { Failure } from "./explain-failure.ts";
import { lazyLookahead } from "./lazy-lookahead.ts";
import { AnyName, isEnd, tokenTypes as t, vocabulary, type Token } from "../token.ts";

const MOST_TOKENS_AHEAD = 2;

type Draft<N> = { -readonly [K in keyof N]?: N[K] };

/** Thrown where the text is nested too deeply to go on. */
export class TooDeep extends Error {}

/** A mistake of the text, with what was read of the node that it is in. */
function isMistake(error: unknown): error is { partial?: unknown } {
  return error instanceof TooDeep || isRecognitionException(error as Error);
}

/**
 * What all rules share: nodes with spans, and recovery.
 *
 * Recovery is ours, not Chevrotain's: a broken item of a block is left at the next item, a broken
 * declaration at the next declaration, and what was read of it is kept. So one mistake gives one
 * message. `errors` holds what was expected, by token or rule name; `explain-failure.ts` words them.
 */
export class BaseParser extends EmbeddedActionsParser {
  readonly diagnostics: Diagnostic[] = [];
  /** Failures that are not Chevrotain's. */
  readonly failures: Failure[] = [];
  /** Words that begin items of the block around the next token. */
  private itemWords: readonly TokenType[] = [];
  /** How many expressions are open around the next token. */
  protected depth = 0;

  constructor(validate: boolean) {
    super(vocabulary, {
      maxLookahead: MOST_TOKENS_AHEAD,
      lookaheadStrategy: lazyLookahead(MOST_TOKENS_AHEAD),
      recoveryEnabled: false,
      skipValidations: !validate,
      errorMessageProvider: {
        buildMismatchTokenMessage: ({ expected }) => expected.name,
        buildNotAllInputParsedMessage: () => "",
        buildNoViableAltMessage: () => "",
        buildEarlyExitMessage: () => "",
      },
    });
  }

  /** A name; a word that begins an item of the block is none at the start of a line. */
  readonly name = this.RULE("name", (): Name =>
    this.OR([
      { GATE: () => !this.nextBeginsItem(), ALT: () => this.toName(this.CONSUME(AnyName)) },
    ]),
  );

  protected nextBeginsItem(): boolean {
    const token = this.next();
    return token.startsItem && this.itemWords.includes(token.tokenType);
  }

  protected toName(token: IToken): Name {
    return {
      kind: "name",
      span: { start: token.startOffset, end: token.startOffset + token.image.length },
      text: canonicalName(token.image),
      source: token.image,
    };
  }

  /** The next token, seen as ours. At the end of the file only its type is meaningful. */
  protected next(howMany = 1): Token {
    return this.LA(howMany) as Token;
  }

  protected nextIs(type: TokenType, howMany = 1): boolean {
    return this.LA(howMany).tokenType === type;
  }

  protected start(): number {
    const token = this.LA(1);
    return isEnd(token) ? this.end() : token.startOffset;
  }

  protected end(): number {
    const token = this.LA(0) as Token;
    return isEnd(token) ? 0 : token.endOffset + 1;
  }

  protected spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.end()) };
  }

  protected diagnose(diagnostic: () => Diagnostic): void {
    this.ACTION(() => {
      if (!this.RECORDING_PHASE) this.diagnostics.push(diagnostic());
    });
  }

  /** Fills a node step by step, so that what was read before a mistake survives it. */
  protected node<N extends { readonly kind: string; readonly span: Span }>(
    draft: Draft<N> & { kind: N["kind"] },
    fill: (draft: Draft<N>) => void,
  ): N {
    const start = this.start();
    const finish = () => ({ ...draft, span: this.spanFrom(start) }) as unknown as N;
    try {
      fill(draft);
    } catch (error) {
      if (isMistake(error)) error.partial = finish();
      throw error;
    }
    return finish();
  }

  /** Reads one item; after a mistake, what was read of it, and the parser stands where `skip` left it. */
  protected attempt<N>(read: () => N, skip: () => void): N | undefined {
    const depth = this.depth;
    const first = this.LA(1);
    try {
      return read();
    } catch (error) {
      if (!isMistake(error)) throw error;
      this.depth = depth;
      if (this.LA(1) === first) this.SKIP_TOKEN();
      skip();
      return error.partial as N | undefined;
    }
  }

  /** `{ item item … }`. `words` begin items on one line, too. */
  protected block<N>(what: string, words: readonly TokenType[], items: N[], item: () => N): void {
    const keep = (node: N | undefined) => void (node !== undefined && items.push(node));
    const skip = () => this.skipToItem();
    this.CONSUME(t.LeftBrace);
    this.itemWords = words;
    do {
      this.MANY(() => keep(this.attempt(item, skip)));
    } while (this.stray(what, skip));
    this.itemWords = [];
    this.CONSUME(t.RightBrace);
  }

  /** In a block, at something that begins no item: reports it and skips it. */
  private stray(what: string, skip: () => void): boolean {
    const token = this.next();
    if (this.RECORDING_PHASE || isEnd(token) || token.startsDeclaration) return false;
    if (token.tokenType === t.RightBrace) return false;
    this.fail(what);
    this.SKIP_TOKEN();
    skip();
    return true;
  }

  /** Notes that the next token is not what the rule wants, without leaving the rule. */
  protected fail(rule: string): void {
    this.failures.push({ expected: "", rule, token: this.next() });
  }

  private skipToItem(): void {
    for (;;) {
      const token = this.next();
      if (isEnd(token) || token.startsDeclaration || token.startsItem) return;
      if (token.tokenType === t.RightBrace) return;
      if (token.within === "{" && this.itemWords.includes(token.tokenType)) return;
      this.SKIP_TOKEN();
    }
  }

  protected skipToDeclaration(): void {
    while (!isEnd(this.LA(1)) && !this.next().startsDeclaration) this.SKIP_TOKEN();
  }
}
