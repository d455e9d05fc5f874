import type { CompletionItem } from "vscode-languageserver-types";
import type { Builtin } from "../../analysis/builtins.ts";
import { type ItemOptions, Kind, type Tier, entry } from "./items.ts";

/** The names of a table, in its order. */
export function fromTable(
  table: ReadonlyMap<string, Builtin>,
  kind: Kind,
  tier: Tier,
): readonly CompletionItem[] {
  return [...table].map(([name, { form, doc }], order) =>
    entry(name, kind, tier, { detail: form, doc, order, ...callForm(form) }),
  );
}

/** A name with a fixed meaning, in one of its spellings. */
export function builtinItem(
  label: string,
  { form, doc, kind }: Builtin,
  tier: Tier,
): CompletionItem {
  const kinds = { function: Kind.Function, operator: Kind.Operator } as const;
  return entry(label, kind in kinds ? kinds[kind as keyof typeof kinds] : Kind.Constant, tier, {
    detail: form,
    doc,
    ...(kind === "function" && callForm(form)),
  });
}

/** "dot(a, b)" as a snippet with its arguments to fill in. */
function callForm(form: string): Pick<ItemOptions, "snippet"> {
  const call = /^(\w+)\((.*)\)$/.exec(form);
  if (!call) return {};
  const places = call[2].split(", ").map((argument, at) => `\${${at + 1}:${argument}}`);
  return { snippet: `${call[1]}(${places.join(", ")})$0` };
}
