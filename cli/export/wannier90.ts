import type { RealSpaceBlock } from "../../runtime/index.ts";
import { type Exported, type ExportedFile, padded } from "./exported.ts";

/** The length of the vectors along axes that a lattice does not have. */
const emptyAxis = 10;

/**
 * `NAME_hr.dat` and `NAME_tb.dat` as Wannier90 writes them, with all digits: every degeneracy is 1,
 * and the position operator is that of orbitals at points. A lattice of one or two dimensions gets
 * further vectors, 10 Å long and normal to it, and no hopping along them.
 */
export function wannier90Files(exported: Exported, name: string): readonly ExportedFile[] {
  const { origin, vectors, orbitals, blocks } = exported;
  const count = orbitals.length;
  const head = [
    ` written by ${origin}`,
    ...padded(vectors, 3, emptyAxis).map((row) => ` ${row.map(real).join(" ")}`),
  ];
  const sizes = [
    integer(count, 12),
    integer(blocks.length, 12),
    ...inLines(
      blocks.map(() => integer(1)),
      15,
    ),
  ];
  const pairs = Array.from({ length: count ** 2 }, (_, at) => ({
    m: at % count,
    n: Math.floor(at / count),
  }));
  const cellOf = ({ cell }: RealSpaceBlock) =>
    [0, 1, 2].map((axis) => integer(cell[axis] ?? 0)).join("");
  const element = ({ matrix }: RealSpaceBlock, m: number, n: number) => {
    const at = 2 * (m * count + n);
    return `${integer(m + 1)}${integer(n + 1)} ${real(matrix[at])} ${real(matrix[at + 1])}`;
  };
  const position = ({ cell }: RealSpaceBlock, m: number, n: number) => {
    const own = m === n && cell.every((x) => x === 0);
    const parts = [0, 1, 2].flatMap((axis) => [own ? (orbitals[m].position[axis] ?? 0) : 0, 0]);
    return `${integer(m + 1)}${integer(n + 1)} ${parts.map(real).join(" ")}`;
  };
  const hr = [
    head[0],
    ...sizes,
    ...blocks.flatMap((block) =>
      pairs.map(({ m, n }) => `${cellOf(block)}${element(block, m, n)}`),
    ),
  ];
  const tb = [
    ...head,
    ...sizes,
    ...[element, position].flatMap((entry) =>
      blocks.flatMap((block) => [
        "",
        cellOf(block),
        ...pairs.map(({ m, n }) => entry(block, m, n)),
      ]),
    ),
  ];
  return [
    { name: `${name}_hr.dat`, text: `${hr.join("\n")}\n` },
    { name: `${name}_tb.dat`, text: `${tb.join("\n")}\n` },
  ];
}

function integer(n: number, width = 5): string {
  return String(n).padStart(width);
}

/** With all digits, so that it comes back with the same bits. */
function real(x: number): string {
  return (x + 0).toExponential(16).padStart(24);
}

function inLines(words: readonly string[], each: number): readonly string[] {
  return Array.from({ length: Math.ceil(words.length / each) }, (_, line) =>
    words.slice(line * each, (line + 1) * each).join(""),
  );
}
