import { alternatives, error, warning } from "./entry.ts";

const whole = "it is a whole number, constant almost everywhere, and has no gradient";

/** Numbers of bands without a gradient, and what leads to them. */
const numbersOfBands = {
  chern: {
    name: "Chern number",
    because: whole,
    instead:
      "Use `hall_conductivity` at kT > 0, which leads there smoothly, and put the number into the report.",
  },
  z2: {
    name: "Z2 number",
    because: whole,
    instead:
      "Where a component of the spin is conserved, `spin_hall_conductivity` at kT > 0 leads there smoothly; a large `direct_gap` keeps the number that a design has. Put the number into the report.",
  },
  polarisation: {
    name: "polarisation",
    because: "it jumps by whole numbers, and has no gradient in this version of Ham",
    instead: "Put it into the report.",
  },
} as const;

/** HAM5xxx: what is wanted, and the physics of it. */
export const goals = {
  HAM5001: error<{ number: keyof typeof numbersOfBands }>(
    "Goal without a gradient",
    ({ number }) => {
      const { name, because } = numbersOfBands[number];
      return `A ${name} can be neither a goal nor a constraint: ${because}.`;
    },
    ({ number }) => numbersOfBands[number].instead,
  ),
  HAM5002: error<{ value: number }>(
    "Filling out of range",
    ({ value }) =>
      `A filling is the occupied fraction of all states, between 0 and 1; this is ${value}.`,
    () => "Half filling is `filling = 1/2`, whatever the number of bands.",
  ),
  HAM5003: error<{ filling: number; bands: number }>(
    "Filling between bands",
    ({ filling, bands }) =>
      `A filling of ${Number(filling.toFixed(4))} fills ${Number((filling * bands).toFixed(4))} of ${bands === 1 ? "the one band" : `${bands} bands`}: there is no gap inside a band.`,
    ({ bands }) =>
      bands === 1
        ? "A model with one orbital in its cell has one band, and no gap."
        : `Choose a multiple of 1/${bands}, or name the bands: \`bands = 1\`.`,
  ),
  HAM5004: error<{ band: number; bands: number }>(
    "Band that does not exist",
    ({ band, bands }) =>
      `Band ${band} does not exist: this model has ${bands === 1 ? "one band" : `bands 1 to ${bands}`}.`,
    () => "Bands are numbered from 1 by energy; above a gap there is one more band.",
  ),
  HAM5005: warning<Record<never, never>>(
    "Goal at zero temperature",
    () =>
      "At kT = 0 this goal is constant wherever there is a gap, so its gradient is zero and nothing can be learned from it.",
    () =>
      "Anneal instead: `schedule kT = …` from hot to warm, and evaluate the cold value in the report.",
  ),
  HAM5006: warning<{ sense: "maximize" | "minimize"; names: readonly string[] }>(
    "Goal that may grow without bound",
    ({ sense, names }) => {
      const unbounded = alternatives(names.map((name) => `\`${name}\``));
      return sense === "maximize"
        ? `The goal is an energy, which grows with the scale of the unbounded ${unbounded}.`
        : `The goal is an energy, which the scale of the unbounded ${unbounded} alone can lower, to zero or without end.`;
    },
    () =>
      "Bound the parameters (`real in [-1, 1]`, `complex in disk(1)`), or divide by a scale such as `bandwidth`.",
  ),
  HAM5007: error<Record<never, never>>(
    "Goal that depends on no parameter",
    () => "The goal depends on no free parameter: there is nothing to design.",
    () => "Declare a `parameter` without `fixed`, and use it in the Hamiltonian.",
  ),
  HAM5018: error<Record<never, never>>(
    "Operator that is not Hermitian",
    () => "This operator is not Hermitian, so its matrix elements are no observable.",
    () => "Symmetrise the product: `(A * B + B * A) / 2`.",
  ),
  HAM5015: error<Record<never, never>>(
    "Constraint that depends on no parameter",
    () => "This constraint depends on no free parameter: it holds always or never.",
    () => "Remove it, or let it speak of something that the search can change.",
  ),
  HAM5016: error<{ found: string }>(
    "Constraint that is no comparison",
    ({ found }) => `A constraint compares two numbers by >=, <= or ==, but this is ${found}.`,
    () => "For example `require band_gap(H, filling = 1/2) >= 0.2`.",
  ),
  HAM5017: error<Record<never, never>>(
    "Constraint without a goal",
    () => "The spec has no goal, so nothing is searched for that could meet this constraint.",
    () => "Add `maximize` or `minimize`, or put the quantity into the report.",
  ),
  HAM5008: error<{ component: string; dimension: number }>(
    "Direction that the lattice does not have",
    ({ component, dimension }) =>
      `The lattice has ${dimension === 1 ? "one dimension" : "two dimensions"}: there is no ${component}.`,
  ),
  HAM5009: error<{ index: string; reason: string }>(
    "Band index that does not close",
    ({ index, reason }) => `The band index \`${index}\` ${reason}.`,
    () =>
      "Every band index of a sum appears once as a ket and once as a bra, as in `<n| v.x |m> * <m| v.y |n>`; only then is the sum independent of the phases of the states.",
  ),
  HAM5010: error<{ what: string }>(
    "Complex value where a real one is needed",
    ({ what }) => `${what} must be real, but this is complex.`,
    () => "Take `re(…)`, `im(…)` or `|…|`.",
  ),
  HAM5011: error<Record<never, never>>(
    "Pole at equal energies",
    () => "This weight is infinite where two energies are equal, and the sum includes such pairs.",
    () =>
      "Leave out equal levels: `sum over n, m where n != m: …`; of three bands, those of the factor with the pole.",
  ),
  HAM5012: error<{ what: string; where: string }>(
    "Formula of a form that has no meaning",
    ({ what, where }) => `${what} ${where}.`,
  ),
  HAM5019: error<{ what: string; where: string }>(
    "Weight of three bands at once",
    ({ what, where }) => `${what} ${where}.`,
    () =>
      "The weight of a sum over three bands is a product of factors of two bands each, such as `f(a) / (E(b) - E(c) + i * g)`, or a sum of such products; partial fractions often lead there.",
  ),
  HAM5020: error<{ what: string; where: string }>(
    "Integral that is no function of one energy",
    ({ what, where }) => `${what} ${where}.`,
    () =>
      "An integral is tabulated as a function of one energy, such as E(m) - E(n) in `1 / (w + i * g - (E(m) - E(n)))`. Take products of resonances apart: 1/((w - a)(w - b)) = (1/(w - a) - 1/(w - b))/(a - b).",
  ),
  HAM5022: error<{ name?: string; reason: string; remedy?: string }>(
    "Table of a light source that cannot be used",
    ({ name, reason }) =>
      `${name === undefined ? "This light source" : `\`${name}\``} cannot be used: ${reason}.`,
    ({ remedy }) => remedy,
  ),
  HAM5021: error<Record<never, never>>(
    "Range of an integral",
    () => "An integral runs from a positive number to a greater one.",
    () =>
      "It is made in the logarithm of its variable, over many decades where need be: begin at a small positive number, as in `from 1e-3 to 10`.",
  ),
  HAM5014: error<{ name: string; value: number; step?: number }>(
    "Negative temperature",
    ({ name, value, step }) =>
      step === undefined
        ? `${name} must not be negative, but this is ${value}.`
        : `${name} must not be negative, but at step ${step} it is ${Number(value.toPrecision(4))}.`,
    ({ step }) =>
      step === undefined
        ? undefined
        : "Let it fall to a positive value: `schedule kT = 1 until 50, log to 0.1 at 100`.",
  ),
  HAM5013: error<{ lattice: number; needs: number; name: string }>(
    "Response of another dimension",
    ({ lattice, needs, name }) =>
      `\`${name}\` needs a lattice of ${needs} dimensions, but this one has ${lattice}.`,
  ),
};
