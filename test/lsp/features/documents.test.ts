/** Diagnostics, symbols, folding, selection, colours, formatting, links. */
import { describe, expect, test } from "vitest";
import { format } from "../../../grammar/index.ts";
import { diagnostics } from "../../../lsp/features/diagnostics.ts";
import { documentLinks } from "../../../lsp/features/document-links.ts";
import { documentSymbols } from "../../../lsp/features/document-symbols.ts";
import { foldingRanges } from "../../../lsp/features/folding-ranges.ts";
import {
  formatting,
  lineEdits,
  onTypeFormatting,
  rangeFormatting,
} from "../../../lsp/features/formatting.ts";
import { selectionRange } from "../../../lsp/features/selection-ranges.ts";
import { coloured, semanticTokens, tokenTypes } from "../../../lsp/features/semantic-tokens.ts";
import { workspaceSymbols } from "../../../lsp/features/workspace-symbols.ts";
import { applied, library, marked, plain, textAt } from "../marked.ts";

const spec = `lattice honeycomb

// Two lines
// of a comment.
parameter t : real in [0, 1]

hamiltonian H {
  onsite A: 1
  hop shell 1: t
}

report {
  hall_conductivity(H,
    mu = 0,
    kT = 1)
}
`;

describe("diagnostics", () => {
  test("ask for no values as long as the goal may still be written", () => {
    const model =
      "lattice square\nparameter t : real in [0, 1]\nhamiltonian H { hop shell 1: t }\n";
    const codes = (text: string) => diagnostics(plain(text)).map(({ code }) => code);
    expect(codes(model)).toEqual(["HAM2021"]);
    expect(codes(`${model}report { bandwidth(H, bands = 1) }\n`)).toEqual(["HAM4015"]);
    expect(codes(`${model}maximize bandwidth(H, bands = 1)\n`)).toEqual([]);
  });

  test("with place, code, reason and remedy", () => {
    const analysis = plain(spec.replace("shell 1: t", "shell 1: tt").replace("1]", "1] = 1"));
    const [found] = diagnostics(analysis);
    expect(found).toMatchObject({ code: "HAM2001", severity: 1, source: "ham" });
    expect(found.message).toBe("Nothing here is called `tt`.\nDid you mean `t`?");
    expect(textAt(analysis, found.range)).toBe("tt");
  });

  test("what is unnecessary is greyed", () => {
    const found = diagnostics(plain(`${spec.replace("real in", "real = 1 //")}let unused = 1\n`));
    expect(found.find(({ code }) => code === "HAM2020")?.tags).toEqual([1]);
  });

  test("what is missing is shown at the character before", () => {
    const analysis = plain("let x = ");
    const [found] = diagnostics(analysis);
    expect(textAt(analysis, found.range)).toBe("=");
  });

  test("files of the library are no specs", () => {
    expect(library.files.flatMap((file) => diagnostics(file))).toEqual([]);
  });
});

test("symbols of a document with the items of its blocks", () => {
  const symbols = documentSymbols(plain(spec));
  expect(symbols.map(({ name, detail }) => `${detail} ${name}`)).toEqual([
    "lattice honeycomb",
    "parameter t",
    "hamiltonian H",
    "report report { hall_conductivity(H, mu = 0, kT = 1) }",
  ]);
  expect(symbols[2].children?.map(({ name }) => name)).toEqual(["onsite A: 1", "hop shell 1: t"]);
});

test("symbols of the workspace, by letters in their order", () => {
  const found = workspaceSymbols([plain("let alpha = 1"), ...library.files], "hllc");
  expect(found.map(({ name }) => name)).toContain("hall_conductivity");
  expect(found.map(({ name }) => name)).not.toContain("alpha");
});

test("folding of comments, blocks and arguments", () => {
  const folds = foldingRanges(plain(spec)).map(({ startLine, endLine }) => [startLine, endLine]);
  expect(folds).toEqual([
    [6, 8],
    [11, 14],
    [12, 13],
    [2, 3],
  ]);
});

test("a selection grows from the name to the file", () => {
  const { analysis, offset } = marked("let x = 2 * cos(al┆pha + 1)\n");
  const grown: string[] = [];
  for (let at = selectionRange(analysis, offset).parent; at; at = at.parent)
    grown.push(textAt(analysis, at.range).trim());
  expect(grown).toEqual([
    "alpha",
    "alpha + 1",
    "cos(alpha + 1)",
    "2 * cos(alpha + 1)",
    "let x = 2 * cos(alpha + 1)",
    "let x = 2 * cos(alpha + 1)",
  ]);
});

