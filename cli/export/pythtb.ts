import { type Exported, type ExportedFile, padded } from "./exported.ts";

/**
 * A script that makes the model in PythTB and prints its energies at Γ. There `set_hop(t, i, j, R)`
 * is ⟨i, 0|H|j, R⟩ = t and its conjugate, and orbitals are given in lattice vectors. Every row of H
 * is an orbital of its own, also where rows differ by spin.
 */
export function pythtbFiles(exported: Exported, name: string): readonly ExportedFile[] {
  const { origin, vectors, orbitals } = exported;
  const space = orbitals[0].position.length;
  const lattice = padded(vectors, space, 1);
  const places = orbitals.map(({ position }) => inVectors(position, lattice));
  const { onsite, hoppings } = terms(exported);
  const text = `"""Written by ${origin.replaceAll(/[\\"]/g, "'")}."""

from pythtb import tb_model

# Lattice vectors, and the places of the orbitals in them.
lattice = ${rows(lattice.map((row) => list(row)))}
orbitals = ${rows(
    places.map((place) => list(place)),
    orbitals.map(({ label }) => label),
  )}

model = tb_model(${vectors.length}, ${space}, lattice, orbitals)
model.set_onsite(${rows(onsite.map(number))})

# t, i, j, R: the hopping t = <i, 0|H|j, R>; its conjugate is added by PythTB.
hoppings = ${rows(hoppings)}
for t, i, j, R in hoppings:
    model.set_hop(t, i, j, R)

if __name__ == "__main__":
    # The name of the method depends on the version of PythTB.
    solve = getattr(model, "solve_ham", None) or model.solve_all
    print(solve([[${vectors.map(() => "0.0").join(", ")}]]))
`;
  return [{ name: `${name}.py`, text }];
}

/** On-site energies, and every other element once, of it and its conjugate the one that comes later. */
function terms({ blocks, orbitals, vectors }: Exported): {
  readonly onsite: readonly number[];
  readonly hoppings: readonly string[];
} {
  const count = orbitals.length;
  const space = orbitals[0].position.length;
  let onsite: readonly number[] = [];
  const hoppings: string[] = [];
  for (const { cell, matrix } of blocks) {
    const first = cell.find((n) => n !== 0) ?? 0;
    if (first < 0) continue;
    if (first === 0) onsite = orbitals.map((_, i) => matrix[2 * i * (count + 1)]);
    const place = list(
      Array.from({ length: space }, (_, axis) => (axis < vectors.length ? cell[axis] : 0)),
      String,
    );
    for (let i = 0; i < count; i++)
      for (let j = first === 0 ? i + 1 : 0; j < count; j++) {
        const [re, im] = matrix.subarray(2 * (i * count + j));
        if (re !== 0 || im !== 0)
          hoppings.push(`(complex(${number(re)}, ${number(im)}), ${i}, ${j}, ${place})`);
      }
  }
  return { onsite, hoppings };
}

/** The coordinates of a place in the rows of a matrix, by Cramer's rule. */
function inVectors(
  place: readonly number[],
  vectors: readonly (readonly number[])[],
): readonly number[] {
  const whole = determinant(vectors);
  return vectors.map(
    (_, i) => determinant(vectors.map((row, j) => (i === j ? place : row))) / whole,
  );
}

function determinant(m: readonly (readonly number[])[]): number {
  if (m.length === 1) return m[0][0];
  return m[0].reduce((sum, x, column) => {
    const minor = m.slice(1).map((row) => row.filter((_, c) => c !== column));
    return sum + (column % 2 ? -x : x) * determinant(minor);
  }, 0);
}

function rows(items: readonly string[], comments: readonly string[] = []): string {
  if (items.length === 0) return "[]";
  const lines = items.map((item, at) => `    ${item},${comments[at] ? `  # ${comments[at]}` : ""}`);
  return `[\n${lines.join("\n")}\n]`;
}

function list(numbers: readonly number[], print: (x: number) => string = number): string {
  return `[${numbers.map(print).join(", ")}]`;
}

/** A number that Python reads as a float of the same bits. */
function number(x: number): string {
  const text = String(x + 0);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
