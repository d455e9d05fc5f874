import { alternatives, error } from "./entry.ts";

/** HAM6xxx: solve and schedules. */
export const solve = {
  HAM6001: error<{ found: number; dimension: number; example: string }>(
    "Mesh of another dimension",
    ({ found, dimension }) =>
      `The mesh has ${found} dimension${found === 1 ? "" : "s"}, but the lattice has ${dimension}.`,
    ({ example }) => `Write \`mesh ${example}\`.`,
  ),
  HAM6002: error<{ points: number; limit: number }>(
    "Mesh too large",
    ({ points, limit }) => `A mesh of ${points} points exceeds the limit of ${limit}.`,
    () =>
      "The search needs no fine mesh: every reported number is evaluated anew on refined meshes.",
  ),
  HAM6003: error<{ name: string; suggestion?: string; known: readonly string[] }>(
    "Unknown method",
    ({ name }) => `There is no method \`${name}\`.`,
    ({ suggestion, known }) =>
      suggestion ? `Did you mean \`${suggestion}\`?` : `The methods are ${alternatives(known)}.`,
  ),
  HAM6004: error<{ name: string }>(
    "Setting given twice",
    ({ name }) => `\`${name}\` is set twice.`,
  ),
  HAM6005: error<{ name: string; low: number; high: number; found: string }>(
    "Setting out of range",
    ({ name, low, high, found }) =>
      `\`${name}\` must be a whole number from ${low} to ${high}, but this is ${found}.`,
  ),
  HAM6006: error<{ reason: string }>(
    "Pieces of a schedule out of order",
    ({ reason }) => `${reason}.`,
    () =>
      "Each piece begins where the one before ends, at a later step: `0.1 until 50, then 0.03`.",
  ),
  HAM6007: error<{ value: number }>(
    "Logarithmic ramp to or from zero",
    ({ value }) => `A logarithmic ramp needs positive ends, but one is ${value}.`,
    () => "Use `linear to …`, or a small positive end.",
  ),
  HAM6008: error<{ found: string }>(
    "Learning rate that is not positive",
    ({ found }) => `The rate must be a positive number, but this is ${found}.`,
  ),
  HAM6009: error<{ name: string; reason: string }>(
    "Value on the command line that does not fit",
    ({ name, reason }) => `Cannot set \`${name}\`: ${reason}.`,
  ),
};
