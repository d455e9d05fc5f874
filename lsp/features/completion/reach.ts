/** What has a meaning at a place, as far as the declaration and the term around it say. */
import type { OpenRule } from "../../../grammar/index.ts";
import type { SpecSymbol } from "../../analysis/symbols.ts";
import type { Place } from "./place.ts";

/** The declarations in which bands have a meaning. */
const ofBands: ReadonlySet<string> = new Set([
  "observable",
  "let",
  "maximize",
  "minimize",
  "require",
  "report",
]);

/** Whether bands have a meaning. */
export function hasBands({ declaration }: Place): boolean {
  return ofBands.has(declaration?.image ?? "");
}

/** Whether the place asks for what is to be designed or reported: not inside of a call. */
export function asks({ declaration, call }: Place): boolean {
  return !call && ["maximize", "minimize", "require", "report"].includes(declaration?.image ?? "");
}

/** Whether a formula over bands has begun in the declaration: `mean over k: …`. */
export function isOverBands({ declaration, tokens }: Place): boolean {
  return declaration !== undefined && tokens.slice(tokens.indexOf(declaration)).some(isOver);
}

function isOver({ image }: { readonly image: string }): boolean {
  return image === "over";
}

/** What the term around a place acts on. */
export function termOf({ declaration, tokens }: Place): "onsite" | "hop" | undefined {
  if (declaration?.image !== "hamiltonian") return undefined;
  const word = tokens
    .slice(tokens.indexOf(declaration))
    .findLast(({ image }) => ["onsite", "hop", "field", "from"].includes(image))?.image;
  return word === "onsite" || word === "hop" ? word : undefined;
}

/** Whether the number of a shell is asked for: a constant. */
export function isShell({ expected, call }: Place): boolean {
  return !call && expected.some(({ token, rules }) => token === "Number" && isIn(rules, "shells"));
}

export function isIn(rules: readonly OpenRule[], rule: string): boolean {
  return rules.some((open) => open.rule === rule);
}

/** Whether numbers are wanted, not a name of some other kind: a lattice, a generator, a file. */
export function takesNumbers(place: Place): boolean {
  const { declaration, call, expected, tokens } = place;
  if (call?.callee.image === "site") return false;
  if (declaration?.image === "symmetry") return call !== undefined;
  if (tokens.at(-1)?.image === "from" && declaration?.image === "hamiltonian") return false;
  if (declaration?.image === "lattice")
    return call ? call.callee.image !== "supercell" || call.argument > 0 : isItem(expected);
  return true;
}

function isItem(expected: Place["expected"]): boolean {
  return expected.some(({ rules }) => isIn(rules, "latticeItem"));
}

/** In which declarations a kind of symbol has a value. */
const reach: Readonly<Record<string, readonly string[] | undefined>> = {
  parameter: ["hamiltonian", "let", "observable", "maximize", "minimize", "require", "report"],
  schedule: ["schedule", "observable", "let", "maximize", "minimize", "require", "report", "solve"],
  hamiltonian: ["observable", "let", "maximize", "minimize", "require", "report"],
  observable: ["observable", "let", "maximize", "minimize", "require", "report", "hamiltonian"],
};

/** Whether a symbol of the spec has a value that can stand at the place. */
export function hasValue({ kind, node }: SpecSymbol, place: Place): boolean {
  const keyword = place.declaration?.image ?? "";
  if (isShell(place) && kind !== "let") return false;
  if (!(reach[kind]?.includes(keyword) ?? true)) return false;
  if (node.kind !== "parameter" || !node.each || keyword === "let") return true;
  // A family has a value where its members are: at sites, or on bonds.
  return node.each.of === memberOf(termOf(place));
}

function memberOf(term: ReturnType<typeof termOf>): "site" | "bond" | undefined {
  return term && ({ onsite: "site", hop: "bond" } as const)[term];
}
