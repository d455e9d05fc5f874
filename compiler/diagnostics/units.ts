import { error } from "./entry.ts";

const plural = (kind: string): string =>
  kind.replace(/^a quantity/, "quantities").replace(/^a plain number$/, "plain numbers");

/** HAM3xxx: units and dimensions. */
export const units = {
  HAM3001: error<{ verb: string; left: string; right: string }>(
    "Units that do not match",
    ({ verb, left, right }) => `Cannot ${verb} ${left} and ${right}.`,
    () => "Both sides need the same dimension. Only the literal 0 fits every unit.",
  ),
  HAM3002: error<{ here: string; there: string }>(
    "Dimensionless and physical mixed",
    ({ here, there }) => `This term is ${here}, but an earlier one is ${there}.`,
    () => "A model is either dimensionless or in eV throughout: give every energy a unit, or none.",
  ),
  HAM3003: error<{ what: string; expected: string; found: string; remedy?: string }>(
    "Wrong unit",
    ({ what, expected, found }) => `${what} must be ${expected}, but this is ${found}.`,
    ({ remedy }) => remedy,
  ),
  HAM3004: error<{ fn: string; found: string }>(
    "Function of a quantity with a unit",
    ({ fn, found }) => `\`${fn}\` takes a plain number, but this is ${found}.`,
    () => "Divide by a reference first, for example `exp(E / (1 eV))`.",
  ),
  HAM3005: error<Record<never, never>>(
    "Temperature in a dimensionless model",
    () => "This model has no units, so a temperature in kelvin has no meaning in it.",
    () => "Write `kT = …` in the model's own unit of energy, or give the Hamiltonian units of eV.",
  ),
  HAM3006: error<{ number: string; name: string }>(
    "Unit or name?",
    ({ number, name }) =>
      `\`${number} ${name}\` could be the unit ${name} or the declared name \`${name}\`.`,
    ({ number, name }) =>
      `Write \`${number} * ${name}\` for the product, or \`${number} [${name}]\` for the unit.`,
  ),
  HAM3008: error<{ energies: string; lengths: string; physical: boolean }>(
    "Lengths and energies of different kinds",
    ({ energies, lengths }) =>
      `The energies of this model are ${plural(energies)}, but the lengths of its lattice are ${plural(lengths)}.`,
    ({ physical }) =>
      physical
        ? "Give the lattice a length, for example `lattice honeycomb(a = 2.46 angstrom)`."
        : "Give the energies a unit, for example `1 eV`, or leave the lattice without one.",
  ),
  HAM3007: error<{ left: string; right: string }>(
    "Exponent with a unit",
    ({ right }) => `An exponent must be a plain number, but this is ${right}.`,
  ),
};
