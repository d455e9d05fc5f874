import type { TextLiteral } from "../../grammar/ast.ts";
import type { Context } from "../check/scope.ts";
import { FileProblem } from "./lines.ts";

/** What a reader makes of a file that the spec names; what is wrong with the file is reported there. */
export function readFormat<T>(
  file: TextLiteral,
  reader: (text: string) => T,
  { files, reporter }: Context,
): T | undefined {
  const text = files.read(file, reporter);
  if (text === undefined) return undefined;
  try {
    return reader(text);
  } catch (problem) {
    if (!(problem instanceof FileProblem)) throw problem;
    const { line, reason, remedy } = problem;
    return reporter.report("HAM7002", file.span, { name: file.value, line, reason, remedy });
  }
}
