import { describe, expect, it } from "vitest";
import { type BandsItem, type ReportDeclaration, format, parse } from "../../grammar/index.ts";

function itemsOf(text: string): ReportDeclaration["items"] {
  const { file, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  return (file.declarations[0] as ReportDeclaration).items;
}

function namesOf(item: ReportDeclaration["items"][number]): string[] {
  return (item as BandsItem).points.map((point) => (point.kind === "name" ? point.source : "?"));
}

describe("report items", () => {
  it("are expressions, curves, and bands along a path or at a point", () => {
    const items = itemsOf(`report {
  band_gap(H, filling = 1/2)
  bands along Γ K M Γ
  bands at K
  bands at (1/3, 1/3)
  f(x) for x from -3 to 3 in 61 points
  f(x) + 1
    for x from a to b in n points
}`);
    expect(items.map(({ kind }) => kind)).toEqual([
      "call",
      "bands",
      "bands",
      "bands",
      "curve",
      "curve",
    ]);
    expect(namesOf(items[1])).toEqual(["Γ", "K", "M", "Γ"]);
    expect(items[4]).toMatchObject({
      value: { kind: "call" },
      variable: { text: "x" },
      from: { kind: "negation" },
      to: { value: 3 },
      points: { value: 61 },
    });
  });

  it("follow one another on a line", () => {
    const items = itemsOf("report { bands along Γ K  f(x)  bands along M Γ bands at K g }");
    expect(items.map(({ kind }) => kind)).toEqual(["bands", "call", "bands", "bands", "name"]);
    expect(namesOf(items[0])).toEqual(["Γ", "K"]);
    expect(namesOf(items[2])).toEqual(["M", "Γ"]);
  });

  it("leave their words usable as names", () => {
    const words = ["bands", "along", "at", "for", "in", "points", "point", "from", "to"];
    const items = itemsOf(`report {\n${words.join("\n")}\n}`);
    expect(items.map((item) => item.kind === "name" && item.text)).toEqual(words);
    expect(
      itemsOf(`report { f(${words.map((word) => `${word} = ${word}`).join(", ")}) }`),
    ).toHaveLength(1);
  });

  it.each([
    "report {\n  f(x) for x from -3 eV to 3 eV in 61 points\n  bands along Γ K M Γ\n  bands at (1/3, 1/3)\n}\n",
    "report { bands at K  f(x) for x from 0 to 1 in 5 points }\n",
    "lattice sheet {\n  a1 = (1, 0)\n  a2 = (0, 1)\n  site A at (0, 0)\n  point X at (1/2, 0)\n}\n",
  ])("have a standard form", (text) => {
    expect(format(text).text).toBe(text);
    const squeezed = text.replaceAll(/ +/g, " ").replaceAll(" -", "   - ");
    expect(format(squeezed).text).toBe(text);
  });

  it.each([
    [
      "report { bands along }",
      "Expected names of points, as in `bands along Γ K M Γ`, but found `}`.",
    ],
    [
      "report { f(x) for x in 3 points }",
      "Expected `from … to …`, the ends of the curve, but found `in`.",
    ],
    [
      "report { f(x) for x from 1 to 3 }",
      "Expected `in` and the number of points, as in `in 61 points`, but found `}`.",
    ],
    [
      "report { f(x) for x from 1 to 3 in 5 }",
      "Expected `points`, as in `in 61 points`, but found `}`.",
    ],
    [
      "lattice s { point K (1, 2) }",
      "Expected `at` and the wave vector of the point, but found `(`.",
    ],
  ])("%s is explained", (text, message) => {
    expect(parse(text).diagnostics.map((diagnostic) => diagnostic.message)).toEqual([message]);
  });
});
