type Matrix = readonly (readonly number[])[];

/** All products of integer matrices of finite order, the identity first. */
export function rotationsOf(generators: readonly Matrix[]): readonly Matrix[] {
  const size = generators[0]?.length ?? 3;
  const identity = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)),
  );
  const found = new Map([[identity.join(), identity as Matrix]]);
  const group: Matrix[] = [identity];
  for (const matrix of group)
    for (const generator of generators) {
      const next = generator.map((row) =>
        row.map((_, j) => row.reduce((sum, x, k) => sum + x * matrix[k][j], 0) + 0),
      );
      const key = next.join();
      if (found.has(key)) continue;
      found.set(key, next);
      group.push(next);
    }
  return group;
}
