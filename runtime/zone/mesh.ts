/**
 * Points κ_i = (n_i + shift_i)/sizes_i of the Brillouin zone, in units of the reciprocal vectors,
 * counted with the last axis fastest.
 */
export interface Mesh {
  readonly sizes: readonly number[];
  readonly shift: readonly number[];
}

export function unshifted(sizes: readonly number[]): Mesh {
  return { sizes, shift: sizes.map(() => 0) };
}

export function pointCount(mesh: Mesh): number {
  return mesh.sizes.reduce((product, size) => product * size, 1);
}

/** Writes the reduced coordinates of a point. */
export function meshPoint(mesh: Mesh, index: number, kappa: Float64Array): void {
  for (let axis = mesh.sizes.length - 1; axis >= 0; axis--) {
    const size = mesh.sizes[axis];
    kappa[axis] = ((index % size) + mesh.shift[axis]) / size;
    index = Math.floor(index / size);
  }
}