describe("colours", () => {
  const colours = (text: string) =>
    coloured(plain(text)).map(
      ({ start, length, type }) => `${text.slice(start, start + length)} ${type}`,
    );

  test("by meaning", () => {
    expect(colours("parameter t : real in [0, 1 eV] // c")).toEqual([
      "parameter keyword",
      "t variable",
      "real type",
      "in keyword",
      "0 number",
      "1 number",
      "eV unit",
      "// c comment",
    ]);
  });

  test("a contextual word that is a name is no keyword", () => {
    expect(colours("let steps = 1\nlet x = steps")).toContain("steps variable");
    expect(colours("solve { steps 3 }")).toContain("steps keyword");
  });

  test("as five numbers each, relative to the one before", () => {
    const data = semanticTokens(plain("let x = 1\nlet y = x"));
    expect(data.length % 5).toBe(0);
    expect(data.slice(0, 5)).toEqual([0, 0, 3, tokenTypes.indexOf("keyword"), 0]);
    const second = data.slice(4 * 5, 5 * 5);
    expect(second.slice(0, 3)).toEqual([1, 0, 3]);
  });
});

describe("formatting", () => {
  const untidy =
    "lattice   square\n\n\n\nparameter a:real\nparameter long :  real\nhamiltonian H { onsite: a + long }\n";

  test("gives the standard form by edits of lines", () => {
    const analysis = plain(untidy);
    expect(applied(analysis, formatting(analysis))).toBe(format(untidy).text);
  });

  test("leaves a broken text alone", () => {
    expect(formatting(plain("let   x = "))).toEqual([]);
  });

  test("a range changes no other line", () => {
    const analysis = plain("let   x = 1\n\n\nlet   y = 2\n\n\nlet   z = 3\n");
    const edits = rangeFormatting(analysis, {
      start: { line: 3, character: 0 },
      end: { line: 3, character: 5 },
    });
    expect(applied(analysis, edits)).toBe("let   x = 1\n\n\nlet y = 2\n\n\nlet   z = 3\n");
  });

  test("a closed block is set when its brace is typed", () => {
    const { analysis, offset } = marked("let   x = 1\nsolve {\nsteps    3\n}┆\n");
    const edits = onTypeFormatting(analysis, analysis.lines.position(offset), "}");
    expect(applied(analysis, edits)).toBe("let   x = 1\nsolve {\n  steps 3\n}\n");
  });

  test("the line before is set when a new one begins", () => {
    const { analysis, offset } = marked("let   x = 1\n┆let   y = 2\n");
    const edits = onTypeFormatting(analysis, analysis.lines.position(offset), "\n");
    expect(applied(analysis, edits)).toBe("let x = 1\nlet   y = 2\n");
  });

  test("a blank line stays that somebody makes to write behind it", () => {
    for (const source of ["let x = 1\n\n┆", "let x = 1\n\n\n┆\nlet y = 2\n"]) {
      const { analysis, offset } = marked(source);
      expect(onTypeFormatting(analysis, analysis.lines.position(offset), "\n")).toEqual([]);
    }
  });

  test.each([
    ["a\nb\nc\n", "a\nx\nc\n"],
    ["a\nb\nc", "c"],
    ["", "a\n"],
    ["a\n\n\nb\n", "a\n\nb\n"],
    ["x\na\ny\nb\nz", "a\nq\nb\nr\n"],
    ["a", "a\n"],
  ])("edits of lines make %j of %j", (before, after) => {
    const analysis = plain(before);
    expect(applied(analysis, lineEdits(before, after))).toBe(after);
  });
});

test("links to addresses, DOIs and files", () => {
  const analysis = plain(
    '/// See https://example.org/a(b), doi:10.1103/PhysRevLett.61.2015.\nlattice c = file("data/carbon.cif")\n',
    "file:///specs/mine/spec.ham",
  );
  expect(documentLinks(analysis).map(({ target }) => target)).toEqual([
    "https://example.org/a(b",
    "https://doi.org/10.1103/PhysRevLett.61.2015",
    "file:///specs/mine/data/carbon.cif",
  ]);
});
