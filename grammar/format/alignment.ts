import type { HopTerm, OnsiteTerm } from "../ast.ts";
import { tokenTypes as t, type Token } from "../token.ts";
import type { Unit } from "./structure.ts";

/** Extra spaces before tokens, and where the aligned part of a line ends (no break before there). */
export interface Alignment {
  readonly pads: Map<number, number>;
  readonly heads: Map<number, number>;
}

type Anchor = (unit: Unit, tokens: readonly Token[]) => number | undefined;

/** What lines up in runs of neighbouring lines: kinds of nodes, and the token that is lined up. */
const columns: readonly (readonly [kinds: ReadonlySet<string>, anchor: Anchor])[] = [
  [new Set(["parameter"]), (unit) => unit.start + 2],
  [new Set(["parameter"]), (unit, tokens) => within(unit, (i) => tokens[i].tokenType === t.Each)],
  [new Set(["goal", "require"]), (unit) => unit.start + 1],
  [
    new Set(["onsite", "hop"]),
    (unit, tokens) => {
      const { value } = unit.node as OnsiteTerm | HopTerm;
      let index = within(unit, (i) => tokens[i].startOffset === value!.span.start)!;
      while (tokens[index - 1].tokenType !== t.Colon) index--;
      return index;
    },
  ],
  [new Set(["method", "rate", "count", "mesh", "until"]), (unit) => unit.start + 1],
];

function within(unit: Unit, test: (index: number) => boolean): number | undefined {
  for (let i = unit.start; i < unit.end; i++) if (test(i)) return i;
  return undefined;
}

/** Lines up what belongs together. `spaceBefore` is the plain spacing; an empty line ends a run. */
export function align(
  text: string,
  tokens: readonly Token[],
  units: readonly Unit[],
  spaceBefore: (index: number) => number,
): Alignment {
  const alignment: Alignment = { pads: new Map(), heads: new Map() };
  for (const group of [units, ...units.map((unit) => unit.items)]) {
    for (const [kinds, anchor] of columns) {
      for (const run of runs(text, tokens, group, kinds, anchor))
        lineUp(run, tokens, spaceBefore, alignment);
    }
  }
  return alignment;
}

interface Anchored {
  readonly unit: Unit;
  readonly anchor: number;
}

function runs(
  text: string,
  tokens: readonly Token[],
  units: readonly Unit[],
  kinds: ReadonlySet<string>,
  anchor: Anchor,
): Anchored[][] {
  const result: Anchored[][] = [[]];
  let previous: Unit | undefined;
  for (const unit of units) {
    const at = kinds.has(unit.node.kind) ? anchor(unit, tokens) : undefined;
    const apart =
      previous &&
      hasEmptyLine(text.slice(tokens[previous.end - 1].endOffset, tokens[unit.start].startOffset));
    if (at === undefined || apart) result.push([]);
    const oneLine =
      at !== undefined && !tokens.slice(unit.start + 1, at + 1).some((token) => token.firstOnLine);
    if (oneLine) result[result.length - 1].push({ unit, anchor: at });
    previous = unit;
  }
  return result;
}

function hasEmptyLine(gap: string): boolean {
  return /\n[^\S\n]*\n/.test(gap);
}

function lineUp(
  run: readonly Anchored[],
  tokens: readonly Token[],
  spaceBefore: (index: number) => number,
  { pads, heads }: Alignment,
): void {
  const widths = run.map(({ unit, anchor }) => {
    let width = 0;
    for (let i = unit.start; i < anchor; i++) {
      width +=
        (i === unit.start ? 0 : spaceBefore(i) + (pads.get(i) ?? 0)) + [...tokens[i].image].length;
    }
    return width;
  });
  const widest = Math.max(0, ...widths);
  run.forEach(({ unit, anchor }, i) => {
    pads.set(anchor, widest - widths[i]);
    heads.set(unit.start, anchor);
  });
}
