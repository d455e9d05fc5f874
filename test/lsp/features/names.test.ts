/** Definition, references, highlights, rename, call hierarchy. */
import { describe, expect, test } from "vitest";
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from "../../../lsp/features/call-hierarchy.ts";
import { definition } from "../../../lsp/features/definition.ts";
import { documentHighlight } from "../../../lsp/features/document-highlight.ts";
import { references } from "../../../lsp/features/references.ts";
import { prepareRename, rename } from "../../../lsp/features/rename.ts";
import { applied, library, marked, textAt } from "../marked.ts";

function target(source: string): string | undefined {
  const { analysis, offset } = marked(source);
  const found = definition(analysis, offset, library);
  if (!found) return undefined;
  const home = [analysis, ...library.files].find(({ uri }) => uri === found.uri)!;
  const { line } = found.range.start;
  return `${home.uri.replace(/^file:\/\/\/(library\/)?/, "")}:${line + 1} ${textAt(home, found.range)}`;
}

describe("definition", () => {
  test.each([
    ["let t1 = 1\nlet t2 = t┆1", "spec.ham:1 t1"],
    ["lattice ho┆neycomb", "lattices/honeycomb.ham:3 honeycomb"],
    ["lattice c = supercell(ka┆gome, 2, 2)", "lattices/kagome.ham:3 kagome"],
    ["lattice honeycomb(┆a = 2)", "lattices/honeycomb.ham:4 a"],
    ["lattice honeycomb\nhamiltonian H { onsite ┆B: 1 }", "lattices/honeycomb.ham:8 B"],
    [
      "lattice c = supercell(square, 2, 2)\nhamiltonian H { onsite A┆3: 1 }",
      "lattices/square.ham:6 A",
    ],
    ["lattice honeycomb\nreport { bands along Γ ┆K }", "lattices/honeycomb.ham:9 K"],
    ["report { band_┆gap(H, bands = 1) }", "observables/band_gap.ham:2 band_gap"],
    ["observable o(H, occupation f) = mean over k: sum over n: ┆f(n)", "spec.ham:1 f"],
    ["observable o(H, occupation f) = mean over k: sum over n: d┆f(n)", "spec.ham:1 f"],
    ["observable o(H) = mean over k: sum over n, m: <n| v.x |┆m>", "spec.ham:1 m"],
    ["observable o(H, energy) = energy\nreport { o(H, ener┆gy = 1) }", "spec.ham:1 energy"],
    [
      "hamiltonian Haldane { onsite: 1 }\nreport { band_gap(Hal┆dane, bands = 1) }",
      "spec.ham:1 Haldane",
    ],
    ["schedule T = 1\nmaximize electrons(H, mu = 0, kT = ┆T)", "spec.ham:1 T"],
    ["parameter μ : real\nlet x = m┆u", "spec.ham:1 μ"],
    ["report { electrons(H, mu = ┆x, kT = 1) for x from 0 to 1 in 3 points }", "spec.ham:1 x"],
  ])("%s", (source, expected) => {
    expect(target(source)).toBe(expected);
  });

  test("of nothing", () => {
    expect(target("let x = un┆known")).toBeUndefined();
    expect(target("let x = co┆s(1)")).toBeUndefined();
  });

  test("an index hides a definition of its name", () => {
    expect(target("let n = 1\nobservable o(H) = mean over k: sum over n: E(┆n)")).toBe(
      "spec.ham:2 n",
    );
  });
});

const spec = `lattice honeycomb
/// The hopping.
parameter t : real in [0, 1]
let twice = 2 * t
hamiltonian H { hop shell 1: t + twice }
maximize band_gap(H, filling = 1/2) / t
`;

