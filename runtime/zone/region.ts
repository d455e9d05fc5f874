import type { Lattice } from "../program.ts";
import type { Mesh } from "./mesh.ts";

/** Where wave vectors lie, in units κ of the reciprocal vectors. */
export interface Region {
  /** Whether κ_i and κ_i + 1 are the same. */
  readonly periodic: boolean;
  /** Its lowest corner. */
  readonly corner: number;
  /** A mesh over it, point for point. */
  readonly place: (mesh: Mesh) => Mesh;
  /** Coordinates in which a search may go wherever it likes. */
  readonly free: (kappa: Float64Array) => Float64Array;
  /** κ at such coordinates. */
  readonly bound: (free: Float64Array) => Float64Array;
}

/** The Brillouin zone. */
const zone: Region = {
  periodic: true,
  corner: 0,
  place: (mesh) => mesh,
  free: (kappa) => kappa,
  bound: (free) => free,
};

/**
 * The box −1/2 ≤ κ_i ≤ 1/2 of a continuum model. Meshes of shift 0 lie at the middles of their
 * cells, and points that a shift takes beyond one edge come in again at the other. With
 * κ = ½ sin πu an extremum on the edge is a smooth one in u.
 */
const box: Region = {
  periodic: false,
  corner: -0.5,
  place: ({ sizes, shift }) => ({
    sizes,
    shift: shift.map((x, axis) => x - Math.floor(x + 0.5) + 0.5 - 0.5 * sizes[axis]),
  }),
  free: (kappa) => kappa.map((x) => Math.asin(2 * x) / Math.PI),
  bound: (free) => free.map((u) => 0.5 * Math.sin(Math.PI * u)),
};

export function regionOf({ continuum }: Lattice): Region {
  return continuum ? box : zone;
}
