import { replace } from "./edits.ts";
import type { Remedy } from "./remedies.ts";

/** A lattice by the name of a material or another tool: those that the message names. */
export const latticeByHabit: Remedy = ({ span, help }, { text }) => {
  const written = text.slice(span.start, span.end);
  if (help?.startsWith("Did you mean") || help?.startsWith("The library has")) return [];
  return [...(help ?? "").matchAll(/`(\w+)`/g)]
    .filter(([, name]) => name !== written)
    .map(([, name]) => replace(`Write \`${name}\``, span, name));
};
