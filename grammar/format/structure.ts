import type { Declaration, SourceFile } from "../ast.ts";
import { tokenTypes as t, type Token } from "../token.ts";
import type { AnyNode } from "../walk.ts";
import { firstTokenFrom } from "../first-token.ts";

/** A declaration or an item of a block that stands on its own line. Token indices, `end` exclusive. */
export interface Unit {
  readonly node: AnyNode;
  readonly start: number;
  readonly end: number;
  /** Spaces before it. */
  readonly indent: number;
  /** The items inside its braces, where the block is written over several lines. */
  readonly items: readonly Unit[];
}

/** Which lines a text has: its declarations, and the items of the blocks that are spread out. */
export interface Structure {
  readonly units: readonly Unit[];
  /** Indents of the tokens that begin a line: declarations, items, and closing braces. */
  readonly lineStarts: ReadonlyMap<number, number>;
  /** Tokens that begin an item of a block on one line: two spaces before. */
  readonly inlineItems: ReadonlySet<number>;
  /** Closing braces of empty blocks, which stand beside their partner. */
  readonly emptyBlocks: ReadonlySet<number>;
}

const indentWidth = 2;

/** The nodes inside a declaration's braces. */
export function blockItems(declaration: Declaration): readonly AnyNode[] {
  switch (declaration.kind) {
    case "lattice":
      return declaration.body ?? [];
    case "space":
    case "report":
      return declaration.items;
    case "symmetry":
      return declaration.generators;
    case "hamiltonian":
      return declaration.terms;
    case "solve":
      return declaration.settings;
    default:
      return [];
  }
}

/**
 * Decides which blocks stay on one line: those that are written so and fit. The tests take token
 * indices (`fits`, with the number of items) and offsets (`commentIn`).
 */
export function structure(
  file: SourceFile,
  tokens: readonly Token[],
  commentIn: (start: number, end: number) => boolean,
  fits: (start: number, end: number, items: number) => boolean,
): Structure {
  const find = (offset: number) => firstTokenFrom(tokens, offset);
  const lineStarts = new Map<number, number>();
  const inlineItems = new Set<number>();
  const emptyBlocks = new Set<number>();
  const units = file.declarations.map((node): Unit => {
    const [start, end] = [find(node.span.start), find(node.span.end)];
    lineStarts.set(start, 0);
    const nodes = blockItems(node);
    if (tokens[end - 1].tokenType !== t.RightBrace)
      return { node, start, end, indent: 0, items: [] };
    const starts = nodes.map((item) => find(item.span.start));
    const oneLine =
      !tokens.slice(start + 1, end).some((token) => token.firstOnLine) &&
      !commentIn(tokens[start].startOffset, tokens[end - 1].startOffset);
    if (oneLine && fits(start, end, nodes.length)) {
      for (const item of starts.slice(1)) {
        if (tokens[item - 1].tokenType !== t.Comma) inlineItems.add(item);
      }
      return { node, start, end, indent: 0, items: [] };
    }
    if (
      nodes.length === 0 &&
      !commentIn(tokens[end - 2].startOffset, tokens[end - 1].startOffset)
    ) {
      emptyBlocks.add(end - 1);
      return { node, start, end, indent: 0, items: [] };
    }
    lineStarts.set(end - 1, 0);
    for (const item of starts) lineStarts.set(item, indentWidth);
    const items = nodes.map((item, i) => ({
      node: item,
      start: starts[i],
      end: starts[i + 1] ?? end - 1,
      indent: indentWidth,
      items: [],
    }));
    return { node, start, end, indent: 0, items };
  });
  return { units, lineStarts, inlineItems, emptyBlocks };
}
