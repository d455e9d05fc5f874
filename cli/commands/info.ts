import { describe } from "../../compiler/index.ts";
import { exitCode } from "../exit.ts";
import { outputStyle, print } from "../output.ts";
import type { Format } from "../terminal/diagnostics/index.ts";
import { renderMarkdown } from "../terminal/markdown.ts";
import { hasErrors, understand } from "../understand.ts";
import conventions from "../texts/conventions.md";

/** `ham info FILE`: what the compiler made of a spec, and the conventions that its numbers follow. */
export function info(file: string, options: { readonly format: Format }): number {
  const compilation = understand(file, options);
  if (hasErrors(compilation)) return exitCode.wrongSpec;
  print(describe(compilation).trimEnd());
  print("");
  print(renderMarkdown(conventions, 100, outputStyle()));
  return exitCode.done;
}
