/** Signature help, inlay hints, code lenses, code actions. */
import { describe, expect, test } from "vitest";
import { codeActions, fixesOf } from "../../../lsp/features/code-actions.ts";
import { codeLenses } from "../../../lsp/features/code-lenses.ts";
import { inlayHints } from "../../../lsp/features/inlay-hints.ts";
import { signatureHelp } from "../../../lsp/features/signature-help.ts";
import { diagnostics } from "../../../lsp/features/diagnostics.ts";
import type { LastRun } from "../../../lsp/analysis/results.ts";
import { applied, library, marked, plain } from "../marked.ts";

describe("signature help", () => {
  const active = (source: string) => {
    const { analysis, offset } = marked(source);
    const help = signatureHelp(analysis, offset, library);
    if (!help) return undefined;
    const { label, parameters } = help.signatures[0];
    const place = parameters![help.activeParameter!].label as [number, number];
    return [label, label.slice(...place)];
  };
  const hall = "hall_conductivity(H, mu | filling, kT | temperature, component = xy)";

  test.each([
    ["report { hall_conductivity(┆", [hall, "H"]],
    ["report { hall_conductivity(H, ┆) }", [hall, "mu | filling"]],
    ["report { hall_conductivity(H, mu = 0, ┆", [hall, "kT | temperature"]],
    ["report { hall_conductivity(H, kT = 1, filling = ┆", [hall, "mu | filling"]],
    ["let f(x, w = 1) = x\nlet y = f(sin(2), ┆", ["f(x, w = 1)", "w = 1"]],
    ["let y = max(1, ┆", ["max(a, b)", "b"]],
    ["lattice c = supercell(square, ┆", ["supercell(lattice, n1, n2)", "n1"]],
    ["lattice honeycomb(┆", ["honeycomb(a)", "a"]],
  ])("%s", (source, expected) => {
    expect(active(source)).toEqual(expected);
  });

  test("not outside of a call", () => {
    expect(active("let x = (1 + ┆2)")).toBeUndefined();
    expect(active("let x = cos(1) + ┆")).toBeUndefined();
  });
});

const spec = `lattice honeycomb(a = 2.46 angstrom)
parameter t : complex each bond of shell 2
parameter r : real in [0, 1 eV] = 0.5 eV
let doubled = 2 * r
let ratio = 1 / 2
hamiltonian H {
  hop shell 1: doubled
  hop shell 2: t * 1 [eV]
}
maximize band_gap(H, filling = 1/2) / (1 [eV])
report {
  bands along Γ K M Γ
  band_gap(H, filling = 1/2)
}
`;

const run = (text: string): LastRun => ({
  text,
  status: "ok",
  seconds: 3.14,
  objective: "1.25",
  starts: 10,
  report: ["0.512346 ± 2e-6 eV"],
  parameters: {},
});

const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe("inlay hints", () => {
  const hints = (text: string, last?: LastRun) =>
    inlayHints(plain(text), everything, last).map(
      ({ position, label }) => `${position.line + 1} ${label as string}`,
    );

  test("dimensions that the text does not show, numbers of parameters", () => {
    expect(hints(spec)).toEqual(["2 12 real numbers", "4 : eV"]);
  });

  test("results behind the lines of the report", () => {
    expect(hints(spec, run(spec))).toContain("13 = 0.512346 ± 2e-6 eV");
  });

  test("no results of an earlier text", () => {
    expect(hints(spec.replace("1 / 2", "1 / 3"), run(spec)).join()).not.toContain("= 0.5");
    expect(hints(spec.replace("1 / 2", "1  /  2"), run(spec)).join()).toContain("= 0.5");
  });
});

