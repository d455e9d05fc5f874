import { describe, expect, it } from "vitest";
import {
  parse,
  printAst,
  printTokens,
  type LetDeclaration,
  type ReportDeclaration,
  type ReportItem,
  type Sum,
} from "../../grammar/index.ts";
import { SpecParser } from "../../grammar/parser/spec-parser.ts";
import { specs } from "./specs.ts";

/** The printed tree of the declarations, without places. */
function tree(text: string): string {
  const result = parse(text);
  expect(result.diagnostics).toEqual([]);
  return printAst(result)
    .split("\n")
    .slice(1, -1)
    .map((line) =>
      line
        .slice(2)
        .replace(/ \d+:\d+|declarations\[0\]: /g, "")
        .replace(/fixed=\S+/, "fixed"),
    )
    .join("\n");
}

/** An expression as nested brackets. */
function shape(expression: string): string {
  const { file, diagnostics } = parse(`let x = ${expression}`);
  expect(diagnostics).toEqual([]);
  return show((file.declarations[0] as LetDeclaration).value);
}

function show(node: ReportItem | undefined): string {
  switch (node?.kind) {
    case "name":
      return node.text;
    case "number": {
      const unit = node.unit?.factors.map((f) => `${f.name}^${f.exponent}`).join(" ");
      return `${node.value}${node.imaginary ? "i" : ""}${unit === undefined ? "" : `[${unit}]`}`;
    }
    case "text":
      return JSON.stringify(node.value);
    case "sum":
      return `(${node.terms.map((t) => `${t.operator}${show(t.operand)}`).join(" ")})`;
    case "product":
      return `(${node.factors.map((f) => `${f.operator}${show(f.operand)}`).join(" ")})`;
    case "negation":
      return `neg(${show(node.operand)})`;
    case "power":
      return `(${show(node.base)}^${show(node.exponent)})`;
    case "comparison":
      return `(${show(node.left)} ${node.operator} ${show(node.right)})`;
    case "range":
      return `(${show(node.from)}..${show(node.to)})`;
    case "call":
      return `${node.callee.text}(${node.arguments.map((a) => `${a.name ? `${a.name.text}=` : ""}${show(a.value)}`).join(", ")})`;
    case "member":
      return `${show(node.object)}.${node.property!.text}`;
    case "tuple":
      return `<${node.components.map(show).join(", ")}>`;
    case "group":
      return `{${show(node.inner)}}`;
    case "magnitude":
      return `|${show(node.inner)}|`;
    case "matrixElement":
      return `<${node.bra!.text}|${show(node.operator)}|${node.ket!.text}>`;
    case "reduction": {
      const condition = node.condition ? ` where ${show(node.condition)}` : "";
      return `${node.operation}[${node.indices.map(show).join(",")}${condition}: ${show(node.body)}]`;
    }
    default:
      throw new Error("A node is missing.");
  }
}

describe("whole specs", () => {
  it.each(Object.entries(specs))("%s has no syntax errors", (_, text) => {
    expect(parse(text).diagnostics).toEqual([]);
  });

  it("the grammar itself is free of ambiguities", () => {
    expect(() => new SpecParser({ validate: true })).not.toThrow();
  });
});

describe("expressions", () => {
  it.each([
    ["a + b - c", "(+a +b -c)"],
    ["a / b * c", "(*a /b *c)"],
    ["-a^2", "neg((a^2))"],
    ["-a * b", "(*neg(a) *b)"],
    ["a^b^c", "(a^(b^c))"],
    ["2^-x", "(2^neg(x))"],
    ["+a", "a"],
    ["a + b..c * d", "((+a +b)..(*c *d))"],
    ["a + 1 <= b", "((+a +1) <= b)"],
    ["d.x^2", "(d.x^2)"],
    ["f(a, b = 1..2)", "f(a, b=(1..2))"],
    ["f()", "f()"],
    ["(a)", "{a}"],
    ["(a, b, c)", "<a, b, c>"],
    ["|d| + |a - |b||", "(+|d| +|(+a -|b|)|)"],
    ["|<n|v.x|m>|^2", "(|<n|v.x|m>|^2)"],
    ["<n| v.x |m> * ⟨m| v.y |n⟩", "(*<n|v.x|m> *<m|v.y|n>)"],
    ["<n| |d| + 1 |m> < 2", "(<n|(+|d| +1)|m> < 2)"],
    ["a < b", "(a < b)"],
    ["2 * sum over n, m where n != m: E(n) + E(m)", "(*2 *sum[n,m where (n != m): (+E(n) +E(m))])"],
    ["mean over k: min over n: E(n)", "mean[k: min[n: E(n)]]"],
    ["min(a, b) + sum + max", "(+min(a, b) +sum +max)"],
    ["2i + i * π", "(+2i +(*i *pi))"],
    ["1e-3 + 1.5E2", "(+0.001 +150)"],
    ["1..3", "(1..3)"],
    ["0.25 eV * 2 m", "(*0.25[eV^1] *2[m^1])"],
    ["1366 [W/m^2]", "1366[W^1 m^-2]"],
    ["2 [1/s^-2] / 4Å", "(*2[s^2] /4[angstrom^1])"],
    ["σx + σ_x + sigma_x", "(+sigma_x +sigma_x +sigma_x)"],
    ['f("p6mm")', 'f("p6mm")'],
    ["hop + rate * steps", "(+hop +(*rate *steps))"],
  ])("%s", (source, expected) => {
    expect(shape(source)).toBe(expected);
  });

  it("a call's parenthesis stands on the line of its name inside a block, anywhere outside", () => {
    const items = (text: string) =>
      (parse(text).file.declarations[0] as ReportDeclaration).items.map(show);
    expect(items("report {\n a\n (b)\n f(g\n (c))\n}")).toEqual(["a", "{b}", "f(g(c))"]);
    expect(shape("f\n(a)")).toBe("f(a)");
  });

  it("a line that begins with an infix operator goes on, any other begins an item", () => {
    const { file } = parse("report {\n a\n - b\n c  d(1)\n |e|\n 2\n m }");
    expect((file.declarations[0] as ReportDeclaration).items.map(show)).toEqual([
      "(+a -b)",
      "c",
      "d(1)",
      "|e|",
      "2",
      "m",
    ]);
  });
});

