import { insert } from "./edits.ts";
import type { Remedy } from "./remedies.ts";

/** Unbounded parameters of a goal that grows with them: bounds. */
export const domainBounds: Remedy = ({ message }, { parsed, knowledge }) => {
  const names = [...message.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  const physical = knowledge.model?.energy.energy === 1 ? " eV" : "";
  const edits = parsed.file.declarations.flatMap((declaration) => {
    if (declaration.kind !== "parameter" || !names.includes(declaration.name?.source ?? ""))
      return [];
    const { domain } = declaration;
    if (!domain || domain.restriction) return [];
    const bound = { real: ` in [-1${physical}, 1${physical}]`, complex: ` in disk(1${physical})` }[
      domain.name.text
    ];
    return bound ? insert("", domain.span.end, bound).edits : [];
  });
  return edits.length > 0
    ? [{ title: `Bound ${names.map((name) => `\`${name}\``).join(", ")}`, edits }]
    : [];
};
