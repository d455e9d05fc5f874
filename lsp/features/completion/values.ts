import type { CompletionItem } from "vscode-languageserver-types";
import { isName } from "../../../grammar/token.ts";
import { argumentNames, formalsOf } from "../../analysis/symbols.ts";
import { calleeOf } from "./arguments.ts";
import { Kind, entry } from "./items.ts";
import type { Place } from "./place.ts";

/** What alone can stand at a place: the axes of a component, the spin of a space. */
export function onlyItems(place: Place): readonly CompletionItem[] | undefined {
  const { call, declaration, tokens } = place;
  if (declaration?.image === "space" && tokens.at(-1)?.image === "spin")
    return [entry("1/2", Kind.Value, 1, { detail: "spin up and down on each orbital" })];
  const formal = argumentNames(formalsOf(calleeOf(place)) ?? []).find(
    ({ name }) => name === call?.name,
  )?.formal;
  if (formal?.group?.text === "component") return componentItems(formal.name.text, place);
  return undefined;
}

/** Values that an argument or a setting is often given. */
export function valueItems(place: Place): readonly CompletionItem[] {
  const { call, analysis, declaration, tokens } = place;
  const last = tokens.at(-1)?.image;
  if (declaration?.image === "solve" && !call) return settingItems(last ?? "", place);
  if (last !== "=") return [];
  if (call?.name === "filling") return [entry("1/2", Kind.Value, 1, { detail: "half filling" })];
  if (call?.name !== "bands") return [];
  const count = Math.min(analysis.knowledge.model?.bands ?? 1, 12);
  return Array.from({ length: count }, (_, at) =>
    entry(String(at + 1), Kind.Value, 1, { detail: "band", order: at }),
  );
}

/** A value for a setting of `solve` to begin with. */
function settingItems(setting: string, { analysis }: Place): readonly CompletionItem[] {
  const { dimension = 2 } = analysis.knowledge.model?.declared ?? {};
  const sizes = { 1: [200], 2: [48, 48], 3: [16, 16, 16] }[dimension];
  const values: Readonly<Record<string, readonly string[] | undefined>> = {
    rate: ["0.1", "0.01"],
    steps: ["100", "300"],
    starts: ["10", "30"],
    seed: ["1"],
    mesh: [sizes.join(" x ")],
  };
  return (values[setting] ?? []).map((value, order) => entry(value, Kind.Value, 1, { order }));
}

/** Components of a tensor, as many axes as it has letters: xx, xy, … */
function componentItems(
  letters: string,
  { analysis, declaration, tokens }: Place,
): readonly CompletionItem[] {
  const dimension = analysis.knowledge.model?.declared.dimension ?? 3;
  const axes = ["x", "y", "z"].slice(0, dimension);
  const all = [...letters].reduce<readonly string[]>(
    (some) => some.flatMap((text) => axes.map((axis) => text + axis)),
    [""],
  );
  // Inside of a definition its own component may be handed on.
  const formals = declaration ? tokens.slice(tokens.indexOf(declaration)) : [];
  const own = formals.findIndex(({ image }) => image === "component");
  const name = formals[own + 1];
  const handed = own >= 0 && name && isName(name) ? [name.image] : [];
  return [...all, ...handed].map((label, order) =>
    entry(label, Kind.EnumMember, 1, { detail: "component", order }),
  );
}
