import { examine } from "../../analysis/examine.ts";
import { compile } from "../../compiler/index.ts";
import { exitCode } from "../exit.ts";
import { columnsOf, outputStyle, print } from "../output.ts";
import { readSource, specName } from "../source.ts";
import { renderDiagnostics, type Format } from "../terminal/diagnostics/index.ts";
import { hasErrors } from "../understand.ts";

/** `ham check FILE…`: says what is wrong with the specs, or what was understood. */
export function check(files: readonly string[], options: { readonly format: Format }): number {
  const checked = files.map((file) => examine(compile(readSource(file))));
  const style = outputStyle();
  const text = renderDiagnostics(checked, options.format, columnsOf(process.stdout), style);
  if (text !== "") print(text);
  if (options.format === "human") {
    for (const compilation of checked.filter((each) => !hasErrors(each))) {
      const summary = compilation.summary === undefined ? "" : ` (${compilation.summary})`;
      print(`${specName(compilation.source)}: ${style.green("ok")}${summary}`);
    }
  }
  return checked.some(hasErrors) ? exitCode.wrongSpec : exitCode.done;
}
