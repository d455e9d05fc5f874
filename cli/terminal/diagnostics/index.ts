import type { Diagnostic } from "../../../grammar/index.ts";
import type { Source } from "../../source.ts";
import type { Style } from "../style.ts";
import { countLine, renderHuman } from "./human.ts";
import { toPlainObject } from "./json.ts";
import { mapped, type Placed } from "./place.ts";
import { toSarif } from "./sarif.ts";

export const formats = ["human", "short", "json", "sarif"] as const;
export type Format = (typeof formats)[number];

/** A source with what is to be said about it. */
export interface Checked {
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
}

/** As many as a person reads; the other forms have them all. */
const most = 50;

/** The diagnostics of some sources, sorted by place, as one text; empty where there is none to show. */
export function renderDiagnostics(
  checked: readonly Checked[],
  format: Format,
  width: number,
  style: Style,
): string {
  const all = checked.flatMap(({ source, diagnostics }) => {
    const place = mapped(source);
    return [...diagnostics]
      .sort((a, b) => a.span.start - b.span.start)
      .map((diagnostic): Placed => ({ source, positionAt: place.positionAt, diagnostic }));
  });
  switch (format) {
    case "human": {
      if (all.length === 0) return "";
      const blocks = all.slice(0, most).map((placed) => renderHuman(placed, width, style));
      if (all.length > most) blocks.push(`… and ${all.length - most} more`);
      const count = countLine(
        all.map(({ diagnostic }) => diagnostic),
        style,
      );
      return [...blocks, count].join("\n\n");
    }
    case "short":
      return all.map(shortLine).join("\n");
    case "json":
      return JSON.stringify(all.map(toPlainObject), null, 2);
    case "sarif":
      return JSON.stringify(toSarif(all), null, 2);
  }
}

function shortLine({ source, positionAt, diagnostic }: Placed): string {
  const { span, severity, code, message } = diagnostic;
  const { line, column } = positionAt(span.start);
  return `${source.path}:${line}:${column}: ${severity} ${code}: ${message.replaceAll("\n", " ")}`;
}
