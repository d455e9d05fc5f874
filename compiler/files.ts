import type { TextLiteral } from "../grammar/ast.ts";
import type { Reporter } from "./diagnostics/reporter.ts";

/** The text of a file that a spec names, or why there is none ("there is no such file"). */
export type FileText = { readonly text: string } | { readonly unreadable: string };

/**
 * Gives the files that a spec names, by the name as written there. The compiler reads nothing by
 * itself: whoever calls it says what a name stands for.
 */
export type ReadFile = (name: string) => FileText;

/** Where no files can be had. */
const noFiles: ReadFile = () => ({ unreadable: "no files can be read here" });

/** The files that a spec names, each asked for once. */
export class Files {
  private readonly asked = new Map<string, FileText>();
  private readonly readFile: ReadFile;

  constructor(readFile: ReadFile = noFiles) {
    this.readFile = readFile;
  }

  /** The text of a file that the spec names; one that cannot be read is reported there. */
  read({ value: name, span }: TextLiteral, reporter: Reporter): string | undefined {
    const file = this.asked.get(name) ?? this.readFile(name);
    this.asked.set(name, file);
    if ("text" in file) return file.text;
    return reporter.report("HAM7001", span, { name, reason: file.unreadable });
  }

  /** The texts of all files that were read, by name. */
  get texts(): ReadonlyMap<string, string> {
    return new Map(
      [...this.asked].flatMap(([name, file]) => ("text" in file ? [[name, file.text]] : [])),
    );
  }
}
