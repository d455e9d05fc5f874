import { csvFiles } from "../../cli/csv.ts";
import { type Evaluation, evaluationOf } from "../../cli/result.ts";
import { compile } from "../../compiler/index.ts";
import { programOf } from "../reference/spec.ts";

/** The forward calculation of a spec. */
export function evaluation(text: string): Evaluation {
  return evaluationOf(programOf(text));
}

/** What is wrong with a spec: codes, messages and remedies. */
export function complaints(text: string): string[] {
  return compile({ path: "spec.ham", text }).diagnostics.map(({ code, message, help }) =>
    [code, message, help].filter(Boolean).join(" "),
  );
}

/** The tables of a spec's result by file name: rows of cells, the header first. */
export function tables(text: string): Readonly<Record<string, string[][]>> {
  return Object.fromEntries(
    csvFiles(evaluation(text)).map(({ name, text: csv }) => [
      name,
      csv
        .trimEnd()
        .split("\n")
        .map((line) => line.split(",")),
    ]),
  );
}