describe("declarations", () => {
  it.each([
    ["lattice honeycomb", 'lattice\n  value: name text="honeycomb"'],
    ["symmetry none", 'symmetry\n  generators[0]: name text="none"'],
    [
      "parameter t : complex in disk(1) each bond of shells 1..2 ~ normal(0, 1) fixed",
      `parameter fixed
  name: name text="t"
  domain: domain
    name: name text="complex"
    restriction: disk
      radius: number value=1 source="1" imaginary=false
  each: each of="bond"
    shells: shells
      from: number value=1 source="1" imaginary=false
      to: number value=2 source="2" imaginary=false
  start: start random=true
    value: call
      callee: name text="normal"
      arguments[0]: argument
        value: number value=0 source="0" imaginary=false
      arguments[1]: argument
        value: number value=1 source="1" imaginary=false`,
    ],
    [
      "hamiltonian H on c {\n hop A -> B + (1, 0) where |d| < 2: t\n hop range <= 2: u\n onsite A, B: 1\n}",
      `hamiltonian
  name: name text="H"
  on: name text="c"
  terms[0]: hop
    selector: sitePair
      from: name text="A"
      to: name text="B"
      offset: tuple
        components[0]: number value=1 source="1" imaginary=false
        components[1]: number value=0 source="0" imaginary=false
    condition: comparison operator="<"
      left: magnitude
        inner: name text="d"
      right: number value=2 source="2" imaginary=false
    value: name text="t"
  terms[1]: hop
    selector: rangeSelector
      bound: number value=2 source="2" imaginary=false
    value: name text="u"
  terms[2]: onsite
    sites[0]: name text="A"
    sites[1]: name text="B"
    value: number value=1 source="1" imaginary=false`,
    ],
    [
      "schedule T = 3 until 100, log to 4 at 350",
      `schedule
  name: name text="T"
  value: piecewise
    segments[0]: hold
      value: number value=3 source="3" imaginary=false
      until: number value=100 source="100" imaginary=false
    segments[1]: ramp scale="log"
      target: number value=4 source="4" imaginary=false
      at: number value=350 source="350" imaginary=false`,
    ],
    [
      "solve { rate 0.1 until 50, then 0.03  steps n mesh 24x24 × m }",
      `solve
  settings[0]: rate
    value: piecewise
      segments[0]: hold
        value: number value=0.1 source="0.1" imaginary=false
        until: number value=50 source="50" imaginary=false
      segments[1]: hold
        value: number value=0.03 source="0.03" imaginary=false
  settings[1]: count name="steps"
    value: name text="n"
  settings[2]: mesh
    sizes[0]: number value=24 source="24" imaginary=false
    sizes[1]: number value=24 source="24" imaginary=false
    sizes[2]: name text="m"`,
    ],
    [
      "observable f(H, occupation g, bands b, x = 1) in [e^2/h] = x",
      `observable
  name: name text="f"
  parameters[0]: formal
    name: name text="H"
  parameters[1]: formal
    group: name text="occupation"
    name: name text="g"
  parameters[2]: formal
    group: name text="bands"
    name: name text="b"
  parameters[3]: formal
    name: name text="x"
    default: number value=1 source="1" imaginary=false
  units[0]: unit bracketed=true
    factors[0]: unitFactor name="e" exponent=2
    factors[1]: unitFactor name="h" exponent=-1
  value: name text="x"`,
    ],
    [
      'observable f(H, bands b, component ab = xy) in "e/4π", [S/m] = sum over n in b, m outside 1..2: x',
      `observable
  name: name text="f"
  parameters[0]: formal
    name: name text="H"
  parameters[1]: formal
    group: name text="bands"
    name: name text="b"
  parameters[2]: formal
    group: name text="component"
    name: name text="ab"
    default: name text="xy"
  units[0]: text value="e/4π"
  units[1]: unit bracketed=true
    factors[0]: unitFactor name="S" exponent=1
    factors[1]: unitFactor name="m" exponent=-1
  value: reduction operation="sum"
    indices[0]: name text="n"
    members[0]: bandMember outside=false
      index: name text="n"
      bands: name text="b"
    indices[1]: name text="m"
    members[1]: bandMember outside=true
      index: name text="m"
      bands: range
        from: number value=1 source="1" imaginary=false
        to: number value=2 source="2" imaginary=false
    body: name text="x"`,
    ],
    [
      "report { 2 * f at K  g along Γ K for x from 0 to 1 in 3 points  h at (0, 1)\n at }",
      `report
  items[0]: atPoint
    value: product
      factors[0]: operator="*"
        operand: number value=2 source="2" imaginary=false
      factors[1]: operator="*"
        operand: name text="f"
    point: name text="K"
  items[1]: curve
    value: profile
      value: name text="g"
      corners[0]: name text="Gamma" source="Γ"
      corners[1]: name text="K"
    variable: name text="x"
    from: number value=0 source="0" imaginary=false
    to: number value=1 source="1" imaginary=false
    points: number value=3 source="3" imaginary=false
  items[2]: atPoint
    value: name text="h"
    point: tuple
      components[0]: number value=0 source="0" imaginary=false
      components[1]: number value=1 source="1" imaginary=false
  items[3]: name text="at"`,
    ],
    [
      "lattice l {\n constant a = 1\n a1 = (a, 0)\n site site at (0, 0)\n}",
      `lattice
  name: name text="l"
  body[0]: latticeConstant
    name: name text="a"
    value: number value=1 source="1" imaginary=false
  body[1]: latticeVector
    name: name text="a1"
    value: tuple
      components[0]: name text="a"
      components[1]: number value=0 source="0" imaginary=false
  body[2]: site
    name: name text="site"
    position: tuple
      components[0]: number value=0 source="0" imaginary=false
      components[1]: number value=0 source="0" imaginary=false`,
    ],
  ])("%s", (source, expected) => {
    expect(tree(source)).toBe(expected);
  });

  it("words of the language are names everywhere else", () => {
    const text =
      "lattice chain\nparameter steps : real\nlet shell = steps\nlet x = where + each\nhamiltonian hop { hop shell -> site: rate }";
    expect(parse(text).diagnostics).toEqual([]);
  });
});

