/** The page of the lattices and its pictures, as the compiler's model has them. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawLattice, shellGroups } from "../../compiler/describe/drawing/lattice.ts";
import { bondsOfShells } from "../../compiler/model/bonds.ts";
import type { Lattice } from "../../compiler/model/lattice.ts";
import { libraryFiles } from "../../library/index.ts";
import { compileSpec } from "../reference/spec.ts";

/** `UPDATE_GOLDEN=1` writes page and pictures anew: look at them as a user would. */
const update = process.env.UPDATE_GOLDEN === "1";

const page = "docs/lattices.md";
const folder = "docs/lattices";
const shellsShown = 5;

const library = libraryFiles
  .filter(({ path }) => path.startsWith("lattices/"))
  .map(({ path, text }) => ({ name: path.slice("lattices/".length, -".ham".length), text }));

function latticeNamed(name: string): Lattice {
  const text = `lattice ${name}\nhamiltonian H { hop shell 1: 1 }\nreport { bands at Γ }`;
  return compileSpec(text).model!.lattice;
}

/** `√(8/3) = 1.63299` where the square is a simple fraction. */
function exact(length: number): string {
  const decimal = String(Number(length.toPrecision(6)));
  const denominator = [1, 3].find(
    (q) => Math.abs(q * length ** 2 - Math.round(q * length ** 2)) < 1e-9,
  );
  if (Number.isInteger(Number(decimal)) || denominator === undefined) return decimal;
  const square = Math.round(denominator * length ** 2);
  const root = denominator === 1 ? `√${square}` : `√(${square}/${denominator})`;
  return Number.isInteger(Math.sqrt(square)) && denominator > 1
    ? `${Math.sqrt(square)}/√${denominator} = ${decimal}`
    : `${root} = ${decimal}`;
}

/** `6`, or `A 4, B 2, C 2` where sites differ. */
function neighbours(lattice: Lattice, ends: readonly number[]): string {
  const counts = lattice.sites.map((_, site) => ends.filter((end) => end === site).length);
  return new Set(counts).size === 1
    ? String(counts[0])
    : lattice.sites.map(({ name }, site) => `${name} ${counts[site]}`).join(", ");
}

function section({ name, text }: { readonly name: string; readonly text: string }): string {
  const lattice = latticeNamed(name);
  const bonds = bondsOfShells(lattice, shellsShown)!;
  const rows = Array.from({ length: shellsShown }, (_, at) => {
    const shell = bonds.filter((bond) => bond.shell === at + 1);
    const ends = shell.flatMap(({ from, to }) => [from, to]);
    return [String(at + 1), exact(shell[0].length), neighbours(lattice, ends)];
  });
  const lines = text.trimEnd().split("\n");
  const isProse = (line: string): boolean => line.startsWith("///");
  return [
    `## ${name}`,
    "",
    `![The ${name} lattice](lattices/${name}.svg)`,
    "",
    ...lines.filter(isProse).map((line) => line.replace("/// ", "")),
    "",
    "```ham fragment",
    ...lines.filter((line) => !isProse(line)),
    "```",
    "",
    ...table([["shell", "distance", "neighbours"], ...rows]),
    "",
  ].join("\n");
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const format = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [format(rows[0]), rule, ...rows.slice(1).map(format)];
}

test("the page has what the library has", () => {
  const before = readFileSync(page, "utf8");
  const start = before.indexOf("\n## ") + 1;
  const wanted = before.slice(0, start) + library.map(section).join("\n");
  if (update) writeFileSync(page, wanted);
  else expect(before).toBe(wanted);
});

test.each(library)("the picture of $name is what the model is", ({ name }) => {
  const lattice = latticeNamed(name);
  const file = `${folder}/${name}.svg`;
  const drawn = drawLattice(lattice, shellGroups(lattice));
  if (update) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, drawn);
  } else {
    expect(existsSync(file) && readFileSync(file, "utf8")).toBe(drawn);
  }
});

test("there are no pictures of other lattices", () => {
  expect(readdirSync(folder).toSorted()).toEqual(
    library.map(({ name }) => `${name}.svg`).toSorted(),
  );
});
