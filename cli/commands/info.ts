import { forbiddenQuantities } from "../../analysis/forbidden.ts";
import { type Compilation, describe } from "../../compiler/index.ts";
import { describeDomain, describeStart, loadProgram } from "../../runtime/index.ts";
import { exitCode } from "../exit.ts";
import { outputStyle, print } from "../output.ts";
import type { Format } from "../terminal/diagnostics/index.ts";
import { renderMarkdown } from "../terminal/markdown.ts";
import { hasErrors, understand } from "../understand.ts";
import conventions from "../texts/conventions.md";

/** How each parameter follows from the optimiser's raw numbers, and where its starts come from. */
function domains({ javascript }: Compilation): string {
  const { parameters } = loadProgram(javascript!);
  if (parameters.length === 0) return "";
  const rows = parameters.map((parameter) => [
    `  ${parameter.name} = ${describeDomain(parameter.domain)}`,
    parameter.fixed ? "fixed" : `start ${describeStart(parameter)}`,
  ]);
  const width = Math.max(...rows.map(([map]) => map.length));
  return [
    "Domains (value from raw numbers p, q)",
    ...rows.map(([map, start]) => `${map.padEnd(width)}   ${start}`),
    "",
  ].join("\n");
}

/** What of the report is zero whatever the parameters, and why. */
function forbidden({ model, javascript }: Compilation): string {
  const found = forbiddenQuantities(model!, loadProgram(javascript!));
  if (found.length === 0) return "";
  const lines = found.map(({ text, operation }) => `  ${text}: ${operation} turns its sign`);
  return ["Zero by symmetry", ...lines, "", ""].join("\n");
}

/** `ham info FILE`: what the compiler made of a spec, and the conventions that its numbers follow. */
export function info(file: string, options: { readonly format: Format }): number {
  const compilation = understand(file, options);
  if (hasErrors(compilation)) return exitCode.wrongSpec;
  print(describe(compilation).trimEnd());
  print("");
  print(domains(compilation));
  print("");
  print(forbidden(compilation));
  print(renderMarkdown(conventions, 100, outputStyle()));
  return exitCode.done;
}
