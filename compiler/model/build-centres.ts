import type { Argument, Call } from "../../grammar/ast.ts";
import { suggest } from "../bind/suggest.ts";
import { latticeVector } from "../check/geometry.ts";
import { checkBandsGroup } from "../check/groups.ts";
import { centresName } from "../check/builtins.ts";
import { type Context, lookup } from "../check/scope.ts";
import { constantNumber, wholeNumber } from "./constants.ts";
import type { CentresLine } from "./model.ts";

const known = ["bands", "filling", "axis", "points", "at"];

/** `wannier_centres(H, bands = 1..2, axis = 1)`: as functions of the wave vector across the axis. */
export function buildCentres(call: Call, context: Context): CentresLine | undefined {
  const { reporter, facts } = context;
  const callee = centresName;
  const given = new Map<string, Argument>();
  for (const argument of call.arguments) {
    const { name, value } = argument;
    if (!name) {
      const isModel =
        value?.kind === "name" && lookup(context.scope, value.text)?.kind === "hamiltonian";
      if (isModel) continue;
      return reporter.report("HAM2003", argument.span, {
        what: `The argument \`H\` of \`${callee}\``,
        expected: "the Hamiltonian",
        found: "something else",
      });
    }
    if (!known.includes(name.text))
      return reporter.report("HAM2004", name.span, {
        callee,
        argument: name.source,
        suggestion: suggest(name.text, known),
        known,
      });
    if (given.has(name.text))
      return reporter.report("HAM2002", argument.span, { name: name.source });
    given.set(name.text, argument);
  }
  const dimension = facts.dimension!;
  if (facts.continuum)
    return reporter.report("HAM5012", call.span, {
      what: `\`${callee}\``,
      where: "needs a periodic zone, which a continuum does not have",
    });
  const bands = checkBandsGroup(call, given, context);
  if (bands?.kind !== "bands") return undefined;
  const axis = given.has("axis") ? latticeVector(given.get("axis")!.value, context) : 0;
  if (axis === undefined) return undefined;
  const points = given.has("points")
    ? wholeNumber(given.get("points")!.value, "points", 2, 10_000, context)
    : 61;
  if (points === undefined) return undefined;
  const at = Array.from({ length: dimension }, () => 0);
  // The next axis in cyclic order runs, the one after it stands still.
  const across = dimension === 1 ? undefined : (axis + 1) % dimension;
  const still = given.get("at");
  if (still) {
    if (dimension < 3)
      return reporter.report("HAM2004", still.name!.span, {
        callee,
        argument: "at",
        known: known.filter((name) => name !== "at"),
      });
    const place = constantNumber(still.value, "The wave vector `at`", context);
    if (!place) return undefined;
    at[(axis + 2) % 3] = place.value;
  }
  const { first, last } = bands;
  return { span: call.span, first, last, axis, across, at, points };
}
