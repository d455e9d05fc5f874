import { alternatives, error } from "./entry.ts";

function fewOf(choices: readonly string[]): readonly string[] {
  return choices.length > 6 ? [...choices.slice(0, 5), "others"] : choices;
}

/** HAM8xxx: symmetry. */
export const symmetry = {
  HAM8001: error<{ name?: string; known: readonly string[]; suggestion?: string }>(
    "Unknown symmetry",
    ({ name }) =>
      name === undefined
        ? "This is no symmetry operation."
        : `There is no symmetry operation \`${name}\`.`,
    ({ known, suggestion }) =>
      suggestion
        ? `Did you mean \`${suggestion}\`?`
        : `Generators are ${alternatives(known)}, and products of them: \`rotation(4) * time_reversal\`.`,
  ),
  HAM8002: error<{ name: string; reason: string; example?: string }>(
    "Symmetry operation that is not complete",
    ({ name, reason }) => `${name} is not understood here: ${reason}.`,
    ({ example }) => example && `For example \`${example}\`.`,
  ),
  HAM8003: error<{ name: string; lattice: string; sites: boolean }>(
    "Operation that the lattice does not have",
    ({ name, lattice, sites }) =>
      sites
        ? `\`${name}\` is no symmetry of ${lattice}: wherever it is put, it takes a site to a place without one.`
        : `\`${name}\` is no symmetry of ${lattice}: it does not take its vectors to vectors of the lattice.`,
    ({ lattice }) =>
      `\`symmetry detect\` and \`ham info\` list what ${lattice} has. Directions are Cartesian, points in lattice vectors.`,
  ),
  HAM8004: error<{ name: string; lattice: string; centres: readonly string[] }>(
    "Operation with several places",
    ({ name, lattice, centres }) =>
      `\`${name}\` fits ${lattice} about different points: ${alternatives(centres)}.`,
    ({ name, centres }) =>
      `Say which: \`${name.includes("(") ? name.replace(/\)$/, `, at = ${centres[0]})`) : `${name}(at = ${centres[0]})`}\`.`,
  ),
  HAM8005: error<{ orbital: string }>(
    "Orbital of unknown shape",
    ({ orbital }) => `How the orbital \`${orbital}\` turns is not known.`,
    () =>
      "Symmetries know s, px, py, pz, dxy, dyz, dxz, dx2y2 and dz2: name the orbitals so, in Cartesian axes.",
  ),
  HAM8006: error<{ name: string; orbitals: readonly string[] }>(
    "Orbitals that turn into others",
    ({ name, orbitals }) =>
      `\`${name}\` turns the orbitals ${orbitals.join(", ")} into some that the space does not have.`,
    () => "Add the orbitals that they turn into (px with py), or drop the operation.",
  ),
  HAM8007: error<{ operation: string; from: string; to: string; missing: boolean }>(
    "Term without the declared symmetry",
    ({ operation, from, to, missing }) =>
      missing
        ? `This term breaks ${operation}: it acts on ${from}, and nothing acts on the image ${to}.`
        : `This term breaks ${operation}: what that makes of the value on ${from} is not the value on ${to}.`,
    ({ missing }) =>
      missing
        ? "Select all bonds or sites that the symmetry makes alike, or drop the operation."
        : "Give the term a value that is the same up to parameters of its own (`each bond`, `each site`; `matrix` for whatever is allowed), or drop the operation.",
  ),
  HAM8008: error<{ name: string; place: string }>(
    "Domain that the symmetry does not allow",
    ({ name, place }) =>
      `The symmetry ties the members of \`${name}\` (${place} and its images) in a way that its domain does not allow.`,
    () =>
      "A number that changes its sign from one place to another needs a domain around 0 such as `real` or `real in [-1, 1]`; the direction of a spin may be tied, but not restricted.",
  ),
  HAM8010: error<{ operation: string; declared?: string }>(
    "Goal that the symmetry forbids",
    ({ operation, declared }) =>
      declared
        ? `This is zero for every Hamiltonian with the declared symmetry: ${operation} turns its sign.`
        : `This is zero for every value of the parameters: all Hamiltonians of the model have the symmetry ${operation}, which turns its sign.`,
    ({ operation, declared }) =>
      declared
        ? `To allow it, drop \`${declared}\` from \`symmetry\`. Where another operation forbids it too, the next check names that.`
        : operation === "time_reversal"
          ? "To allow it, let hoppings be complex (`complex`, `phase`), or add terms that break the symmetry."
          : `To allow it, let parameters differ that ${operation} makes alike (\`each site\`, \`each bond\`, \`complex\`), or add terms that break it.`,
  ),
  HAM8009: error<{ what: string }>(
    "Symmetry where there is none to declare",
    ({ what }) => `A symmetry cannot be declared together with ${what}.`,
    () => "Leave the declaration away, or write `symmetry none`.",
  ),
  HAM8011: error<{ kind: string; name: string; suggestion?: string }>(
    "Unknown group",
    ({ kind, name }) => `There is no ${kind} group \`${name}\`.`,
    ({ kind, suggestion }) =>
      suggestion
        ? `Did you mean \`${suggestion}\`?`
        : kind === "point"
          ? "The symbols are those of Hermann and Mauguin (`6mm`, `-3m`, `m-3m`) or Schoenflies (`C6v`, `D3d`, `Oh`)."
          : `Numbers go from 1 to ${kind === "layer" ? 80 : 230}. Symbols are those of the standard settings of the International Tables, ${kind === "layer" ? "such as `p6mm` or `p4/nmm`" : "such as `Fd-3m` or `P6_3/mmc`: `Pnma` for `Pbnm`, `P2_1/c` for `P2_1/n`"}.`,
  ),
  HAM8012: error<{ name: string; lattice: string; reason: string; own?: string }>(
    "Group that the lattice does not have",
    ({ name, lattice, reason }) => `${name} is no symmetry of ${lattice}: ${reason}.`,
    ({ lattice, own }) =>
      own
        ? `${lattice} with its sites has ${own}; a group is matched to its cell.`
        : `A group is matched to the cell of ${lattice}; \`symmetry detect\` and \`ham info\` list what that has.`,
  ),
  HAM8013: error<{
    name: string;
    lattice: string;
    what: "direction" | "origin";
    choices: readonly string[];
    source: string;
    symbol: string;
  }>(
    "Group with several places",
    ({ name, lattice, what, choices }) =>
      `${name} fits ${lattice} ${what === "direction" ? "along different directions" : "with its origin at different points"}: ${alternatives(fewOf(choices.map((choice) => `\`${choice}\``)))}.`,
    ({ choices, source, symbol }) => `Say which: \`${source}("${symbol}", ${choices[0]})\`.`,
  ),
};
