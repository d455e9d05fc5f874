/** Every request at 500 places of specs, whole and broken: it answers, and the answer holds together. */
import { expect, test } from "vitest";
import { format } from "../../grammar/index.ts";
import { type Analysis, analyse } from "../../lsp/analysis/analysis.ts";
import { occurrenceAt } from "../../lsp/analysis/find.ts";
import { codeActions } from "../../lsp/features/code-actions.ts";
import { codeLenses } from "../../lsp/features/code-lenses.ts";
import { completion } from "../../lsp/features/completion.ts";
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from "../../lsp/features/call-hierarchy.ts";
import { definition } from "../../lsp/features/definition.ts";
import { diagnostics } from "../../lsp/features/diagnostics.ts";
import { documentHighlight } from "../../lsp/features/document-highlight.ts";
import { documentLinks } from "../../lsp/features/document-links.ts";
import { documentSymbols } from "../../lsp/features/document-symbols.ts";
import { foldingRanges } from "../../lsp/features/folding-ranges.ts";
import { formatting, onTypeFormatting, rangeFormatting } from "../../lsp/features/formatting.ts";
import { hover } from "../../lsp/features/hover.ts";
import { inlayHints } from "../../lsp/features/inlay-hints.ts";
import { references } from "../../lsp/features/references.ts";
import { CannotRename, rename } from "../../lsp/features/rename.ts";
import { selectionRange } from "../../lsp/features/selection-ranges.ts";
import { coloured } from "../../lsp/features/semantic-tokens.ts";
import { signatureHelp } from "../../lsp/features/signature-help.ts";
import { examples } from "./examples.ts";
import { applied, library } from "./marked.ts";

const uri = "file:///spec.ham";

/** Numerical Recipes' linear congruential generator. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const random = randomNumbers(7);

/** A spec, as often as not with a piece cut out. */
function someText(): string {
  const [, text] = examples[random(examples.length)];
  if (random(2) === 0) return text;
  const at = random(text.length);
  return text.slice(0, at) + text.slice(at + random(40));
}

const places = Array.from({ length: 500 }, (_, number) => {
  const text = someText();
  return { number, text, offset: random(text.length + 1) };
});

test("every request answers at 500 places", () => {
  for (const { text, offset } of places) {
    const analysis = analyse(uri, text, library);
    const files = [analysis, ...library.files];
    const position = analysis.lines.position(offset);
    expect(analysis.lines.offset(position)).toBe(offset);
    const line = { start: { ...position, character: 0 }, end: position };
    completion(analysis, offset, library);
    hover(analysis, offset, library);
    signatureHelp(analysis, offset, library);
    codeActions(analysis, line);
    inlayHints(analysis, line);
    codeLenses(analysis, { running: false, panels: true });
    documentLinks(analysis);
    documentSymbols(analysis);
    foldingRanges(analysis);
    rangeFormatting(analysis, line);
    onTypeFormatting(analysis, position, "}");
    for (const item of prepareCallHierarchy(analysis, offset, files)) {
      outgoingCalls(item, files);
      incomingCalls(item, files);
    }
    isNested(selectionRange(analysis, offset));
    isOrdered(analysis);
    expect(applied(analysis, formatting(analysis))).toBe(format(text).text);
    meansOneThing(analysis, offset);
  }
});

/** Every selection holds the one before. */
function isNested(inner: ReturnType<typeof selectionRange>): void {
  for (let at = inner; at.parent; at = at.parent) {
    const [a, b] = [at.range, at.parent.range];
    const starts =
      b.start.line < a.start.line ||
      (b.start.line === a.start.line && b.start.character <= a.start.character);
    expect(starts).toBe(true);
  }
}

/** Colours follow each other without overlap. */
function isOrdered(analysis: Analysis): void {
  let end = 0;
  for (const { start, length } of coloured(analysis)) {
    expect(start).toBeGreaterThanOrEqual(end);
    end = start + length;
  }
}

/** Definition, references and highlights agree; a rename leaves what is right and wrong as it was. */
function meansOneThing(analysis: Analysis, offset: number): void {
  const occurrence = occurrenceAt(analysis, offset);
  const target = definition(analysis, offset, library);
  expect(target === undefined).toBe(occurrence === undefined);
  if (!occurrence || target!.uri !== uri) return;
  const all = references(analysis, offset, [analysis], true);
  expect(all).toHaveLength(documentHighlight(analysis, offset).length);
  expect(all.map(({ range }) => range)).toContainEqual(target!.range);
  let edits;
  try {
    edits = rename(analysis, offset, "renamed_name").changes![uri];
  } catch (error) {
    expect(error).toBeInstanceOf(CannotRename);
    return;
  }
  const after = analyse(uri, applied(analysis, edits), library);
  const codes = (each: Analysis) => diagnostics(each).map(({ code }) => code);
  // A new Hamiltonian's or site's name changes what a broken text can be taken for.
  if (codes(analysis).every((code) => code !== undefined && !String(code).startsWith("HAM1")))
    expect([analysis.text.slice(offset - 20, offset + 20), codes(after)]).toEqual([
      analysis.text.slice(offset - 20, offset + 20),
      codes(analysis),
    ]);
}
