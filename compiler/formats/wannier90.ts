import { volumeOf } from "./crystal.ts";
import { FileProblem, Lines, wordsOf } from "./lines.ts";

/**
 * H(R) of a Wannier90 file: ⟨m 0|H|n R⟩ in eV, divided by the degeneracy of R, so that
 * H(k) = Σ_R exp(i k·R) H(R).
 */
export interface WannierHamiltonian {
  /** The number of Wannier functions. */
  readonly functions: number;
  readonly blocks: readonly WannierBlock[];
  /** Lattice vectors in angstrom, one row each; only in `_tb.dat`. */
  readonly vectors?: readonly (readonly number[])[];
  /** Centres of the functions; only in `_tb.dat`. */
  readonly centres?: readonly WannierCentre[];
}

export interface WannierCentre {
  /** Cartesian, in angstrom. */
  readonly position: readonly number[];
  /** The line of the file. */
  readonly line: number;
}

export interface WannierBlock {
  /** R in lattice vectors. */
  readonly cell: readonly number[];
  /** The line of its first element. */
  readonly line: number;
  /** Row-major, re and im: element (m, n) at 2 (m · functions + n). */
  readonly matrix: Float64Array;
}

/** The most Wannier functions, and the most cells. */
const functionLimit = 512;
const cellLimit = 1_000_000;

/** Reads `name_hr.dat` (Wannier90 user guide, "seedname_hr.dat"). Throws FileProblem. */
export function readHr(text: string): WannierHamiltonian {
  const lines = new Lines(text);
  lines.next("a line of comment");
  const { functions, degeneracies } = counts(lines);
  const size = functions ** 2;
  mustHold(lines, size * degeneracies.length);
  const blocks = degeneracies.map((degeneracy): WannierBlock => {
    const line = lines.number + 1;
    const elements = new Elements(functions, degeneracy, lines);
    let cell: readonly number[] | undefined;
    for (let at = 0; at < size; at++) {
      const words = lines.words("a matrix element");
      if (words.length < 7)
        throw new FileProblem(
          lines.number,
          "a line `R1 R2 R3 m n Re Im` should stand here, with seven numbers",
        );
      const here = cellOf(words, lines);
      cell ??= here;
      if (here.some((x, axis) => x !== cell![axis]))
        throw new FileProblem(
          lines.number,
          `this is cell (${here.join(", ")}), but the ${size} elements of (${cell.join(", ")}) are not complete`,
        );
      elements.add(words.slice(3));
    }
    return { cell: cell!, line, matrix: elements.matrix };
  });
  return paired({ functions, blocks });
}

/**
 * Reads `name_tb.dat` (Wannier90 user guide, "seedname_tb.dat"): lattice vectors, H(R), and of the
 * position operator the diagonal at R = 0, the centres. Throws FileProblem.
 */
export function readTb(text: string): WannierHamiltonian {
  const lines = new Lines(text);
  lines.next("a line of comment");
  const vectors = ["first", "second", "third"].map((which) =>
    lines.numbers(3, `the ${which} lattice vector`),
  );
  volumeOf(vectors, lines.number);
  const { functions, degeneracies } = counts(lines);
  mustHold(lines, functions ** 2 * degeneracies.length);
  const blocks = degeneracies.map((degeneracy): WannierBlock => {
    const cell = cellOf(wordsPastBlanks(lines, "a cell `R1 R2 R3`"), lines);
    const line = lines.number;
    const elements = new Elements(functions, degeneracy, lines);
    for (let at = 0; at < functions ** 2; at++) elements.add(lines.words("a matrix element"));
    return { cell, line, matrix: elements.matrix };
  });
  const home = blocks.findIndex(({ cell }) => cell.every((x) => x === 0));
  const centres = lines.atEnd || home < 0 ? undefined : readCentres(lines, home, functions);
  return paired({ functions, blocks, vectors, centres });
}

/** The numbers of functions and of cells, and the degeneracies of the cells, fifteen in a line. */
function counts(lines: Lines): {
  readonly functions: number;
  readonly degeneracies: readonly number[];
} {
  const whole = (limit: number, what: string) =>
    lines.whole(lines.words(what)[0] ?? "", 1, limit, what);
  const functions = whole(functionLimit, "the number of Wannier functions");
  const cells = whole(cellLimit, "the number of cells");
  const degeneracies: number[] = [];
  while (degeneracies.length < cells)
    for (const word of lines.words("the degeneracies of the cells"))
      degeneracies.push(lines.whole(word, 1, 1_000_000, "the degeneracy of a cell"));
  if (degeneracies.length > cells)
    throw new FileProblem(
      lines.number,
      `there are more than ${cells} degeneracies, one for each of the ${cells} cells`,
    );
  return { functions, degeneracies };
}

