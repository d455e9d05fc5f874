import type { CompletionItem } from "vscode-languageserver-types";
import { spaceDimension } from "../../../compiler/model/lattice.ts";
import { canonicalName } from "../../../grammar/index.ts";
import { Kind, entry } from "./items.ts";
import type { Place } from "./place.ts";

const axes = ["x", "y", "z"];

/** The components of what stands before a dot. */
export function memberItems({ tokens, analysis }: Place): readonly CompletionItem[] {
  const object = canonicalName(tokens.at(-2)?.image ?? "");
  const dimension = analysis.knowledge.model?.declared.dimension ?? 3;
  const of = (names: readonly string[], detail: string) =>
    names.map((name, order) => entry(name, Kind.Field, 1, { detail, order }));
  const spatial = axes.slice(0, dimension);
  const lattice = analysis.knowledge.model?.declared;
  if (object === "d")
    return of(
      axes.slice(0, lattice ? spaceDimension(lattice) : 3),
      "component of the bond's vector",
    );
  if (object === "k") return of(spatial, "component of the wave vector");
  if (object === "v") {
    const letters = componentLetters(tokens);
    const second = spatial.flatMap((a, i) => spatial.slice(i).map((b) => a + b));
    return [
      ...of(spatial, "velocity ∂H/∂k"),
      ...of(letters, "along an axis of the component"),
      ...of([...second, ...spatial.map((a) => a.repeat(3))], "higher derivative of H"),
    ];
  }
  if (object === "spin" || object === "sigma" || object === "tau") return of(axes, "component");
  const formal = analysis.symbols.symbols.find(
    ({ kind, name }) => kind === "formal" && name === object,
  );
  const group = formal?.node.kind === "formal" ? formal.node.group?.text : undefined;
  if (group === "occupation") return of(["mu", "kT"], "of the occupation");
  if (group === "bands") return of(["first", "last"], "of the set of bands");
  // An occupation in a definition that is not whole yet.
  const before = tokens.findIndex(
    ({ image }, at) => image === "occupation" && tokens[at + 1]?.image === tokens.at(-2)?.image,
  );
  if (before >= 0) return of(["mu", "kT"], "of the occupation");
  const bands = tokens.some(
    ({ image }, at) => image === "bands" && tokens[at + 1]?.image === tokens.at(-2)?.image,
  );
  if (bands) return of(["first", "last"], "of the set of bands");
  return of(axes, "component");
}

/** What the letters of a `component ab` of the definition around can be put together to: a, b, ab, … */
function componentLetters(tokens: Place["tokens"]): readonly string[] {
  const at = tokens.findLastIndex(({ image }) => image === "component");
  const letters = at < 0 ? [] : [...(tokens[at + 1]?.image ?? "")];
  return [...letters, ...letters.flatMap((a) => letters.map((b) => a + b))];
}
