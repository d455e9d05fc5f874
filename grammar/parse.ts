import type { SourceFile } from "./ast.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { docComments } from "./doc-comments.ts";
import { layOut } from "./layout.ts";
import { lex, type Comment } from "./lexer.ts";
import { failureExplainer, toFailure } from "./parser/explain-failure.ts";
import { SpecParser } from "./parser/spec-parser.ts";
import { syntaxError } from "./syntax-error.ts";
import { isEnd, type Token } from "./token.ts";

export interface ParseResult {
  readonly text: string;
  readonly file: SourceFile;
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** UTF-16 code units. */
const maximumSize = 4 * 1024 * 1024;

let parser: SpecParser | undefined;

/** Reads a spec. Any text gives a tree; `diagnostics` says what is wrong with its syntax. */
export function parse(text: string): ParseResult {
  const span = { start: 0, end: text.length };
  if (text.length > maximumSize) {
    const tooLarge = syntaxError("HAM1012", { start: 0, end: 0 }, "This file is larger than 4 MB.");
    return {
      text,
      file: { kind: "file", span, declarations: [] },
      tokens: [],
      comments: [],
      diagnostics: [tooLarge],
    };
  }
  const { tokens, comments, diagnostics, damagedEnd } = lex(text);
  const unpaired = layOut(tokens);
  const docs = docComments(text, comments, tokens);
  parser ??= new SpecParser();
  const declarations = parser.read(tokens).map((declaration) => {
    const doc = docs.declarations.get(declaration.keyword.start);
    return doc === undefined ? declaration : { ...declaration, doc };
  });
  const failures = [...parser.errors.map(toFailure), ...parser.failures]
    .filter(({ token }) => !(isEnd(token) ? damagedEnd : token.damaged))
    .flatMap(failureExplainer(tokens, unpaired));
  return {
    text,
    file: { kind: "file", span, ...(docs.file !== undefined && { doc: docs.file }), declarations },
    tokens,
    comments,
    diagnostics: [...diagnostics, ...parser.diagnostics, ...failures].sort(
      (a, b) => a.span.start - b.span.start,
    ),
  };
}
