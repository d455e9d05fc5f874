/** Orthogonal 3×3 matrices, row by row, acting on Cartesian vectors. */
export type Rotation = readonly (readonly number[])[];

export type Vector = readonly number[];

export const unity: Rotation = diagonal(1, 1, 1);

export function diagonal(x: number, y: number, z: number): Rotation {
  return [
    [x, 0, 0],
    [0, y, 0],
    [0, 0, z],
  ];
}

/** The rotation by an angle about an axis (Rodrigues). */
export function rotationAbout(axis: Vector, angle: number): Rotation {
  const [x, y, z] = normalised(axis);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const across = [
    [0, -z, y],
    [z, 0, -x],
    [-y, x, 0],
  ];
  return [0, 1, 2].map((i) =>
    [0, 1, 2].map(
      (j) => (i === j ? c : 0) + s * across[i][j] + (1 - c) * [x, y, z][i] * [x, y, z][j],
    ),
  );
}

/** The mirror whose plane is normal to a vector. */
export function mirrorNormalTo(normal: Vector): Rotation {
  const n = normalised(normal);
  return [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 1 : 0) - 2 * n[i] * n[j]));
}

export function compose(a: Rotation, b: Rotation): Rotation {
  return a.map((row) => [0, 1, 2].map((j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
}

export function apply(m: Rotation, v: Vector): Vector {
  return m.map((row) => row.reduce((sum, x, k) => sum + x * v[k], 0));
}

export function transposed(m: Rotation): Rotation {
  return m.map((_, i) => m.map((row) => row[i]));
}

/** +1 for a rotation, −1 for a rotation with inversion. */
export function handedness([a, b, c]: Rotation): 1 | -1 {
  const volume =
    a[0] * (b[1] * c[2] - b[2] * c[1]) -
    a[1] * (b[0] * c[2] - b[2] * c[0]) +
    a[2] * (b[0] * c[1] - b[1] * c[0]);
  return volume > 0 ? 1 : -1;
}

/** Its proper part: axial vectors, among them spins, turn by this. */
export function properPart(m: Rotation): Rotation {
  const sign = handedness(m);
  return m.map((row) => row.map((x) => sign * x));
}

export function trace(m: Rotation): number {
  return m[0][0] + m[1][1] + m[2][2];
}

/** The angle in [0, π] and the axis of a proper rotation. */
export function axisAngle(m: Rotation): { readonly axis: Vector; readonly angle: number } {
  const turn = [m[2][1] - m[1][2], m[0][2] - m[2][0], m[1][0] - m[0][1]];
  // 2 sin θ and 2 cos θ: exact at 0 and π, where the arc cosine loses half of the digits.
  const angle = Math.atan2(Math.hypot(...turn), trace(m) - 1);
  if (angle < 1e-9) return { axis: [0, 0, 1], angle: 0 };
  // m + mᵀ − (tr m − 1) = 2 (1 − cos θ) n nᵀ: its longest column is along the axis.
  const columns = [0, 1, 2].map((j) =>
    [0, 1, 2].map((i) => m[i][j] + m[j][i] - (i === j ? trace(m) - 1 : 0)),
  );
  const longest = columns.reduce((p, q) => (Math.hypot(...q) > Math.hypot(...p) + 1e-9 ? q : p));
  const along = normalised(longest);
  const sense = turn.reduce((sum, x, k) => sum + x * along[k], 0);
  return { axis: sense < -1e-9 ? along.map((x) => 0 - x) : along, angle };
}

export function normalised(v: Vector): Vector {
  const length = Math.hypot(...v);
  return v.map((x) => x / length);
}
