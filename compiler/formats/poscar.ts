import { cartesian, invert } from "../model/lattice.ts";
import { type Atom, type Crystal, atomLimit, checkedCrystal, volumeOf } from "./crystal.ts";
import { FileProblem, Lines, fortranNumber, shortened } from "./lines.ts";

/**
 * Reads a POSCAR or CONTCAR of VASP 5 and later (https://vasp.at/wiki/POSCAR): a scale factor (one,
 * negative for the volume of the cell, or three), direct or Cartesian positions, selective dynamics.
 * What follows the positions (velocities) is left alone. Throws FileProblem.
 */
export function readPoscar(text: string): Crystal {
  const lines = new Lines(text);
  lines.next("a line of comment");
  const factors = scaleFactors(lines);
  const bare = ["first", "second", "third"].map((which) =>
    lines.numbers(3, `the ${which} lattice vector`),
  );
  const volume = volumeOf(bare, lines.number);
  const scales = factors[0] < 0 ? [Math.cbrt(-factors[0] / volume)] : factors;
  const scaled = (row: readonly number[]) => row.map((x, axis) => x * (scales[axis] ?? scales[0]));
  const vectors = bare.map(scaled);

  const species = speciesOf(lines);
  const counts = lines.words("the number of atoms of each species");
  if (counts.length < species.length)
    throw new FileProblem(
      lines.number,
      `there are ${species.length} species above, but ${counts.length} numbers of atoms here`,
    );
  const each = species.map((_, at) =>
    lines.whole(counts[at], 1, atomLimit, "the number of atoms of a species"),
  );
  const direct = isDirect(lines);
  const inverse = invert(vectors);
  const atoms = each.flatMap((count, at) => {
    if (count > lines.left)
      throw new FileProblem(
        lines.number + lines.left,
        `the file ends before the ${count} positions of ${species[at]}`,
        "It may have been cut off, or the numbers of atoms above are wrong.",
      );
    return Array.from({ length: count }, (): Atom => {
      const position = lines.numbers(3, `a position of ${species[at]}`);
      const fractional = direct ? position : cartesian(inverse, scaled(position));
      return { species: species[at], fractional, line: lines.number };
    });
  });
  return checkedCrystal({ vectors, atoms });
}

function scaleFactors(lines: Lines): readonly number[] {
  const words = lines.words("the scale factor");
  const numbers = words.map(fortranNumber);
  const count = numbers.findIndex((number) => number === undefined);
  const factors = (count < 0 ? numbers : numbers.slice(0, count)) as number[];
  const three = factors.length >= 3 && factors.slice(0, 3).every((factor) => factor > 0);
  if (factors.length === 0 || factors[0] === 0 || (factors.length === 2 && !three))
    throw new FileProblem(
      lines.number,
      "a scale factor should stand here: a positive number, the volume of the cell with a minus sign, or three positive numbers",
    );
  return three ? factors.slice(0, 3) : [factors[0]];
}

/** "Ga As", "Si_sv/3a1b": the element is what the name begins with. */
function speciesOf(lines: Lines): readonly string[] {
  const words = lines.words("the names of the species");
  if (words.length === 0)
    throw new FileProblem(lines.number, "the names of the species should stand here");
  if (words.every((word) => /^\d+$/.test(word)))
    throw new FileProblem(
      lines.number,
      "the names of the species are missing, as in files of VASP 4",
      "Write them in a line of their own above this one, such as `Ga As`: one name for each number.",
    );
  return words.map((word) => {
    const symbol = /^[A-Z][a-z]?(?![a-z])/.exec(word)?.[0];
    if (symbol === undefined)
      throw new FileProblem(
        lines.number,
        `the name of a species should begin with an element, but here stands \`${shortened(word)}\``,
      );
    return symbol;
  });
}

function isDirect(lines: Lines): boolean {
  const what = "`Direct` or `Cartesian`";
  let mode = lines.next(what).trim();
  if (/^s/i.test(mode)) mode = lines.next(what).trim();
  if (/^d/i.test(mode)) return true;
  if (/^[ck]/i.test(mode)) return false;
  throw new FileProblem(
    lines.number,
    `\`Direct\` or \`Cartesian\` should stand here, but it is \`${shortened(mode)}\``,
  );
}
