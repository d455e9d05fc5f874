/**
 * Indices of the local minima of values on a mesh (last axis fastest), lowest first. A point is one
 * if none of its neighbours is lower: 3^d − 1, or fewer at the edges of a mesh that is not periodic.
 */
export function lowestPoints(
  values: Float64Array,
  sizes: readonly number[],
  periodic: boolean,
): number[] {
  const minima: number[] = [];
  for (let index = 0; index < values.length; index++) {
    if (Number.isFinite(values[index]) && isLocalMinimum(values, sizes, index, periodic))
      minima.push(index);
  }
  return minima.sort((p, q) => values[p] - values[q] || p - q);
}

function isLocalMinimum(
  values: Float64Array,
  sizes: readonly number[],
  index: number,
  periodic: boolean,
): boolean {
  const visit = (axis: number, stride: number, neighbour: number): boolean => {
    if (axis < 0) return !(values[neighbour] < values[index]);
    const size = sizes[axis];
    const here = Math.floor(index / stride) % size;
    for (const step of [0, 1, -1]) {
      const there = here + step;
      if (!periodic && (there < 0 || there >= size)) continue;
      const next = neighbour + (((there + size) % size) - here) * stride;
      if (!visit(axis - 1, stride * size, next)) return false;
    }
    return true;
  };
  return visit(sizes.length - 1, 1, index);
}
