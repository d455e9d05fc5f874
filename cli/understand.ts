import { examine } from "../analysis/examine.ts";
import { compile, type Compilation } from "../compiler/index.ts";
import { columnsOf, noticeStyle, notify } from "./output.ts";
import { readSource, type Source } from "./source.ts";
import { renderDiagnostics, type Format } from "./terminal/diagnostics/index.ts";

export interface UnderstandOptions {
  readonly format: Format;
  readonly set?: ReadonlyMap<string, string>;
}

/**
 * Reads and compiles a spec for a command that goes on with it where there are no errors.
 * Diagnostics go to standard error.
 */
export function understand(file: string, options: UnderstandOptions): Compilation {
  return understandSource(readSource(file), options);
}

/** The same for a spec that was read before. */
export function understandSource(source: Source, options: UnderstandOptions): Compilation {
  const compilation = examine(compile(source, { set: options.set }));
  const { diagnostics } = compilation;
  if (diagnostics.length > 0) {
    const width = columnsOf(process.stderr);
    notify(renderDiagnostics([{ source, diagnostics }], options.format, width, noticeStyle()));
  }
  return compilation;
}

export function hasErrors({ diagnostics }: Pick<Compilation, "diagnostics">): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
