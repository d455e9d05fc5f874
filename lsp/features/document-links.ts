import type { DocumentLink } from "vscode-languageserver-types";
import type { Analysis } from "../analysis/analysis.ts";

const address = /https?:\/\/[^\s<>"'`)\]]+[^\s<>"'`)\].,;:]/g;
const doi = /\bdoi:\s*(10\.\d{4,9}\/[^\s<>"'`]+[^\s<>"'`.,;:)])/gi;

/** Addresses and DOIs in comments; files named in texts, beside the spec. */
export function documentLinks({ uri, parsed, lines }: Analysis): readonly DocumentLink[] {
  const comments = parsed.comments.flatMap(({ text, span }) => [
    ...[...text.matchAll(address)].map((found) => ({
      start: span.start + found.index,
      length: found[0].length,
      target: found[0],
    })),
    ...[...text.matchAll(doi)].map((found) => ({
      start: span.start + found.index,
      length: found[0].length,
      target: `https://doi.org/${found[1]}`,
    })),
  ]);
  const folder = uri.slice(0, uri.lastIndexOf("/") + 1);
  const files = parsed.tokens
    .filter(({ tokenType, image }) => tokenType.name === "Text" && /^"[^"\s]+\.\w+"$/.test(image))
    .map(({ startOffset, image }) => ({
      start: startOffset + 1,
      length: image.length - 2,
      target: folder + image.slice(1, -1).split("/").map(encodeURIComponent).join("/"),
    }));
  return [...comments, ...files].map(({ start, length, target }) => ({
    range: lines.range({ start, end: start + length }),
    target,
  }));
}
