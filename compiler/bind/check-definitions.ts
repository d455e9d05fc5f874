import type { Expression, FormalParameter } from "../../grammar/ast.ts";
import { builtinNames } from "../check/builtins.ts";
import { lookup, visibleNames } from "../check/scope.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { Bindings } from "./bind.ts";
import { suggest } from "./suggest.ts";

/**
 * Definitions are checked where they are used. This looks for unknown names in the others too, so
 * that a misspelling is found before its definition is needed.
 */
export function checkDefinitions(bindings: Bindings, reporter: Reporter): void {
  for (const { declaration } of bindings.definitions) {
    const formals = declaration.parameters ?? [];
    for (const formal of formals) checkFormal(formal, reporter);
    if (declaration.value)
      checkNames(declaration.value, new Set(formals.flatMap(localNames)), bindings, reporter);
  }
}

/** A formal parameter; an `occupation f` brings its derivative `df` with it. */
function localNames({ group, name }: FormalParameter): readonly string[] {
  return group?.text === "occupation" ? [name.text, `d${name.text}`] : [name.text];
}

function checkFormal({ group, name }: FormalParameter, reporter: Reporter): void {
  const groups = ["occupation", "bands", "spectrum", "component"];
  if (group && !groups.includes(group.text))
    reporter.report("HAM2001", group.span, { name: group.source, known: groups });
  if (builtinNames.includes(name.text))
    reporter.report("HAM2012", name.span, { name: name.source });
}

function checkNames(
  expression: Expression,
  local: ReadonlySet<string>,
  bindings: Bindings,
  reporter: Reporter,
): void {
  const within = (inner: Expression | undefined, names = local) => {
    if (inner) checkNames(inner, names, bindings, reporter);
  };
  switch (expression.kind) {
    case "name":
      return checkKnown(expression, local, bindings, reporter);
    case "call":
      checkKnown(expression.callee, local, bindings, reporter);
      // Sites are named in the lattice, not in the scope.
      if (expression.callee.text === "site") return;
      return expression.arguments.forEach(({ name, value }) => {
        // Axes are letters of their own, as in `component = xy`.
        if (name?.text === "component" && value?.kind === "name") return;
        // A band of `E(n)` or `f(n)` is named by a sum: where it is used, more can be said.
        const band = expression.callee.text === "E" || local.has(expression.callee.text);
        if (!(band && value?.kind === "name")) within(value);
      });
    case "reduction": {
      const names = new Set([...local, ...expression.indices.map((index) => index.text)]);
      within(expression.condition, names);
      expression.members?.forEach(({ bands }) => within(bands));
      within(expression.from);
      within(expression.to);
      return within(expression.body, names);
    }
    case "atPoint":
      // Points are named in the lattice, not in the scope.
      if (expression.point?.kind !== "name") within(expression.point);
      return within(expression.value);
    case "sum":
      return expression.terms.forEach(({ operand }) => within(operand));
    case "product":
      return expression.factors.forEach(({ operand }) => within(operand));
    case "tuple":
      return expression.components.forEach((component) => within(component));
    case "negation":
      return within(expression.operand);
    case "group":
    case "magnitude":
      return within(expression.inner);
    case "power":
      within(expression.base);
      return within(expression.exponent);
    case "comparison":
      within(expression.left);
      return within(expression.right);
    case "range":
      within(expression.from);
      return within(expression.to);
    case "member":
      return within(expression.object);
    case "matrixElement":
      return within(expression.operator);
    case "number":
    case "text":
      return;
  }
}

function checkKnown(
  name: Expression & { kind: "name" },
  local: ReadonlySet<string>,
  bindings: Bindings,
  reporter: Reporter,
): void {
  if (local.has(name.text) || lookup(bindings.scope, name.text) || builtinNames.includes(name.text))
    return;
  const known = [...local, ...visibleNames(bindings.scope), ...builtinNames];
  reporter.report("HAM2001", name.span, {
    name: name.source,
    suggestion: suggest(name.text, known),
  });
}