describe("documentation", () => {
  it("documents the file, or the declaration directly below", () => {
    const { file } = parse(
      "/// The file.\n/// More.\n\n/// A lattice.\nlattice square\n\n// plain\nlet x = 1\n/// apart\n\nlet y = 2",
    );
    expect(file.doc).toBe("The file.\nMore.");
    expect(file.declarations.map(({ doc }) => doc)).toEqual(["A lattice.", undefined, undefined]);
  });

  it("a first block directly above a declaration documents it", () => {
    const { file } = parse("/// A lattice.\nlattice square");
    expect([file.doc, file.declarations[0].doc]).toEqual([undefined, "A lattice."]);
  });
});

describe("size", () => {
  it("reads a sum of 50,000 terms", () => {
    const { file, diagnostics } = parse(
      `let x = ${Array.from({ length: 50_000 }, (_, n) => `a${n}`).join(" + ")}`,
    );
    expect(diagnostics).toEqual([]);
    expect(((file.declarations[0] as LetDeclaration).value as Sum).terms).toHaveLength(50_000);
  });

  it.each([
    ["parentheses", (n: number) => "(".repeat(n) + "1" + ")".repeat(n)],
    ["signs", (n: number) => `${"-".repeat(n)}1`],
    ["powers", (n: number) => `${"1^".repeat(n)}1`],
    ["magnitudes", (n: number) => `${"|".repeat(n)}1${"|".repeat(n)}`],
    ["reductions", (n: number) => `${"sum over n: ".repeat(n)}1`],
  ])("nests %s 100 deep and no deeper", (_, nested) => {
    expect(parse(`let x = ${nested(100)}`).diagnostics).toEqual([]);
    for (const n of [101, 20_000]) {
      const { file, diagnostics } = parse(`let x = ${nested(n)}\nlet y = 1`);
      expect(diagnostics.map(({ code }) => code)).toEqual(["HAM1011"]);
      expect(file.declarations).toHaveLength(2);
    }
  });

  it("refuses a file of more than 4 MB", () => {
    expect(parse(" ".repeat(4 * 1024 * 1024 + 1)).diagnostics.map(({ code }) => code)).toEqual([
      "HAM1012",
    ]);
  });
});

describe("printTokens", () => {
  it("shows place, name and text", () => {
    expect(printTokens(parse("\uFEFFlet σ =\r\n  2"))).toBe(
      "1:2     Let            let\n1:6     Identifier     σ\n1:8     Equal          =\n2:3     Number         2\n",
    );
  });
});
