import { insert } from "./edits.ts";
import type { Remedy } from "./remedies.ts";

/** A declaration that a spec needs: put in the example of the message, at its usual place. */
export const absentDeclaration: Remedy = ({ help }, { text, parsed }) => {
  const example = /`([^`]+)`\.$/.exec(help ?? "")?.[1];
  if (!example) return [];
  const [keyword] = example.split(" ");
  const { declarations } = parsed.file;
  if (keyword === "lattice") {
    const first = declarations[0]?.keyword.start ?? text.length;
    return [insert(`Insert \`${example}\``, first, `${example}\n\n`)];
  }
  const gap = text === "" || text.endsWith("\n\n") ? "" : text.endsWith("\n") ? "\n" : "\n\n";
  return [insert(`Insert \`${example}\``, text.length, `${gap}${example}\n`)];
};
