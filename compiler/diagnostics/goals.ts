import { alternatives, error, warning } from "./entry.ts";

/** HAM5xxx: what is wanted, and the physics of it. */
export const goals = {
  HAM5001: error<Record<never, never>>(
    "Goal without a gradient",
    () =>
      "A Chern number can be neither a goal nor a constraint: it is a whole number, constant almost everywhere, and has no gradient.",
    () =>
      "Use `hall_conductivity` at kT > 0, which leads there smoothly, and put the number into the report.",
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
  HAM5006: warning<{ names: readonly string[] }>(
    "Goal that may grow without bound",
    ({ names }) =>
      `The goal is an energy, which grows with the scale of the unbounded ${alternatives(names.map((name) => `\`${name}\``))}.`,
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
    () => "This weight is infinite where E(n) = E(m), and the sum includes n = m.",
    () => "Leave out equal levels: `sum over n, m where n != m: …`.",
  ),
  HAM5012: error<{ what: string; where: string }>(
    "Formula of a form that has no meaning",
    ({ what, where }) => `${what} ${where}.`,
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
