/** A loop that winds around the crystal: by which cells, and how often it passes each edge. */
export interface WindingLoop {
  readonly cell: readonly number[];
  readonly passes: ReadonlyMap<number, number>;
}

/**
 * Loops from which all others follow (by sums and differences): entry a winds along axis a and
 * later ones only (Hermite's normal form); absent where no loop does.
 */
export function windingBasis(
  loops: readonly WindingLoop[],
  dimension: number,
): (WindingLoop | undefined)[] {
  const basis: (WindingLoop | undefined)[] = Array.from({ length: dimension });
  for (const loop of loops) {
    let rest = loop;
    for (let a = 0; a < dimension; a++) {
      let kept = basis[a];
      // Euclid's algorithm on the a-th components.
      while (rest.cell[a] !== 0) {
        if (kept === undefined) {
          kept = rest;
          rest = less(rest, rest, 1);
        } else {
          const remainder = less(kept, rest, Math.trunc(kept.cell[a] / rest.cell[a]));
          kept = rest;
          rest = remainder;
        }
      }
      basis[a] = kept;
    }
  }
  return basis;
}

function less(p: WindingLoop, q: WindingLoop, times: number): WindingLoop {
  const passes = new Map(p.passes);
  for (const [edge, n] of q.passes) passes.set(edge, (passes.get(edge) ?? 0) - times * n);
  return { cell: p.cell.map((t, a) => t - times * q.cell[a]), passes };
}
