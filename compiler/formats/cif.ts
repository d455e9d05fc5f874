import { cartesian } from "../model/lattice.ts";
import { type CifBlock, type CifLoop, type CifValue, parseCif } from "./cif-syntax.ts";
import { type Operation, applyOperation, parseOperation } from "./cif-operations.ts";
import { type Atom, type Crystal, atomLimit, checkedCrystal } from "./crystal.ts";
import { FileProblem, fortranNumber, shortened } from "./lines.ts";

/** Images of an atom that are as close as this, in angstrom, are one atom on a special position. */
const sameAtom = 0.05;

/** What the tags of the space group say where there is no symmetry. */
const noSymmetry = /^(p\s*1|1|triclinic|\?|\.)$/i;

const operationTags = ["_space_group_symop_operation_xyz", "_symmetry_equiv_pos_as_xyz"];

/**
 * Reads the crystal of a CIF: cell, symmetry operations, and the loop of atoms with all the images
 * that the operations make of them. An atom on a special position is put at the mean of the images
 * that fall together, which lies on that position exactly, however few digits the file has.
 * Throws FileProblem.
 */
export function readCif(text: string): Crystal {
  const block = crystalBlock(parseCif(text));
  const vectors = cellOf(block);
  const operations = operationsOf(block);
  const atoms: Atom[] = [];
  for (const atom of asymmetricUnit(block)) {
    const images = imagesOf(atom, operations, vectors);
    const twin = atoms.find((other) =>
      images.some((image) => distance(image.fractional, other.fractional, vectors) < sameAtom),
    );
    if (twin)
      throw new FileProblem(
        atom.line,
        `the atom of this line is at the place of that of line ${twin.line}`,
      );
    atoms.push(...images);
    if (atoms.length > atomLimit)
      throw new FileProblem(atom.line, `there are more than ${atomLimit} atoms in the cell`);
  }
  return checkedCrystal({ vectors, atoms });
}

/** The one block that has a cell. */
function crystalBlock(blocks: readonly CifBlock[]): CifBlock {
  const crystals = blocks.filter(({ items }) => items.has("_cell_length_a"));
  if (crystals.length === 0)
    throw new FileProblem(blocks[0]?.line ?? 1, "no data block has a cell (`_cell_length_a`)");
  if (crystals.length > 1)
    throw new FileProblem(
      crystals[1].line,
      `a second crystal begins here, after that of line ${crystals[0].line}`,
      "Keep one data block with a cell in the file.",
    );
  return crystals[0];
}

/** Lattice vectors from lengths and angles: a along x, b in the plane of x and y. */
function cellOf({ items, line }: CifBlock): readonly (readonly number[])[] {
  const item = (tag: string) => {
    const value = items.get(tag);
    if (!value) throw new FileProblem(line, `the data block has no \`${tag}\``);
    return { value: numberOf(value, `\`${tag}\``), line: value.line };
  };
  const [a, b, c] = ["a", "b", "c"].map((axis) => {
    const length = item(`_cell_length_${axis}`);
    if (!(length.value > 0)) throw new FileProblem(length.line, "a length must be positive");
    return length.value;
  });
  const angles = ["alpha", "beta", "gamma"].map((name) => item(`_cell_angle_${name}`));
  const [cosAlpha, cosBeta, cosGamma] = angles.map(({ value }) => cosine(value));
  const sinGamma = Math.sqrt(1 - cosGamma ** 2);
  const y = (cosAlpha - cosBeta * cosGamma) / sinGamma;
  const z = Math.sqrt(1 - cosBeta ** 2 - y ** 2);
  if (!(sinGamma > 1e-6 && z > 1e-6))
    throw new FileProblem(angles[2].line, "these three angles do not make a cell");
  return [
    [a, 0, 0],
    [b * cosGamma, b * sinGamma, 0],
    [c * cosBeta, c * y, c * z],
  ];
}

/** Of an angle in degrees; those of symmetric cells without rounding. */
function cosine(degrees: number): number {
  const exact = new Map([
    [60, 0.5],
    [90, 0],
    [120, -0.5],
  ]);
  return exact.get(degrees) ?? Math.cos((degrees * Math.PI) / 180);
}

/** The symmetry operations; the identity alone only where the file speaks of no other symmetry. */
function operationsOf(block: CifBlock): readonly Operation[] {
  for (const tag of operationTags) {
    const listed = column(block, tag) ?? [block.items.get(tag)].filter((value) => value);
    if (listed.length > 0) return listed.map((value) => parseOperation(value!));
  }
  const tags = [
    ...[...block.items].map(([tag, { line, text }]) => ({ tag, line, text })),
    ...block.loops.flatMap(({ tags: inLoop, line }) =>
      inLoop.map((tag) => ({ tag, line, text: "" })),
    ),
  ];
  const other = tags.find(
    ({ tag, text }) => /^_(symmetry|space_group)_/.test(tag) && !noSymmetry.test(text.trim()),
  );
  if (other)
    throw new FileProblem(
      other.line,
      `a symmetry is named here (\`${other.tag}\`), but its operations are not listed`,
      "Add the loop `_space_group_symop_operation_xyz` with all operations, as most programs write it.",
    );
  return [parseOperation({ text: "x,y,z", line: block.line })];
}

