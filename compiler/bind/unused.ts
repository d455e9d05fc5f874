import type { Declaration, SourceFile } from "../../grammar/ast.ts";
import { type AnyNode, children, walk } from "../../grammar/walk.ts";
import type { Reporter } from "../diagnostics/reporter.ts";

/** Warns of definitions and schedules that nothing uses, and of a spec that asks for nothing. */
export function warnUnused(file: SourceFile, reporter: Reporter): void {
  const used = new Set<string>();
  const note = (node: AnyNode): void => {
    if (node.kind === "name") used.add(node.text);
  };
  for (const declaration of file.declarations)
    for (const part of children(declaration)) if (part !== ownName(declaration)) walk(part, note);
  for (const declaration of file.declarations) {
    const name = ownName(declaration);
    if (!name || used.has(name.text)) continue;
    if (["let", "observable", "schedule"].includes(declaration.kind))
      reporter.report("HAM2020", name.span, { name: name.source });
  }
  const asks = (declaration: Declaration): boolean =>
    declaration.kind === "goal" || (declaration.kind === "report" && declaration.items.length > 0);
  const hamiltonian = file.declarations.find(({ kind }) => kind === "hamiltonian");
  if (hamiltonian && !file.declarations.some(asks))
    reporter.report("HAM2021", hamiltonian.keyword, {});
}

function ownName(declaration: Declaration) {
  return "name" in declaration ? declaration.name : undefined;
}
