import { describe, expect, it } from "vitest";
import {
  parse,
  syntaxCatalogue,
  type Diagnostic,
  type HamiltonianDeclaration,
  type ReportDeclaration,
  type SolveDeclaration,
} from "../../grammar/index.ts";

/** Each diagnostic as: code, underlined text, message. */
function errors(text: string): string[] {
  return parse(text).diagnostics.map(
    ({ code, span, message }) => `${code} «${text.slice(span.start, span.end)}» ${message}`,
  );
}

function mended(text: string): string {
  const edits = parse(text).diagnostics.flatMap(({ fix }: Diagnostic) => fix?.edits ?? []);
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (result, { span, text: by }) => result.slice(0, span.start) + by + result.slice(span.end),
      text,
    );
}

describe("messages", () => {
  it.each([
    ["let x =", "HAM1001 «» Expected an expression, but found the end of the file."],
    [
      "let x =\nlet y = 1",
      "HAM1001 «» Expected an expression, but found the next declaration, `let`.",
    ],
    ["let x = a b", "HAM1015 «b» Expected a declaration, but found `b`."],
    ["t2 : complex", "HAM1015 «t2» Expected a declaration, but found the next line, `t2 …`."],
    ["let space = 1", "HAM1014 «space» `space` is a reserved word and cannot be a name."],
    ["let π = 1", "HAM1014 «π» `π` is a reserved word and cannot be a name."],
    ["let x = f(a", "HAM1002 «(» This `(` is never closed."],
    ["let x = f(a b)", "HAM1001 «b» Expected `,` or `)`, but found `b`."],
    ["report {\n a(x)\n", "HAM1002 «{» This `{` is never closed."],
    [
      "parameter t complex",
      "HAM1001 «complex» Expected `:` and the parameter's domain, but found `complex`.",
    ],
    [
      "parameter t : 3",
      "HAM1001 «3» Expected a domain: `real`, `complex` or `phase`, but found `3`.",
    ],
    [
      "parameter t : real each shell",
      "HAM1001 «shell» Expected `site` or `bond of shell 1`, but found `shell`.",
    ],
    ["lattice l { a1 (1, 0) }", "HAM1001 «(» Expected `=`, but found `(`."],
    [
      "hamiltonian H { hop 2: t }",
      "HAM1001 «2» Expected `shell 1`, `shells 1..3`, `along (1, 0)`, `A -> B`, or `range <= 2`, but found `2`.",
    ],
    [
      "hamiltonian H { hop shell 2 t }",
      "HAM1001 «t» Expected `:` and the value of the hopping, but found `t`.",
    ],
    [
      "hamiltonian H { foo: t }",
      "HAM1001 «foo» Expected `onsite`, `hop`, `field`, `from`, or `}`, but found `foo`.",
    ],
    [
      "schedule T = 3 until 5, 4",
      "HAM1001 «4» Expected `then …`, `to … at …`, `linear to …` or `log to …`, but found `4`.",
    ],
    [
      "let x = |a",
      "HAM1001 «» Expected `|`, the end of the magnitude, but found the end of the file.",
    ],
    ["let x = sum over n E(n)", "HAM1001 «E» Expected `:`, `,` or `where`, but found `E`."],
    ["let x = 1)", "HAM1002 «)» This `)` closes nothing."],
    [
      "let x = (\nlet y = f(a b)",
      "HAM1001 «» Expected an expression, but found the next declaration, `let`.",
      "HAM1001 «b» Expected `,` or `)`, but found `b`.",
    ],
    ["let x = a && b", "HAM1003 «&&» The character `&` (U+0026) has no meaning here."],
    ["let x = a || b", "HAM1015 «|» Expected a declaration, but found `|`."],
    ["require a = b", "HAM1007 «=» `=` gives a value; a comparison is written `==`."],
    ["let x == 2", "HAM1007 «==» `==` compares; a value is given with `=`."],
    ["let x = 4 angstrom^2", "HAM1008 «4 angstrom^2» `4 angstrom^2` can be read in two ways."],
    ["parameter t = 1", "HAM1009 «t» The parameter `t` lacks its domain."],
    ["match E to data", "HAM1010 «match» `match` is not part of this version of Ham."],
    ['import "a.ham"', "HAM1010 «import» `import` is not part of this version of Ham."],
    ["let x = 2t", "HAM1013 «2t» `2t` is neither a number nor a name."],
    ["let x = 3 [furlong]", "HAM1016 «furlong» `furlong` is not a unit."],
    ["let x = .5", "HAM1005 «.5» `.5` lacks digits before its decimal point."],
    ["let x = 5.", "HAM1005 «5.» `5.` lacks digits after its decimal point."],
    ['let x = f("a)', 'HAM1006 «"a)» This text is not closed.'],
    ["let x = a @ b", "HAM1003 «@» The character `@` (U+0040) has no meaning here."],
    ["let x = 1 // a\u202Eb", "HAM1004 «\u202E» An invisible character (U+202E) stands here."],
    ["let x\u200B = 1", "HAM1004 «\u200B» An invisible character (U+200B) stands here."],
    ["let x = 1\rlet y = 2", "HAM1004 «\r» An invisible character (U+000D) stands here."],
  ])("%j", (source, ...expected) => {
    expect(errors(source)).toEqual(expected);
  });
});

