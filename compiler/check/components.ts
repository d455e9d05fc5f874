/** `component ab = xy`: an argument that names axes, for tensors; its letters stand for them in `v.ab`. */
import type { Argument, Call, FormalParameter } from "../../grammar/ast.ts";
import type { Context, Meaning, Scope } from "./scope.ts";

const axes = ["x", "y", "z"];

/** What `component = yz` makes of the letters of a formal `component ab`. */
export function checkComponentGroup(
  call: Call,
  formal: FormalParameter,
  given: ReadonlyMap<string, Argument>,
  context: Context,
): Meaning | undefined {
  const { reporter, facts } = context;
  const value = given.get("component")?.value ?? formal.default;
  const letters = formal.name.text;
  const example = "xyz".slice(0, letters.length);
  if (!value)
    return reporter.report("HAM2005", call.span, {
      callee: call.callee.source,
      missing: "a component",
      example: `component = ${example}`,
    });
  const named = value.kind === "name" ? [...value.text] : [];
  const meant = named.map((letter) => axisOf(letter, context.scope));
  if (named.length !== letters.length || !meant.every((axis) => axis !== undefined))
    return reporter.report("HAM2003", value.span, {
      what: "`component`",
      expected: `${letters.length === 1 ? "an axis" : `${letters.length} axes`}, such as \`${example}\``,
      found: "something else",
    });
  if (meant.some((axis) => axis >= facts.dimension!))
    return reporter.report("HAM5008", given.has("component") ? value.span : call.span, {
      component: `component ${meant.map((axis) => axes[axis]).join("")}`,
      dimension: facts.dimension!,
    });
  return { kind: "component", letters, axes: meant };
}

/** The axis that a letter names: x, y or z, or one that a `component` in reach stands for. */
export function axisOf(letter: string, scope: Scope): number | undefined {
  if (axes.includes(letter)) return axes.indexOf(letter);
  // A call binds components, so none stands in the outermost scope, which is the library's.
  for (let at = scope; at.outer; at = at.outer)
    for (const name of at.names.keys()) {
      const meaning = name.includes(letter) ? at.names.get(name) : undefined;
      if (meaning?.kind === "component") return meaning.axes[meaning.letters.indexOf(letter)];
    }
  return undefined;
}
