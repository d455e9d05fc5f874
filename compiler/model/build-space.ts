import type { SpaceDeclaration } from "../../grammar/ast.ts";
import type { Context } from "../check/scope.ts";
import { constantNumber } from "./constants.ts";
import type { Space } from "./space.ts";

/** The most orbitals of a site. */
const orbitalLimit = 32;

/** The internal space; one spinless orbital where nothing is declared. */
export function buildSpace(declaration: SpaceDeclaration | undefined, context: Context): Space {
  const { reporter } = context;
  let spin = false;
  let orbitals: readonly string[] = ["s"];
  const seen = new Set<string>();
  for (const item of declaration?.items ?? []) {
    if (seen.has(item.kind))
      reporter.report("HAM2015", item.span, { what: `\`${item.kind}\` line in its space` });
    seen.add(item.kind);
    if (item.kind === "spin") {
      const number = constantNumber(item.value, "Spin", context);
      if (number && number.value !== 0.5)
        reporter.report("HAM4018", item.span, {
          given: `Only spin 1/2 is supported, not spin ${number.value}`,
        });
      spin = number?.value === 0.5;
    } else {
      orbitals = item.names.map((name) => name.source);
      item.names.forEach((name, at) => {
        if (item.names.findIndex(({ text }) => text === name.text) < at)
          reporter.report("HAM2002", name.span, { name: name.source });
      });
      if (orbitals.length > orbitalLimit)
        reporter.report("HAM4017", item.names[orbitalLimit].span, {
          what: "The number of orbitals on a site",
          limit: orbitalLimit,
        });
    }
  }
  return { orbitals, spin };
}