describe("help", () => {
  it.each([
    ["paramter x : real", "Did you mean `parameter`?"],
    ["Lattice square", "Did you mean `lattice`?"],
    ["solve { step 10 }", "Did you mean `steps`?"],
    ["parameter t : complex in disc(1)", "Did you mean `disk`?"],
    ["hamiltonian H { on-site: 1 }", undefined],
    ["let x = a b", "Is an operator such as `*` missing between `a` and `b`?"],
    [
      "hamiltonian H { hop shell 1: t exp(1) }",
      "Is an operator such as `*` missing between `t` and `exp`?",
    ],
    ["report { a, b }", "Lines and blanks separate what stands in a block; no `,` is needed."],
    ["solve { rate = 0.1 }", "Write `rate` and its value, without `=`."],
    ["let x = a ** b", "A power is written `a^b`."],
    ["solve { until gradient < 1e-6 }", "A stopping rule is written `until change < 1e-6`."],
    ["solve { until change <= 1e-6 }", "A stopping rule is written `until change < 1e-6`."],
    ["space { spin }", "Spin is written `spin 1/2`."],
    ["hamiltonian H { field B = 1/4 per cell }", "A field is written `field flux = 1/4 per cell`."],
    ["maximize f >= 3", "A comparison belongs to `require`, `let` or `where`, one at a time."],
    ["/* no */ let x = 1", "A comment begins with `//` and ends with its line."],
  ])("%s", (source, help) => {
    expect(parse(source).diagnostics[0].help).toBe(help);
  });
});

describe("recovery", () => {
  it("one message for each broken line, and the lines between are read", () => {
    const text =
      "hamiltonian H {\n hop shell 1: (t +\n hop shell 2: t2\n foo: 3\n onsite: 2 +\n hop shell 3: t3\n}\nlet = 3\nlet y = 2";
    const { file, diagnostics } = parse(text);
    expect(diagnostics).toHaveLength(4);
    const [hamiltonian, , y] = file.declarations;
    const { terms } = hamiltonian as HamiltonianDeclaration;
    expect(terms.map(({ value }) => value?.kind === "name" && value.text)).toEqual([
      false,
      "t2",
      false,
      "t3",
    ]);
    expect(y).toMatchObject({ kind: "let", name: { text: "y" } });
  });

  it("settings on one line recover at the next setting", () => {
    const { file, diagnostics } = parse("solve { method 3  rate 0.1  steps }");
    expect(diagnostics).toHaveLength(2);
    expect((file.declarations[0] as SolveDeclaration).settings.map(({ kind }) => kind)).toEqual([
      "method",
      "rate",
      "count",
    ]);
  });

  it("keeps what was read of a broken declaration", () => {
    const { file } = parse("parameter t : complex each\nlet y = 1");
    expect(file.declarations[0]).toMatchObject({
      kind: "parameter",
      name: { text: "t" },
      domain: { name: { text: "complex" } },
    });
  });

  it("an unclosed bracket in a report costs one line", () => {
    const { file, diagnostics } = parse("report {\n f(H, a = 1\n g(H)\n}");
    expect(diagnostics).toHaveLength(1);
    expect((file.declarations[0] as ReportDeclaration).items).toHaveLength(1);
  });
});

describe("fixes", () => {
  it.each([
    ["require a = b", "require a == b"],
    ["let x == 2", "let x = 2"],
    ["parameter t = 1", "parameter t : real = 1"],
    ["let x = 4 angstrom^2", "let x = 4 [angstrom^2]"],
    ["let x = 2t", "let x = 2 * t"],
    ["let x = .5 + 5. ≤ a·b;", "let x = 0.5 + 5 <= a*b"],
    ["paramter x : real", "parameter x : real"],
    ["report { a, b }", "report { a b }"],
    ["solve { rate = 0.1 }", "solve { rate  0.1 }"],
    ["let x = a ** b", "let x = a ^ b"],
  ])("%s", (wrong, right) => {
    expect(mended(wrong)).toBe(right);
    expect(parse(right).diagnostics).toEqual([]);
  });
});

function examples(explain: string): string[] {
  return [...explain.matchAll(/```ham\n([\s\S]*?)```/g)].map((match) => match[1]);
}

describe("the catalogue", () => {
  const elided = ["HAM1004", "HAM1011", "HAM1012"];

  it.each(Object.entries(syntaxCatalogue).filter(([code]) => !elided.includes(code)))(
    "%s: the wrong example gives this code, the right one none",
    (code, { explain }) => {
      const [wrong, right] = examples(explain);
      expect(parse(wrong).diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
      expect(parse(right).diagnostics).toEqual([]);
    },
  );
});