describe("references and highlights", () => {
  test("of a parameter", () => {
    const { analysis } = marked(`${spec}┆`);
    const offset = spec.indexOf("t :");
    const lines = (found: readonly { range: { start: { line: number } } }[]) =>
      found.map(({ range }) => range.start.line + 1);
    expect(lines(references(analysis, offset, [analysis], true))).toEqual([3, 4, 5, 6]);
    expect(lines(references(analysis, offset, [analysis], false))).toEqual([4, 5, 6]);
    expect(documentHighlight(analysis, offset).map(({ kind }) => kind)).toEqual([3, 2, 2, 2]);
  });

  test("of an observable of the library, in a spec and in the library", () => {
    const { analysis, offset } = marked(
      "report { quantum_metric_┆tensor(H, mu = 0, kT = 1, component = xx) }",
    );
    const found = references(analysis, offset, [analysis, ...library.files], true);
    expect(found.map(({ uri }) => uri.split("/").at(-1))).toEqual([
      "spec.ham",
      "quantum_metric.ham",
      "quantum_metric.ham",
      "quantum_metric.ham",
      "quantum_metric.ham",
    ]);
  });
});

describe("rename", () => {
  const renamed = (source: string, name: string) => {
    const { analysis, offset } = marked(source);
    return applied(analysis, rename(analysis, offset, name).changes![analysis.uri]);
  };

  test("everywhere, in every spelling", () => {
    expect(renamed("parameter μ┆ : real\nlet x = mu + 2 * μ", "shift")).toBe(
      "parameter shift : real\nlet x = shift + 2 * shift",
    );
  });

  test("a formal parameter with the names of arguments", () => {
    expect(renamed("let f(x, w┆ = 1) = x / w\nlet y = f(2, w = 3)", "width")).toBe(
      "let f(x, width = 1) = x / width\nlet y = f(2, width = 3)",
    );
  });

  test("an occupation leaves the names of its arguments", () => {
    expect(
      renamed(
        "observable o(H, occupation ┆f) = mean over k: sum over n: f(n)\nreport { o(H, mu = 0, kT = 1) }",
        "g",
      ),
    ).toBe(
      "observable o(H, occupation g) = mean over k: sum over n: g(n)\nreport { o(H, mu = 0, kT = 1) }",
    );
  });

  test.each([
    ["let x┆ = 1", "2y", "is not a name"],
    ["let x┆ = 1", "let", "is a reserved word"],
    ["let x┆ = 1", "nu", "has a fixed meaning"],
    ["let x┆ = 1\nlet y = x", "y", "is the name of another let"],
    ["lattice honey┆comb", "bees", "belongs to the library"],
    ["let x = 1 ┆+ 1", "y", "Only what the spec itself declares"],
  ])("%s to %s is refused", (source, name, reason) => {
    const { analysis, offset } = marked(source);
    expect(() => rename(analysis, offset, name)).toThrow(reason);
  });

  test("offers the present name", () => {
    const { analysis, offset } = marked("let al┆pha = 1");
    expect(prepareRename(analysis, offset).placeholder).toBe("alpha");
  });
});

describe("call hierarchy", () => {
  const files = (analysis: ReturnType<typeof marked>["analysis"]) => [analysis, ...library.files];

  test("leads from the goal to the parameters", () => {
    const { analysis, offset } = marked(spec.replace("maximize", "maxi┆mize"));
    const [goal] = prepareCallHierarchy(analysis, offset, files(analysis));
    const uses = (item: typeof goal) => outgoingCalls(item, files(analysis)).map(({ to }) => to);
    expect(uses(goal).map(({ name }) => name)).toEqual(["band_gap", "H", "t"]);
    const hamiltonian = uses(goal)[1];
    expect(uses(hamiltonian).map(({ name }) => name)).toEqual(["t", "twice"]);
    expect(uses(uses(hamiltonian)[1]).map(({ name }) => name)).toEqual(["t"]);
  });

  test("and back", () => {
    const { analysis, offset } = marked(spec.replace("parameter t", "parameter t┆"));
    const [parameter] = prepareCallHierarchy(analysis, offset, files(analysis));
    const users = incomingCalls(parameter, files(analysis));
    expect(users.map(({ from }) => from.detail)).toEqual(["let", "hamiltonian", "maximize"]);
  });
});
