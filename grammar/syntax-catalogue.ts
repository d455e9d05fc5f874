import type { Severity } from "./diagnostic.ts";

/** A page on one diagnostic code. */
export interface CatalogueEntry {
  readonly title: string;
  readonly severity: Severity;
  /** Markdown: what it means, a wrong example, the mended one. */
  readonly explain: string;
}

const page = (title: string, meaning: string, wrong: string, right: string): CatalogueEntry => ({
  title,
  severity: "error",
  explain: `${meaning}\n\nWrong:\n\n\`\`\`ham\n${wrong}\n\`\`\`\n\nRight:\n\n\`\`\`ham\n${right}\n\`\`\`\n`,
});

/** The syntax errors, HAM1xxx. */
export const syntaxCatalogue = {
  HAM1001: page(
    "Something else was expected here",
    "The text does not follow the form of its declaration. The message says what may stand here.",
    "parameter t2 complex",
    "parameter t2 : complex",
  ),
  HAM1002: page(
    "A bracket is never closed",
    "Every `(`, `[`, `{` and `|` needs its partner.",
    "let x = (1 + 2 * 3",
    "let x = (1 + 2) * 3",
  ),
  HAM1003: page(
    "This character has no meaning in Ham",
    "Names consist of letters, digits and `_`. Comparisons are `<=`, `>=`, `!=`; a product is `*`.",
    "let x = 2 · y",
    "let x = 2 * y",
  ),
  HAM1004: page(
    "An invisible character",
    "Control characters and characters that change the direction of text are refused everywhere, in comments too: what is shown must be what is computed. Delete the character.",
    "let x = 1 // a hidden U+202E turns the rest of this line around",
    "let x = 1 // nothing hidden",
  ),
  HAM1005: page(
    "A number needs digits on both sides of its decimal point",
    "So `1..3` can only be a range.",
    "let x = .5 + 2.",
    "let x = 0.5 + 2.0",
  ),
  HAM1006: page(
    "A text is not closed",
    "A text in quotes ends on its own line.",
    'symmetry { layer_group("p6mm) }',
    'symmetry { layer_group("p6mm") }',
  ),
  HAM1007: page(
    "`=` gives a value, `==` compares",
    "A constraint and a condition compare; a definition gives a value.",
    "require x = 2\nlet y == 3",
    "require x == 2\nlet y = 3",
  ),
  HAM1008: page(
    "A power of a unit, or of the quantity?",
    "A unit binds to its number before anything else, so `4 angstrom^2` could be read in two ways. Say which.",
    "let area = 4 angstrom^2",
    "let area  = 4 [angstrom^2]     // four square angstrom\nlet other = (4 angstrom)^2     // sixteen",
  ),
  HAM1009: page(
    "A parameter needs its domain",
    "The domain says what the parameter may be: `real`, `real in [0, 1]`, `real > 0`, `complex`, `complex in disk(1)`, `phase`.",
    "parameter t = 1",
    "parameter t : real = 1",
  ),
  HAM1010: page(
    "Not part of this version",
    "`operator`, `match` and `import` are reserved for later versions of the language.",
    'import "mine.ham"',
    "// copy the declarations into this file",
  ),
  HAM1011: page(
    "Nested too deeply",
    "Expressions may be nested 100 deep. Give the parts names.",
    "let x = ((( … )))",
    "let inner = …\nlet x = inner",
  ),
  HAM1012: page(
    "The file is too large",
    "A spec may have at most 4 MB.",
    "// a file of 5 MB",
    "// a file of 4 KB",
  ),
  HAM1013: page(
    "A product needs `*`",
    "A number directly before a name would look like a unit.",
    "let x = 2t",
    "let x = 2 * t",
  ),
  HAM1014: page(
    "A reserved word is not a name",
    "Declaration keywords, `i` and `pi` cannot be names. All other words can.",
    "let space = 1",
    "let spacing = 1",
  ),
  HAM1015: page(
    "A declaration was expected",
    "Outside of blocks every line belongs to a declaration, and each begins with its keyword.",
    "t2 : complex",
    "parameter t2 : complex",
  ),
  HAM1016: page(
    "An unknown unit",
    "Units are names of a closed table, such as eV, meV, K, angstrom, nm, s, fs, THz, W, rad, deg.",
    "let x = 3 [furlong]",
    "let x = 3 [m]",
  ),
} as const satisfies Record<string, CatalogueEntry>;

export type SyntaxCode = keyof typeof syntaxCatalogue;
