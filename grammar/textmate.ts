import { tokenTable } from "./token-table.ts";
import { unitNames } from "./unit-names.ts";

/** A rule of a TextMate grammar. */
export interface TextMateRule {
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly name?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
}

/** A TextMate grammar, as editors without a language server colour by. */
export interface TextMateGrammar {
  readonly $schema: string;
  readonly name: string;
  readonly scopeName: string;
  readonly fileTypes: readonly string[];
  readonly patterns: readonly TextMateRule[];
}

const letter = "[\\p{L}\\p{M}\\p{Nd}_]";
const whole = (words: readonly string[]) => `(?<!${letter})(?:${words.join("|")})(?!${letter})`;

/** The longest first, so that `shells` is not read as `shell`. */
const longestFirst = (words: readonly string[]) =>
  words.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));

function entries(kind: (typeof tokenTable)[number]["kind"]) {
  return tokenTable.filter((entry) => entry.kind === kind);
}

const classOf = (name: string) => tokenTable.find((entry) => entry.name === name)!;

/** How the name that a declaration declares is coloured. */
const declaredNames: readonly (readonly [keywords: readonly string[], scope: string])[] = [
  [["parameter", "let", "schedule"], "variable.other.definition.ham"],
  [["observable"], "entity.name.function.ham"],
  [["lattice", "hamiltonian"], "entity.name.type.ham"],
];

/** Colours by the token table alone; what only the meaning of a name tells is left to semantic tokens. */
export function textMateGrammar(): TextMateGrammar {
  const name = classOf("Identifier").pattern;
  const number = `(?:${classOf("Imaginary").pattern}|${classOf("Number").pattern})`;
  const units = longestFirst([...unitNames, "Å"]);
  const keywords = entries("declaration").map(({ pattern }) => pattern);
  // A single letter is a name more often than the sign between the sizes of a mesh.
  const words = entries("contextual").filter(({ pattern }) => pattern.length > 1);
  const signs = entries("symbol").toSorted((a, b) => b.pattern.length - a.pattern.length);
  return {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Ham",
    scopeName: "source.ham",
    fileTypes: ["ham"],
    patterns: [
      { match: "///.*$", name: "comment.line.documentation.ham" },
      { match: "//.*$", name: "comment.line.double-slash.ham" },
      { match: classOf("Text").pattern, name: classOf("Text").scope },
      {
        match: `(?<!${letter})(${number})[ \\t]*(${whole(units)})`,
        captures: scopes(classOf("Number").scope, "keyword.other.unit.ham"),
      },
      {
        match: `(?<!${letter})(${number})[ \\t]*(\\[[^\\]\\n]*\\])`,
        captures: scopes(classOf("Number").scope, "keyword.other.unit.ham"),
      },
      { match: `(?<!${letter})${number}`, name: classOf("Number").scope },
      ...declaredNames.map(([declares, scope]) => ({
        match: `(?:^|(?<=\\}))\\s*(${whole(declares)})\\s+(${name})(?=\\s*[=:({]|\\s+on(?!${letter})|\\s+in(?!${letter}))`,
        captures: scopes(classOf("Lattice").scope, scope),
      })),
      {
        match: `(?:^|(?<=\\}))\\s*(${whole(longestFirst(keywords))})`,
        captures: scopes(classOf("Lattice").scope),
      },
      {
        match: whole(longestFirst(entries("constant").map(({ pattern }) => pattern))),
        name: classOf("Pi").scope,
      },
      { match: `(?<=\\.)${name}`, name: "variable.other.member.ham" },
      { match: `(${name})(?=\\s*=(?!=))`, captures: scopes("variable.parameter.ham") },
      {
        match: `(?<!${letter})(?:${longestFirst(words.map(({ pattern }) => pattern)).join("|")})(?=\\s*\\()`,
        name: "entity.name.function.ham",
      },
      { match: whole(longestFirst(words.map(({ pattern }) => pattern))), name: words[0].scope },
      { match: `${name}(?=\\s*\\()`, name: "entity.name.function.ham" },
      { match: name, name: classOf("Identifier").scope },
      ...signs.map(({ pattern, scope }) => ({ match: pattern, name: scope })),
    ],
  };
}

function scopes(...names: readonly string[]): Record<string, { readonly name: string }> {
  return Object.fromEntries(names.map((name, at) => [String(at + 1), { name }]));
}

/** Colours of ```ham blocks in Markdown. */
export function markdownInjection(): object {
  return {
    scopeName: "markdown.ham.codeblock",
    fileTypes: [],
    injectionSelector: "L:text.html.markdown",
    patterns: [
      {
        begin: "(^|\\G)(\\s*)(`{3,}|~{3,})\\s*(?i:(ham)((\\s+|:|,|\\{|\\?)[^`]*)?$)",
        end: "(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$",
        name: "markup.fenced_code.block.markdown",
        beginCaptures: {
          3: { name: "punctuation.definition.markdown" },
          4: { name: "fenced_code.block.language.markdown" },
          5: { name: "fenced_code.block.language.attributes.markdown" },
        },
        endCaptures: { 3: { name: "punctuation.definition.markdown" } },
        patterns: [
          {
            begin: "(^|\\G)(\\s*)(.*)",
            while: "(^|\\G)(?!\\s*([`~]{3,})\\s*$)",
            contentName: "meta.embedded.block.ham",
            patterns: [{ include: "source.ham" }],
          },
        ],
      },
    ],
  };
}
