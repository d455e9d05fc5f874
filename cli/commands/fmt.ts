import { realpathSync } from "node:fs";
import { format } from "../../grammar/index.ts";
import { exitCode } from "../exit.ts";
import { columnsOf, noticeStyle, notify, print } from "../output.ts";
import { readSource, type Source } from "../source.ts";
import { renderDiagnostics, type Format } from "../terminal/diagnostics/index.ts";
import { writeFileWhole } from "../writeFile.ts";

export interface FmtOptions {
  readonly format: Format;
  /** Only say which files would change. */
  readonly check?: boolean;
  /** Print the result instead of writing the file. */
  readonly stdout?: boolean;
}

/** `ham fmt FILE…`: sets specs in the standard layout, in place. */
export function fmt(files: readonly string[], options: FmtOptions): number {
  const codes = files.map((file) => formatOne(file, options));
  return Math.max(...codes);
}

function formatOne(file: string, options: FmtOptions): number {
  const source = readSource(file);
  const { text, diagnostics } = format(source.text);
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) {
    const width = columnsOf(process.stderr);
    notify(renderDiagnostics([{ source, diagnostics }], options.format, width, noticeStyle()));
    return exitCode.wrongSpec;
  }
  if (options.check) return sayWhetherFormatted(source, text);
  if (options.stdout || file === "-") {
    process.stdout.write(text);
  } else if (text !== source.text) {
    writeFileWhole(realpathSync(file), text);
    print(`formatted ${file}`);
  }
  return exitCode.done;
}

function sayWhetherFormatted(source: Source, text: string): number {
  if (text === source.text) return exitCode.done;
  print(`${source.path} is not formatted`);
  return exitCode.wrongSpec;
}
