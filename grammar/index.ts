/** The syntax of Ham: text → tokens → tree, syntax errors, and back to text. */
export type * from "./ast.ts";
export type * from "./diagnostic.ts";
export { cover, type Span } from "./span.ts";
export { canonicalName } from "./canonical-name.ts";
export { lineMap, type Position } from "./line-map.ts";
export { parse, type ParseResult } from "./parse.ts";
export type { Comment } from "./lexer.ts";
export type { Token } from "./token.ts";
export { printAst } from "./print-ast.ts";
export { printTokens } from "./print-tokens.ts";
export { syntaxCatalogue, type CatalogueEntry, type SyntaxCode } from "./syntax-catalogue.ts";
export { tokenTable, type TokenEntry, type TokenName } from "./token-table.ts";
export { type Expected, type OpenRule, whatBegins, whatNext } from "./what-next.ts";
export { unitNames } from "./unit-names.ts";
export { format, type FormatResult } from "./format/format.ts";
