import { alternatives, error, warning } from "./entry.ts";
import { habits } from "./habits.ts";

/** What the language means by names that one might like to use oneself. */
const fixedMeanings: Readonly<Record<string, string>> = {
  v: "the velocity operator",
  d: "the vector of a bond",
  k: "the wave vector",
  E: "the energy of a band",
  i: "the imaginary unit",
  step: "the number of the optimisation step",
  nu: "the chirality sign of a bond",
  ν: "the chirality sign of a bond",
  spin: "the spin operator",
  site: "the projector on a site",
  wannier_centres: "the centres of Wannier functions",
};

/** HAM2xxx: names, declarations and types. */
export const names = {
  HAM2001: error<{ name: string; suggestion?: string; known?: readonly string[] }>(
    "Unknown name",
    ({ name }) => `Nothing here is called \`${name}\`.`,
    ({ name, suggestion, known }) =>
      habits[name] ??
      (suggestion
        ? `Did you mean \`${suggestion}\`?`
        : known?.length
          ? `Known here: ${known.join(", ")}.`
          : "Declare it with `parameter`, `let` or `schedule`."),
  ),
  HAM2002: error<{ name: string }>(
    "Name declared twice",
    ({ name }) => `\`${name}\` is declared twice.`,
    () => "Rename one of them. Greek letters and their names are one name: `μ` is `mu`.",
  ),
  HAM2003: error<{ what: string; expected: string; found: string }>(
    "Wrong type",
    ({ what, expected, found }) => `${what} must be ${expected}, but this is ${found}.`,
  ),
  HAM2004: error<{
    callee: string;
    argument: string;
    suggestion?: string;
    known: readonly string[];
  }>(
    "Unknown argument",
    ({ callee, argument }) => `\`${callee}\` takes no argument called \`${argument}\`.`,
    ({ suggestion, known }) =>
      suggestion ? `Did you mean \`${suggestion}\`?` : `It takes ${known.join(", ")}.`,
  ),
  HAM2005: error<{ callee: string; missing: string; example?: string }>(
    "Missing argument",
    ({ callee, missing }) => `\`${callee}\` needs ${missing}.`,
    ({ example }) => example && `For example \`${example}\`.`,
  ),
  HAM2006: error<{ callee: string; most: number; given: number; named?: readonly string[] }>(
    "Too many arguments",
    ({ callee, most, given }) =>
      `\`${callee}\` takes ${most === 0 ? "no arguments" : most === 1 ? "one argument" : `${most} arguments`}, but ${given} are given.`,
    ({ named }) =>
      named?.length ? `Give by name what it takes besides: ${named.join(", ")}.` : undefined,
  ),
  HAM2007: error<{ first: string; second: string }>(
    "Arguments that exclude each other",
    ({ first, second }) => `\`${first}\` and \`${second}\` say the same thing twice.`,
    ({ first, second }) => `Give either \`${first}\` or \`${second}\`.`,
  ),
  HAM2008: error<{ what: string; must?: string; because: string }>(
    "Not a constant",
    ({ what, must = "be a constant", because }) => `${what} must ${must}, but ${because}.`,
    () => "Write a number, or an expression of numbers and `let` constants.",
  ),
  HAM2009: error<{ name: string }>(
    "Definition that uses itself",
    ({ name }) => `The definition of \`${name}\` uses \`${name}\` itself.`,
    () => "Break the circle: a definition may only use names that do not lead back to it.",
  ),
  HAM2010: error<{ name: string; kind: string }>(
    "Not a function",
    ({ name, kind }) => `\`${name}\` is ${kind} and cannot be called.`,
    () => "Multiplication is written with `*`.",
  ),
  HAM2011: error<{ name: string; where: string }>(
    "Name without meaning here",
    ({ name, where }) => `\`${name}\` means something only ${where}.`,
  ),
  HAM2012: error<{ name: string }>(
    "Name that the language uses",
    ({ name }) =>
      `\`${name}\` ${fixedMeanings[name] ? `is ${fixedMeanings[name]}` : "has a fixed meaning"} in the language and cannot be declared anew.`,
    ({ name }) => `Choose another name, such as \`${name}0\`.`,
  ),
  HAM2013: error<{ name: string; suggestion?: string; known: readonly string[] }>(
    "Unknown domain",
    ({ name }) => `\`${name}\` is not a domain of parameters.`,
    ({ suggestion, known }) =>
      suggestion ? `Did you mean \`${suggestion}\`?` : `The domains are ${alternatives(known)}.`,
  ),
  HAM2014: error<{ what: string; example: string }>(
    "Missing declaration",
    ({ what }) => `The spec has no ${what}.`,
    ({ example }) => `Add one, for example \`${example}\`.`,
  ),
  HAM2015: error<{ what: string }>(
    "Declaration that may stand only once",
    ({ what }) => `A spec has one ${what}; this is the second.`,
    ({ what }) => `Remove one ${what}: one file is one design problem.`,
  ),
  HAM2016: error<{ what: string }>(
    "Not part of this version",
    ({ what }) => `${what} not part of this version of Ham.`,
  ),
  HAM2017: error<{ name: string; kind: string; count: string }>(
    "Function used without its arguments",
    ({ name, kind }) => `\`${name}\` is ${kind} and needs its arguments.`,
    ({ name, count }) => `Write \`${name}(${count})\`.`,
  ),
  HAM2018: error<{ name: string; members: number; of: string }>(
    "Family where one number is wanted",
    ({ name, members, of }) =>
      `\`${name}\` is a family of ${members} numbers (one for each ${of}), but one number is wanted here.`,
    ({ of }) => `A family has a value only in a term that acts on a ${of}.`,
  ),
  HAM2019: error<{ property: string; of: string; known: readonly string[] }>(
    "Unknown component",
    ({ property, of }) => `${of} has no component \`${property}\`.`,
    ({ known }) => `It has ${alternatives(known)}.`,
  ),
  HAM2020: warning<{ name: string }>(
    "Unused definition",
    ({ name }) => `\`${name}\` is defined but nothing uses it.`,
    () => "Remove it, or use it.",
  ),
  HAM2022: error<{ reason: string; remedy?: string }>(
    "No finite value",
    ({ reason }) => `${reason}.`,
    ({ remedy }) => remedy,
  ),
  HAM2021: warning<Record<never, never>>(
    "Nothing is asked for",
    () => "The spec has neither a goal nor anything to report, so nothing is computed.",
    () => "Add for example `report { band_gap(H, filling = 1/2) }`.",
  ),
};
