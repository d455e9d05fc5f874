import { displayWidth, padEnd, padStart } from "./width.ts";

/** Rows of cells as lines; columns named in `left` are set left, the others right. */
export function table(
  rows: readonly (readonly string[])[],
  left: ReadonlySet<number> = new Set(),
): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => (left.has(column) ? padEnd : padStart)(cell, widths[column]))
      .join("  ")
      .trimEnd(),
  );
}
