import { error, warning } from "./entry.ts";
import { latticeHabits } from "./habits.ts";

/** HAM4xxx: lattice, space, parameters and Hamiltonian. */
export const model = {
  HAM4001: error<{ shell: number; most: number }>(
    "Neighbour shell out of range",
    ({ shell, most }) => `There is no shell ${shell}: shells are numbered 1 to ${most}.`,
    () => "Shells are numbered by distance: 1 is nearest neighbours. `ham info` lists them.",
  ),
  HAM4002: error<{ name: string; known: readonly string[]; suggestion?: string }>(
    "Unknown site",
    ({ name }) => `The lattice has no site \`${name}\`.`,
    ({ known, suggestion }) =>
      suggestion ? `Did you mean \`${suggestion}\`?` : `Its sites are ${known.join(", ")}.`,
  ),
  HAM4003: error<{ bond: string }>(
    "Bond given twice",
    ({ bond }) => `The bond ${bond} already has a hopping.`,
    () =>
      "Each bond is given once; its Hermitian conjugate is added for you. Add the two values in one line, or narrow a selector with `where`.",
  ),
  HAM4004: error<{ of: string }>(
    "Term that is not Hermitian",
    ({ of }) => `The on-site term of ${of} is not Hermitian.`,
    () =>
      "An on-site energy must be real (a matrix: equal to its conjugate transpose). Hoppings may be complex.",
  ),
  HAM4005: error<{ name: string; each: string; here: string; shell?: number }>(
    "Parameter that does not live here",
    ({ name, each, here }) =>
      `\`${name}\` has one value for each ${each}, but this line acts on ${here}.`,
    ({ shell }) =>
      shell === undefined
        ? "A parameter of the sites belongs into an `onsite` line, one of the bonds into a `hop` line over these bonds."
        : `Declare the parameter for this shell too (\`each bond of shells 1..${shell}\`), or give these bonds another value.`,
  ),
  HAM4006: error<{ bond: string; neighbours: number }>(
    "Chirality sign without meaning",
    ({ bond, neighbours }) =>
      neighbours === 1
        ? `ν has no sign on the bond ${bond}: it passes straight through its common neighbour.`
        : `ν has no meaning on the bond ${bond}: its ends have ${neighbours === 0 ? "no" : neighbours} common nearest neighbour${neighbours === 0 ? "" : "s"} instead of exactly one.`,
    () =>
      "ν is the turn, left +1 or right −1, of the path over the one common nearest neighbour, as between second neighbours of a honeycomb.",
  ),
  HAM4007: error<{ reason: string }>(
    "Lattice vectors that do not span a lattice",
    ({ reason }) => `These vectors do not make a lattice: ${reason}.`,
    () =>
      "Give a1, a1 and a2, or a1, a2 and a3: linearly independent, with one, two or three components.",
  ),
  HAM4008: error<{ first: string; second: string }>(
    "Two sites at one place",
    ({ first, second }) => `The sites ${first} and ${second} are at the same place.`,
    () =>
      "Positions are fractional: (0, 0) and (1, 0) are images of each other. Two orbitals on one site are `space { orbital s, p }`.",
  ),
  HAM4009: error<{ name: string; needs: string }>(
    "Matrix of a space that is not there",
    ({ name, needs }) => `\`${name}\` needs ${needs}.`,
    () => "Declare it in `space { … }`. σ are the Pauli matrices of spin, τ those of two orbitals.",
  ),
  HAM4010: error<{ what: string; expected: number; found: number; remedy?: string }>(
    "Wrong number of components",
    ({ what, expected, found }) =>
      `${what} needs ${expected} component${expected === 1 ? "" : "s"}, but has ${found}.`,
    ({ remedy }) => remedy,
  ),
  HAM4011: error<{ where: string }>(
    "Selector that selects nothing",
    ({ where }) => `No bond ${where}.`,
    () =>
      "`ham info` lists the bonds with their displacements, lengths and directions. An angle in degrees is written `30 deg`.",
  ),
  HAM4012: error<{ site: string }>(
    "On-site term given twice",
    ({ site }) => `Site ${site} already has an on-site term.`,
    () => "Add the two values in one line.",
  ),
  HAM4013: warning<{ name: string; idle: number; members: number }>(
    "Parameter that nothing depends on",
    ({ name, idle, members }) =>
      idle < members
        ? `Nothing depends on ${idle} of the ${members} members of \`${name}\`.`
        : `Nothing depends on the parameter \`${name}\`.`,
    ({ idle, members }) =>
      idle < members
        ? "Declare it for the shells that are used, or use it on the others too."
        : "Use it in the Hamiltonian or the goal, or remove it.",
  ),
  HAM4014: error<{ selector: string }>(
    "Bond from a site to itself",
    ({ selector }) => `\`${selector}\` leads from a site to itself: that is no bond.`,
    () =>
      "An on-site energy is an `onsite` line. A bond to the same site of another cell names that cell: `A -> A + (1, 0)`.",
  ),
  HAM4015: error<{ name: string }>(
    "Parameter without a value",
    ({ name }) => `The spec has no goal, so \`${name}\` needs a value.`,
    ({ name }) => `Write \`parameter ${name} : … = value\`, or add \`maximize\` or \`minimize\`.`,
  ),
  HAM4016: error<{ low: string; high: string }>(
    "Empty range of a parameter",
    ({ low, high }) => `The range from ${low} to ${high} is empty.`,
    () => "The lower bound must be smaller than the upper one; a radius must be positive.",
  ),
  HAM4017: error<{ what: string; limit: number }>(
    "Model too large",
    ({ what, limit }) => `${what} exceeds the limit of ${limit}.`,
  ),
  HAM4018: error<{ given: string }>(
    "Spin or orbitals that are not supported",
    ({ given }) => `${given}.`,
    () => "`spin 1/2` and a list of orbital names (`orbital s, px, py`) can be declared.",
  ),
  HAM4019: error<{ value: string; domain: string }>(
    "Start outside the domain",
    ({ value, domain }) => `The start value ${value} is not in the domain ${domain}.`,
  ),
  HAM4020: error<{ name: string }>(
    "Fixed parameter without a value",
    ({ name }) => `\`${name}\` is fixed, but has no value to be fixed at.`,
    ({ name }) => `Write \`parameter ${name} : real = 1 fixed\`.`,
  ),
  HAM4021: error<{ name: string; known: readonly string[]; suggestion?: string }>(
    "Unknown lattice",
    ({ name }) => `There is no lattice called \`${name}\`.`,
    ({ name, known, suggestion }) =>
      latticeHabits[name.toLowerCase()] ??
      (suggestion
        ? `Did you mean \`${suggestion}\`?`
        : `The library has ${known.join(", ")}; or declare your own with \`lattice name { … }\`.`),
  ),
  HAM4024: error<{ value: string; limit: number }>(
    "Flux that is no fraction",
    ({ value, limit }) =>
      `A flux of ${value} quanta per cell is not a fraction with a denominator up to ${limit}.`,
    ({ limit }) =>
      `The magnetic cell repeats after as many cells as the denominator says: write a fraction such as 1/4 (at most ${limit} below).`,
  ),
  HAM4025: error<{ dimension: number; found: string }>(
    "Extent of a supercell",
    ({ dimension, found }) =>
      dimension === 1
        ? `A supercell of this lattice has one extent, a positive whole number, but ${found}.`
        : `A supercell of this lattice has ${dimension} extents, each a positive whole number or a vector of ${dimension} whole numbers, but ${found}.`,
    ({ dimension }) =>
      [
        "For example `supercell(chain, 12)`.",
        "For example `supercell(triangular, 2, 2)` or `supercell(triangular, (1, 1), (-1, 2))`.",
        "Give one for each lattice vector: `2, 2, 2`, or three vectors such as `(1, 1, 0)`.",
      ][dimension - 1],
  ),
  HAM4023: error<Record<never, never>>(
    "Hop without bonds",
    () => "A condition alone does not say which bonds this line hops on.",
    () => "Name them before it, for example `hop shell 1 where angle(d) == 30 deg: t`.",
  ),
  HAM4022: error<{ reason: string }>(
    "Random start that is not understood",
    ({ reason }) => `${reason}.`,
    () =>
      "A random start is `~ normal(mean, deviation)` or `~ uniform(low, high)`; a certain one is `= value`.",
  ),
  HAM4026: error<Record<never, never>>(
    "Continuum Hamiltonian that is no polynomial",
    () => "The Hamiltonian of a continuum must be a polynomial in the wave vector.",
    () =>
      "Use sums and products of `k.x`, `k.y`, … and whole powers of them, such as `|k|^2`; expand other functions around k = 0.",
  ),
  HAM4027: error<{ what: string }>(
    "Bonds in a continuum",
    ({ what }) => `${what} has no meaning in a continuum, which has no bonds.`,
    () =>
      "Its Hamiltonian is a function of k in one `onsite` line: `onsite: v * (k.x * σx + k.y * σy) + m * σz`.",
  ),
  HAM4040: error<{ reason: string; remedy: string }>(
    "Open vector out of place",
    ({ reason }) => `The lattice cannot be open like this: ${reason}.`,
    ({ remedy }) => remedy,
  ),
};