/** Said before anything of that size is made. */
function mustHold(lines: Lines, elements: number): void {
  if (lines.left < elements)
    throw new FileProblem(
      lines.number + lines.left,
      `the file ends here, but ${elements} matrix elements should follow line ${lines.number}, one in each line`,
      "It may have been cut off: write or copy it anew.",
    );
}

function wordsPastBlanks(lines: Lines, what: string): readonly string[] {
  for (;;) {
    const words = wordsOf(lines.next(what));
    if (words.length > 0) return words;
  }
}

function cellOf(words: readonly string[], lines: Lines): readonly number[] {
  return [0, 1, 2].map((axis) => lines.whole(words[axis] ?? "", -1000, 1000, "a cell number"));
}

/** The elements of one cell, each once and in any order. */
class Elements {
  readonly matrix: Float64Array;
  private readonly seen: Uint8Array;
  private readonly functions: number;
  private readonly degeneracy: number;
  private readonly lines: Lines;

  constructor(functions: number, degeneracy: number, lines: Lines) {
    this.functions = functions;
    this.degeneracy = degeneracy;
    this.lines = lines;
    this.matrix = new Float64Array(2 * functions ** 2);
    this.seen = new Uint8Array(functions ** 2);
  }

  /** Takes "m n Re Im" of the line that was read last. */
  add(words: readonly string[]): void {
    const { functions, lines } = this;
    const [m, n] = [0, 1].map((at) =>
      lines.whole(words[at] ?? "", 1, functions, "the number of a Wannier function"),
    );
    const place = (m - 1) * functions + n - 1;
    if (this.seen[place])
      throw new FileProblem(lines.number, `the element (${m}, ${n}) of this cell is given twice`);
    this.seen[place] = 1;
    for (const part of [0, 1])
      this.matrix[2 * place + part] =
        lines.real(words[2 + part] ?? "", "a matrix element") / this.degeneracy;
  }
}

/** The diagonal of ⟨m 0|r|n R⟩ at R = 0; the blocks of other cells are passed over. */
function readCentres(lines: Lines, home: number, functions: number): readonly WannierCentre[] {
  const centres: (WannierCentre | undefined)[] = Array.from({ length: functions });
  for (let block = 0; block <= home; block++) {
    const cell = cellOf(wordsPastBlanks(lines, "a cell of the position operator"), lines);
    if (block === home && cell.some((x) => x !== 0))
      throw new FileProblem(
        lines.number,
        "the cells of the position operator are not in the order of those of the Hamiltonian",
      );
    for (let at = 0; at < functions ** 2; at++) {
      const words = lines.words("an element of the position operator");
      if (block < home) continue;
      const [m, n] = [0, 1].map((i) =>
        lines.whole(words[i] ?? "", 1, functions, "the number of a Wannier function"),
      );
      if (m === n)
        centres[m - 1] = {
          position: [2, 4, 6].map((i) =>
            lines.real(words[i] ?? "", "an element of the position operator"),
          ),
          line: lines.number,
        };
    }
  }
  const given = centres.filter((centre) => centre !== undefined);
  if (given.length < functions)
    throw new FileProblem(
      lines.number,
      `the centre of function ${centres.indexOf(undefined) + 1} is not given`,
    );
  return given;
}

/** The same, if every cell is there once and with its opposite. Throws FileProblem. */
function paired(hamiltonian: WannierHamiltonian): WannierHamiltonian {
  const known = new Set<string>();
  for (const { cell, line } of hamiltonian.blocks) {
    if (known.has(cell.join()))
      throw new FileProblem(line, `cell (${cell.join(", ")}) is given twice`);
    known.add(cell.join());
  }
  for (const { cell, line } of hamiltonian.blocks) {
    const opposite = cell.map((x) => 0 - x);
    if (!known.has(opposite.join()))
      throw new FileProblem(
        line,
        `cell (${cell.join(", ")}) has no opposite (${opposite.join(", ")}), which Hermiticity asks for`,
        "Wannier90 writes both: the file may have been cut or merged.",
      );
  }
  return hamiltonian;
}