describe("code lenses", () => {
  const titles = (text: string, options: Parameters<typeof codeLenses>[1]) =>
    codeLenses(plain(text), options).map(
      ({ range, command }) => `${range.start.line + 1} ${command!.title}`,
    );

  test("above the goal and the Hamiltonian", () => {
    expect(titles(spec, { running: false, panels: true })).toEqual([
      "6 Preview",
      "10 ▶ Run",
      "10 Check gradient",
      "10 Show generated program",
    ]);
  });

  test("for an editor without panels, while it runs, and after", () => {
    expect(titles(spec, { running: true, panels: false })).toEqual([
      "10 ■ Stop",
      "10 Check gradient",
    ]);
    expect(titles(spec, { running: false, panels: false, run: run(spec) })).toContain(
      "10 best 1.25, 10 starts, 3.1 s",
    );
    expect(
      titles(`${spec}let x = 1`, { running: false, panels: false, run: run(spec) }).join(),
    ).toContain("of an earlier text");
  });

  test("above the report of a forward calculation", () => {
    expect(
      titles(
        "lattice square\nhamiltonian H { hop shell 1: 1 }\nreport { bandwidth(H, bands = 1) }",
        { running: false, panels: false },
      ),
    ).toEqual(["3 ▶ Run"]);
  });
});

