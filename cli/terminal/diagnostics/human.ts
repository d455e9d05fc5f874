import type { Diagnostic } from "../../../grammar/index.ts";
import type { Style } from "../style.ts";
import { excerpt, type Mark } from "./excerpt.ts";
import type { Placed } from "./place.ts";

/**
 * A diagnostic for people:
 *
 *     error[HAM2001]: there is no `t3`
 *       --> haldane.ham:12:16
 *        |
 *     12 |   hop shell 2: t3
 *        |                ^^
 *        = help: did you mean `t2`?
 */
export function renderHuman(placed: Placed, width: number, style: Style): string {
  const { source, positionAt, diagnostic } = placed;
  const colour = diagnostic.severity === "error" ? style.red : style.yellow;
  const related = diagnostic.related ?? [];
  const marks: Mark[] = [
    { span: diagnostic.span, underline: "^", colour },
    ...related.map(({ span, message }): Mark => ({
      span,
      underline: "-",
      label: message,
      colour: style.blue,
    })),
  ];
  const lines = marks.map((mark) => positionAt(mark.span.start).line);
  const indent = " ".repeat(String(Math.max(...lines)).length);
  const { line, column } = positionAt(diagnostic.span.start);
  const note = (kind: string, text: string): string =>
    `${indent} ${style.blue("=")} ${style.bold(kind)}: ${text.replaceAll("\n", `\n${indent}   `)}`;

  return [
    `${style.bold(colour(`${diagnostic.severity}[${diagnostic.code}]`))}${style.bold(`: ${diagnostic.message}`)}`,
    `${indent}${style.blue("-->")} ${source.path}:${line}:${column}`,
    ...excerpt(placed, marks, width, style),
    ...(diagnostic.help === undefined ? [] : [note("help", diagnostic.help)]),
    ...(diagnostic.fix === undefined || isSuggested(diagnostic)
      ? []
      : [note("fix", diagnostic.fix.title)]),
  ].join("\n");
}

/** `2 errors, 1 warning`. */
export function countLine(diagnostics: readonly Diagnostic[], style: Style): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  const warnings = diagnostics.length - errors;
  return [
    errors === 0 ? "" : style.red(`${errors} ${errors === 1 ? "error" : "errors"}`),
    warnings === 0 ? "" : style.yellow(`${warnings} ${warnings === 1 ? "warning" : "warnings"}`),
  ]
    .filter((part) => part !== "")
    .join(", ");
}

/** The help names what the fix would write. */
function isSuggested({ help }: Diagnostic): boolean {
  return help?.startsWith("Did you mean") === true;
}
