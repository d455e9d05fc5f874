import type { Remedy } from "./remedies.ts";
import { declarationAt } from "../../analysis/find.ts";
import { insert } from "./edits.ts";

/** An unknown name: declare it above the declaration that uses it. */
export const undeclaredName: Remedy = ({ span, help }, analysis) => {
  // A habit of another language has a remedy of its own.
  if (!help?.startsWith("Declare it")) return [];
  const name = analysis.text.slice(span.start, span.end);
  const around = declarationAt(analysis, span.start);
  if (!around || !/^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u.test(name)) return [];
  const { text } = analysis;
  if (/^\s*\(/.test(text.slice(span.end))) return [];
  const at = text.lastIndexOf("\n", around.keyword.start - 1) + 1;
  return [
    insert(`Declare the parameter \`${name}\``, at, `parameter ${name} : real in [0, 1]\n`),
    insert(`Define \`${name}\``, at, `let ${name} = 1\n`),
  ];
};
