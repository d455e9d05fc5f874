/**
 * Points κ_i = (n_i + shift_i)/sizes_i of the Brillouin zone, in units of the reciprocal vectors,
 * counted with the last axis fastest.
 */
export interface Mesh {
  readonly sizes: readonly number[];
  readonly shift: readonly number[];
  /** Where what is asked of the mesh is the same at several points. Absent: every point counts. */
  readonly orbits?: Orbits;
  /** Absent: all samples count. */
  readonly part?: MeshPart;
}

/**
 * Some of the samples of a mesh, one after the other. What sums over a mesh gives of a part what
 * these add to the mean over the whole.
 */
export interface MeshPart {
  readonly whole: Mesh;
  readonly first: number;
  readonly count: number;
}

/** The points of a mesh, sorted by a symmetry of what is asked of them. */
export interface Orbits {
  /** One point of each orbit, the lowest, ascending. */
  readonly points: Int32Array;
  /** How many points it stands for. */
  readonly weights: Float64Array;
  /** The place in `points` of every point's orbit. */
  readonly orbit: Int32Array;
}

export function unshifted(sizes: readonly number[]): Mesh {
  return { sizes, shift: sizes.map(() => 0) };
}

export function pointCount(mesh: Mesh): number {
  return mesh.sizes.reduce((product, size) => product * size, 1);
}

/** Number of points that stand for all, or for those of the part. */
export function sampleCount(mesh: Mesh): number {
  if (mesh.part) return mesh.part.count;
  return mesh.orbits ? mesh.orbits.points.length : pointCount(mesh);
}

/** The index in the mesh of one of them. */
export function samplePoint({ orbits, part }: Mesh, sample: number): number {
  const index = part ? part.first + sample : sample;
  return orbits ? orbits.points[index] : index;
}

/** How many points it stands for. */
export function sampleWeight({ orbits, part }: Mesh, sample: number): number {
  return orbits ? orbits.weights[part ? part.first + sample : sample] : 1;
}

/** Writes the reduced coordinates of a point. */
export function meshPoint(mesh: Mesh, index: number, kappa: Float64Array): void {
  for (let axis = mesh.sizes.length - 1; axis >= 0; axis--) {
    const size = mesh.sizes[axis];
    kappa[axis] = ((index % size) + mesh.shift[axis]) / size;
    index = Math.floor(index / size);
  }
}