describe("code actions", () => {
  const base = "lattice honeycomb\nhamiltonian H { hop shell 1: 1 }\n";
  /** The text after the first action of that title, or all titles. */
  const mended = (text: string, title: string) => {
    const analysis = plain(text);
    const actions = codeActions(analysis, everything);
    const action = actions.find((each) => each.title === title);
    if (!action) return actions.map((each) => each.title);
    return applied(analysis, action.edit!.changes![analysis.uri]);
  };

  test.each([
    // A fix that the grammar or the compiler knows.
    ["let x = .5\n", "Write 0.5", "let x = 0.5\n"],
    [
      `${base}report { band_gp(H, filling = 1/2) }`,
      "Write band_gap",
      `${base}report { band_gap(H, filling = 1/2) }`,
    ],
    [
      `${base}report { band_gap(H, fillin = 1/2) }`,
      "Write filling",
      `${base}report { band_gap(H, filling = 1/2) }`,
    ],
    [
      "lattice honeycom\nhamiltonian H { hop shell 1: 1 }\nreport { band_gap(H, bands = 1) }",
      "Write honeycomb",
      `${base}report { band_gap(H, bands = 1) }`,
    ],
    [
      "lattice honeycomb\nhamiltonian { hop 1: 1 }\n",
      "Call it `H`",
      "lattice honeycomb\nhamiltonian H { hop 1: 1 }\n",
    ],
    [
      "lattice honeycomb\nhamiltonian H { hop 1: 1 }\n",
      "Insert `shell`",
      "lattice honeycomb\nhamiltonian H { hop shell 1: 1 }\n",
    ],
    [
      "lattice honeycomb\nhamiltonian H {\n  hop shell 1: 1\n\nreport { band_gap(H, bands = 1) }\n",
      "Insert `}`",
      "lattice honeycomb\nhamiltonian H {\n  hop shell 1: 1\n}\n\nreport { band_gap(H, bands = 1) }\n",
    ],
    [
      `${base}report {\n  band_gap(H, bands = 1\n}\n`,
      "Insert `)`",
      `${base}report {\n  band_gap(H, bands = 1)\n}\n`,
    ],
    ["parameter t : real in (0, 1)\n", "Write `[ ]`", "parameter t : real in [0, 1]\n"],
    ["space { spin }\n", "Insert `1/2`", "space { spin 1/2 }\n"],
    [`${base}report { bands along G K }`, "Write Γ", `${base}report { bands along Γ K }`],
    // Remedies of the editor.
    [
      "lattice graphene\nhamiltonian H { hop shell 1: 1 }\nreport { band_gap(H, bands = 1) }",
      "Write `honeycomb`",
      `${base}report { band_gap(H, bands = 1) }`,
    ],
    [
      `${base}report { band_gap(H, bands = 1) * scaling }`,
      "Declare the parameter `scaling`",
      `${base}parameter scaling : real in [0, 1]\nreport { band_gap(H, bands = 1) * scaling }`,
    ],
    [
      `${base}report { hall_conductivity(H, kT = 1) }`,
      "Add `filling = 1/2`",
      `${base}report { hall_conductivity(H, kT = 1, filling = 1/2) }`,
    ],
    [
      `${base}report { hall_conductivity(H, mu = 0) }`,
      "Add `kT = 0.1`",
      `${base}report { hall_conductivity(H, mu = 0, kT = 0.1) }`,
    ],
    [
      `${base}report { hall_conductivity(H, mu = 0, filling = 1/2, kT = 1) }`,
      "Leave out `mu`",
      `${base}report { hall_conductivity(H, filling = 1/2, kT = 1) }`,
    ],
    [
      "hamiltonian H { hop shell 1: 1 }\nreport { band_gap(H, bands = 1) }",
      "Insert `lattice honeycomb`",
      `lattice honeycomb\n\nhamiltonian H { hop shell 1: 1 }\nreport { band_gap(H, bands = 1) }`,
    ],
    [
      `${base}/// Not used.\nlet x = 1\nreport { band_gap(H, bands = 1) }`,
      "Remove `x`",
      `${base}report { band_gap(H, bands = 1) }`,
    ],
    [
      `lattice honeycomb\nparameter t : real in [0, 2]\nhamiltonian H { hop shell 1: t }\nreport { band_gap(H, bands = 1) }`,
      "Give `t` the value 2",
      `lattice honeycomb\nparameter t : real in [0, 2] = 2\nhamiltonian H { hop shell 1: t }\nreport { band_gap(H, bands = 1) }`,
    ],
    [
      `${base}report { band_gap(H, bands = 1) * (1 + i) }`,
      "Take the real part",
      `${base}report { re(band_gap(H, bands = 1) * (1 + i)) }`,
    ],
  ])("%s: %s", (text, title, expected) => {
    expect(mended(text, title)).toEqual(expected);
  });

  test("a forbidden goal becomes the response that leads to it, and the number is reported", () => {
    const text = `lattice honeycomb
parameter t2 : complex in disk(1) each bond of shell 2
hamiltonian H {
  hop shell 1: 1
  hop shell 2: t2
}
maximize chern_number(H, bands = 1)
report {
  band_gap(H, bands = 1)
}
`;
    const after = mended(text, "Aim at `hall_conductivity`, and report `chern_number`");
    expect(after).toContain("maximize hall_conductivity(H, filling = 1/2, kT = 0.1)");
    expect(after).toContain("report {\n  chern_number(H, bands = 1)\n");
    expect(diagnostics(plain(after as string))).toEqual([]);
  });

  test("everything that has an obvious remedy at once", () => {
    expect(mended("let x = .5 + 2.\nlet y = .25\n", "Mend all that has an obvious remedy")).toBe(
      "let x = 0.5 + 2\nlet y = 0.25\n",
    );
  });

  test("only where the cursor is, only of the kind asked for", () => {
    const analysis = plain("let x = .5\nlet y = .25\n");
    const line = (at: number) => ({
      start: { line: at, character: 0 },
      end: { line: at, character: 50 },
    });
    expect(codeActions(analysis, line(1), ["quickfix"]).map(({ title }) => title)).toEqual([
      "Write 0.25",
    ]);
    expect(codeActions(analysis, line(1), ["refactor"])).toEqual([]);
  });
});

test("a generator that forbids the goal can be dropped", () => {
  const base = (symmetry: string) =>
    `lattice honeycomb\n${symmetry}\nhamiltonian H { hop shell 1: 1 }\n`;
  const help = "To allow it, drop `time_reversal` from `symmetry`.";
  const finding = {
    code: "HAM8010",
    severity: "error",
    span: { start: 0, end: 1 },
    message: "",
    help,
  } as const;
  const after = (symmetry: string) => {
    const analysis = plain(base(symmetry));
    const [fix] = fixesOf(finding, analysis);
    const [edit] = fix.edits;
    return analysis.text.slice(0, edit.span.start) + edit.text + analysis.text.slice(edit.span.end);
  };
  expect(after("symmetry time_reversal")).toBe(base("symmetry none"));
  expect(after("symmetry { rotation(3), time_reversal }")).toBe(base("symmetry { rotation(3) }"));
  expect(after("symmetry { time_reversal, rotation(3) }")).toBe(base("symmetry { rotation(3) }"));
});