function column({ loops }: CifBlock, tag: string): readonly CifValue[] | undefined {
  const loop = loops.find(({ tags }) => tags.includes(tag));
  return loop?.rows.map((row) => row[loop.tags.indexOf(tag)]);
}

/** The atoms that the file lists. */
function asymmetricUnit(block: CifBlock): readonly Atom[] {
  const loop = block.loops.find(({ tags }) => tags.includes("_atom_site_fract_x"));
  if (!loop) {
    const cartesianOnly = block.loops.find(({ tags }) => tags.includes("_atom_site_cartn_x"));
    throw new FileProblem(
      cartesianOnly?.line ?? block.line,
      "there is no loop of atoms with `_atom_site_fract_x`, `_y` and `_z`",
      cartesianOnly && "Convert the Cartesian positions to fractional ones.",
    );
  }
  if (loop.rows.length === 0) throw new FileProblem(loop.line, "the loop of atoms has none");
  return loop.rows.filter((row) => !isDummy(row, loop)).map((row) => atomOf(row, loop));
}

function isDummy(row: readonly CifValue[], { tags }: CifLoop): boolean {
  return row[tags.indexOf("_atom_site_calc_flag")]?.text.toLowerCase() === "dum";
}

function atomOf(row: readonly CifValue[], loop: CifLoop): Atom {
  const cell = (tag: string) => row[loop.tags.indexOf(tag)] as CifValue | undefined;
  const fractional = ["x", "y", "z"].map((axis) => {
    const tag = `_atom_site_fract_${axis}`;
    const value = cell(tag);
    if (!value) throw new FileProblem(loop.line, `the loop of atoms has no \`${tag}\``);
    return numberOf(value, "a position");
  });
  const occupancy = cell("_atom_site_occupancy");
  if (occupancy && !isNothing(occupancy) && numberOf(occupancy, "an occupancy") !== 1)
    throw new FileProblem(
      occupancy.line,
      `this site is occupied by ${shortened(occupancy.text)} atoms on average`,
      "A lattice has every site in every cell: decide which atom is there, and give it the occupancy 1.",
    );
  return { species: speciesOf(row, loop), fractional, line: row[0].line };
}

/** "Si4+" of the type is Si; of labels, "Si1" is Si, but "SI1" may be many things. */
function speciesOf(row: readonly CifValue[], { tags, line }: CifLoop): string {
  const type = row[tags.indexOf("_atom_site_type_symbol")] as CifValue | undefined;
  const label = row[tags.indexOf("_atom_site_label")] as CifValue | undefined;
  const given = type && !isNothing(type) ? type : label;
  if (!given) throw new FileProblem(line, "the loop of atoms has neither types nor labels");
  const symbol = /^[A-Z][a-z]?(?![A-Za-z])/.exec(given.text)?.[0];
  if (symbol === undefined)
    throw new FileProblem(
      given.line,
      `\`${shortened(given.text)}\` names no element`,
      "Give the element of each atom in a column `_atom_site_type_symbol`.",
    );
  return symbol;
}

/** The places that an atom is taken to, each once, within the cell. */
function imagesOf(
  atom: Atom,
  operations: readonly Operation[],
  vectors: readonly (readonly number[])[],
): readonly Atom[] {
  const groups: number[][][] = [];
  for (const operation of operations) {
    const image = applyOperation(operation, atom.fractional);
    const group = groups.find(([first]) => distance(image, first, vectors) < sameAtom);
    // The images of one place are taken to the same cell, so that they have a mean.
    if (group) group.push(image.map((x, axis) => x - Math.round(x - group[0][axis])));
    else groups.push([image]);
  }
  return groups.map((group) => ({
    ...atom,
    fractional: [0, 1, 2].map((axis) =>
      intoCell(group.reduce((sum, place) => sum + place[axis], 0) / group.length),
    ),
  }));
}

/** Between 0 and 1; what is only rounding below 1 is 0. */
function intoCell(x: number): number {
  const inside = x - Math.floor(x);
  return inside > 1 - 1e-9 || inside < 1e-12 ? 0 : inside;
}

/** Of the nearest images, in angstrom; for the small distances that are asked for. */
function distance(
  p: readonly number[],
  q: readonly number[],
  vectors: readonly (readonly number[])[],
): number {
  const difference = p.map((x, axis) => x - q[axis] - Math.round(x - q[axis]));
  return Math.hypot(...cartesian(vectors, difference));
}

/** `?` and `.` without quotes. */
function isNothing({ text, quoted }: CifValue): boolean {
  return !quoted && (text === "?" || text === ".");
}

/** "5.4310(2)" is 5.4310. */
function numberOf(value: CifValue, what: string): number {
  const number = fortranNumber(value.text.trim().replace(/\(\d*\)$/, ""));
  if (number === undefined)
    throw new FileProblem(
      value.line,
      `${what} should be a number, but here stands \`${shortened(value.text)}\``,
    );
  return number;
}
