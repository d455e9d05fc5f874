import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { format, parse } from "../../grammar/index.ts";
import { libraryFiles } from "../../library/index.ts";
import { specs } from "./specs.ts";

const lattices = libraryFiles.filter(({ path }) => path.startsWith("lattices/"));

const formatted = (text: string, width?: number) => format(text, { width }).text;

/** A text in all that counts: tokens, comments, and the tree without its places and exact line breaks. */
function essence(text: string) {
  const { tokens, comments, file, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  return {
    tokens: tokens.map(({ image }) => image),
    comments: comments.map((comment) => comment.text.trimEnd()),
    tree: JSON.stringify(file, (key, value) =>
      ["span", "keyword", "fixed", "open"].includes(key) ? undefined : value,
    ),
  };
}

describe("whole specs", () => {
  it.each(Object.entries(specs).filter(([name]) => !["sixHaldanes", "spinHall"].includes(name)))(
    "%s is in the standard form already",
    (_, text) => {
      expect(formatted(text)).toBe(text);
    },
  );
});

it.each(lattices)("$path of the library is in the standard form already", ({ text }) => {
  expect(formatted(text)).toBe(text);
});

describe("the standard form", () => {
  it.each([
    ["spaces", "let x=-a*( b+ 1/2 )^- 2 -c /d", "let x = -a * (b + 1/2)^-2 - c / d\n"],
    ["calls", "let f ( x ,y=1 ) = g ( x , y = 2 eV )", "let f(x, y = 1) = g(x, y = 2 eV)\n"],
    ["units", "let x = 3 [ W / m ^ 2 ]", "let x = 3 [W/m^2]\n"],
    ["bars", "let x = | a+ b | * < n|v . x|m >", "let x = |a + b| * <n| v.x |m>\n"],
    ["one declaration a line", "lattice square let x = 1", "lattice square\nlet x = 1\n"],
    ["empty lines", "\n\nlattice square\n\n\n\nlet x = 1\n\n", "lattice square\n\nlet x = 1\n"],
    ["a short block", "report {f(x)   g( y )}", "report { f(x)  g(y) }\n"],
    [
      "an open vector",
      "lattice l { a1=(1,0)\na2=(0,1)open site A at(0,0) }",
      "lattice l {\n  a1 = (1, 0)\n  a2 = (0, 1) open\n  site A at (0, 0)\n}\n",
    ],
    ["an empty block", "report {\n}", "report {}\n"],
    ["a block", "report { f(x)\n\n\n  // why\ng(y) }", "report {\n  f(x)\n\n  // why\n  g(y)\n}\n"],
    ["generators", "symmetry { a,b }", "symmetry { a, b }\n"],
    [
      "aligned terms",
      "hamiltonian H {\nonsite: 1\nhop shell 1: t\n}",
      "hamiltonian H {\n  onsite:      1\n  hop shell 1: t\n}\n",
    ],
    ["aligned settings", "solve {\nsteps 3\nmesh 2x2\n}", "solve {\n  steps 3\n  mesh  2 x 2\n}\n"],
    [
      "aligned parameters, by paragraph",
      "parameter a:real\nparameter long : real\n\nparameter b : real",
      "parameter a    : real\nparameter long : real\n\nparameter b : real\n",
    ],
    ["aligned goals", "maximize f\nrequire g > 0", "maximize f\nrequire  g > 0\n"],
    ["the user's break in arguments", "let x = f(a,\nb)", "let x = f(a,\n          b)\n"],
    ["the user's break after `(`", "let x = f(\na,\nb\n)", "let x = f(\n  a,\n  b\n)\n"],
    [
      "trailing comments keep their column",
      "let x=1    // one\nlet y = 22 // two",
      "let x = 1  // one\nlet y = 22 // two\n",
    ],
    [
      "comments at the end of a block",
      "report {\n a\n // last\n}\n// end",
      "report {\n  a\n  // last\n}\n// end\n",
    ],
    ["names as written", "let σx = μ + mu", "let σx = μ + mu\n"],
    ["an empty file", "\n\n", ""],
    ["carriage returns", "let x = 1\r\n// c\r\n", "let x = 1\n// c\n"],
  ])("%s", (_, source, expected) => {
    expect(formatted(source)).toBe(expected);
  });

  it("breaks a long line at its outermost operators and commas", () => {
    expect(formatted("let x = aaaa * bbbb + f(cccc, dddd) + gggg", 24)).toBe(
      "let x = aaaa * bbbb\n  + f(cccc, dddd) + gggg\n",
    );
    expect(formatted("let x = aaaa * mean over k: sum over n, m: f(n, m) * g(m)", 40)).toBe(
      "let x = aaaa * mean over k:\n    sum over n, m: f(n, m) * g(m)\n",
    );
    expect(formatted("report { first(a)  second(b) }", 20)).toBe(
      "report {\n  first(a)\n  second(b)\n}\n",
    );
    expect(formatted("maximize f(aaaaaa, bbbbbb)", 20)).toBe(
      "maximize f(aaaaaa,\n           bbbbbb)\n",
    );
  });

  it("leaves a text with syntax errors as it is", () => {
    const text = "let  x = = 2";
    expect(format(text)).toEqual({ text, diagnostics: parse(text).diagnostics });
    expect(parse(text).diagnostics).toHaveLength(1);
  });
});

describe("whatever the spacing", () => {
  /** A spec with its blanks replaced, comments added at line ends, and lines broken inside brackets. */
  const disturbed = fc
    .tuple(
      fc.constantFrom(...Object.values(specs)),
      fc.infiniteStream(fc.nat(15)),
      fc.integer({ min: 20, max: 120 }),
    )
    .map(([text, choices, width]) => {
      const pick = () => choices.next().value;
      const { tokens } = parse(text);
      let result = "";
      let written = 0;
      tokens.forEach((token, i) => {
        const gap = text.slice(written, token.startOffset);
        const mayBreak = token.within === "(" || tokens[i - 1]?.tokenType.name === "Star";
        const unit = tokens[i - 1]?.tokenType.name === "Number";
        const choice = pick();
        if (gap.includes("\n"))
          result +=
            choice < 4 ? ` // ${choice}\n${gap}` : choice < 6 ? gap.replace("\n", "\n\n\n ") : gap;
        else if (mayBreak && !unit && choice < 3)
          result += choice === 0 ? `${gap} // in the middle\n` : `${gap}\n   `;
        else if (gap !== "" && choice < 8) result += "   ";
        else result += gap;
        result += token.image;
        written = token.endOffset + 1;
      });
      return { text: result + text.slice(written), width };
    });

  it("keeps tokens, comments and tree, and formats only once", () => {
    fc.assert(
      fc.property(disturbed, ({ text, width }) => {
        const once = formatted(text, width);
        expect(essence(once)).toEqual(essence(text));
        expect(formatted(once, width)).toBe(once);
      }),
      { numRuns: 400 },
    );
  });
});
