import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile } from "../../compiler/index.ts";

interface Block {
  readonly where: string;
  /** What follows "ham" on the fence: "", "fragment" or "wrong HAM1234". */
  readonly mark: string;
  readonly text: string;
}

function blocksOf(file: string): Block[] {
  const page = readFileSync(file, "utf8");
  return [...page.matchAll(/^```ham *(.*)\n([\s\S]*?)^```$/gm)].map(
    ({ 1: mark, 2: text, index }) => ({
      where: `${file}:${page.slice(0, index).split("\n").length}`,
      mark,
      text,
    }),
  );
}

const docs = readdirSync("docs").filter((name) => name.endsWith(".md"));
const pages = ["README.md", ...docs.map((name) => `docs/${name}`), "examples/README.md"];
const blocks = pages.flatMap(blocksOf);

/** Adds what a fragment leaves out: a lattice, and a Hamiltonian with something to optimise. */
function complete({ mark, text }: Block): string {
  if (mark === "") return text;
  const has = (keyword: string): boolean => new RegExp(`^${keyword}\\b`, "m").test(text);
  const lattice = has("lattice") ? "" : "lattice honeycomb\n";
  const model = has("hamiltonian")
    ? ""
    : `parameter framed : real in [0, 1]
hamiltonian H {
  onsite:      framed
  hop shell 1: 1
}
minimize bandwidth(H, bands = 1)
`;
  return `${text}\n${lattice}${model}`;
}

function problemsOf(block: Block): { readonly errors: string[]; readonly codes: string[] } {
  const { diagnostics } = compile({ path: "block.ham", text: complete(block) });
  return {
    errors: diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ message }) => message),
    codes: diagnostics.map(({ code }) => code),
  };
}

const wrong = blocks.filter(({ mark }) => mark.startsWith("wrong"));
const right = blocks.filter(({ mark }) => !mark.startsWith("wrong"));

test.each(right)("$where compiles", (block) => {
  expect(["", "fragment"]).toContain(block.mark);
  expect(problemsOf(block).errors).toEqual([]);
});

test.each(wrong)("$where is refused ($mark)", (block) => {
  expect(problemsOf(block).codes).toContain(block.mark.replace("wrong ", ""));
});

test("the README shows the first example as it is", () => {
  const [first] = blocksOf("README.md");
  expect(first.text).toBe(readFileSync("examples/01-haldane.ham", "utf8"));
});

test("links between the pages lead somewhere", () => {
  const broken = pages.flatMap((page) => {
    const folder = page.includes("/") ? page.slice(0, page.lastIndexOf("/") + 1) : "";
    return [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
      .map(([, target]) => target)
      .filter((target) => !existsSync(folder + target))
      .map((target) => `${page} links to ${target}`);
  });
  expect(broken).toEqual([]);
});
