/** The internal space of a site: orbitals times spin, spin fastest. */
export interface Space {
  readonly orbitals: readonly string[];
  readonly spin: boolean;
}

export function internalSize(space: Space): number {
  return space.orbitals.length * (space.spin ? 2 : 1);
}

/** "A", "A ↑", "B px ↓": one label for each row of H(k), in the order site, orbital, spin. */
export function basisLabels(
  sites: readonly { readonly name: string }[],
  space: Space,
): readonly string[] {
  const spins = space.spin ? ["↑", "↓"] : [""];
  const orbitals = space.orbitals.length > 1 ? space.orbitals : [""];
  return sites.flatMap(({ name }) =>
    orbitals.flatMap((orbital) =>
      spins.map((spin) => [name, orbital, spin].filter(Boolean).join(" ")),
    ),
  );
}
