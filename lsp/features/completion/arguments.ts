import type { CompletionItem } from "vscode-languageserver-types";
import { canonicalName } from "../../../grammar/index.ts";
import { groupArguments, latticeMakerArguments } from "../../analysis/builtins.ts";
import { argumentNames, formalsOf, type SpecSymbol } from "../../analysis/symbols.ts";
import { Kind, entry } from "./items.ts";
import type { Place } from "./place.ts";

/** What the call around a place calls: a definition of the spec or the library, or a lattice. */
export function calleeOf({ call, analysis, library }: Place): SpecSymbol | undefined {
  if (!call) return undefined;
  const name = canonicalName(call.callee.image);
  return (
    analysis.symbols.globals.get(name) ??
    library.outer.globals.get(name) ??
    analysis.symbols.lattices.get(name) ??
    library.outer.lattices.get(name)
  );
}

/** Arguments that say the same thing twice. */
const exclusive: readonly (readonly string[])[] = [
  ["mu", "filling"],
  ["kT", "temperature"],
  ["bands", "filling"],
];

/** The names of arguments that the call does not have yet. */
export function argumentItems(place: Place): readonly CompletionItem[] {
  const { call, analysis, library } = place;
  const callee = calleeOf(place);
  if (!call || call.name !== undefined) return [];
  const names = latticeMakerArguments[call.callee.image];
  if (names && !callee)
    return names
      .filter((name) => !call.named.includes(name))
      .map((name) => entry(name, Kind.Property, 1, { snippet: `${name} = ` }));
  if (!callee) return [];
  if (callee.kind === "lattice")
    return [...analysis.symbols.symbols, ...library.outer.symbols]
      .filter(({ kind, within }) => kind === "constant" && within === callee)
      .map(({ source }) => entry(source, Kind.Property, 1, { snippet: `${source} = ` }));
  const formals = formalsOf(callee) ?? [];
  const positional = formals.filter(({ group }) => !group || group.text === "spectrum");
  const given = new Set([
    ...call.named,
    ...positional.slice(0, call.unnamed).map(({ name }) => name.text),
  ]);
  const excluded = new Set(
    exclusive.filter((names) => names.some((name) => given.has(name))).flat(),
  );
  return argumentNames(formals)
    .filter(({ name }) => !given.has(name) && !excluded.has(name) && name !== "H")
    .map(({ name, formal }, order) =>
      // As long as arguments by place are wanted, they come first.
      entry(
        name,
        Kind.Property,
        positional[call.unnamed] && formal !== positional[call.unnamed] ? 2 : 1,
        {
          detail: formal.group ? formal.group.text : "argument",
          doc: groupArguments[name],
          snippet: `${name} = `,
          order,
        },
      ),
    );
}
