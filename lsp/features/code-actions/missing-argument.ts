import type { Remedy } from "./remedies.ts";
import { insert } from "./edits.ts";

/** What a call lacks, with a value to begin with. */
const values: readonly (readonly [RegExp, string])[] = [
  [/needs a chemical potential or a filling/, "filling = 1/2"],
  [/needs a temperature/, "kT = 0.1"],
  [/needs bands/, "bands = 1"],
];

/** A call without its occupation, temperature or bands. */
export const missingArgument: Remedy = ({ span, message }, { text, parsed, knowledge }) => {
  const found = values.find(([words]) => words.test(message))?.[1];
  const named = /needs the argument `(\w+)`/.exec(message)?.[1];
  const physical =
    parsed.tokens.some(({ image }) => image === "eV" || image === "angstrom") ||
    knowledge.model?.energy.energy === 1;
  const argument = found ?? (named && `${named} = 1`);
  const call = text.slice(span.start, span.end);
  if (!argument || !call.endsWith(")")) return [];
  const given = argument.startsWith("kT") && physical ? "temperature = 300 K" : argument;
  const empty = /\(\s*\)$/.test(call);
  return [insert(`Add \`${given}\``, span.end - 1, empty ? given : `, ${given}`)];
};
