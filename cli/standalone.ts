/** What `ham build` puts beside a program, so that it runs by itself: `node haldane.js [--json]`. */
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rank, runStart, statusOf, type Program, type SearchResult } from "../runtime/index.ts";
import { exitCode, exitCodeOf } from "./exit.ts";
import { evaluationJson, outcomeJson } from "./json.ts";
import { endOnBrokenPipe, outputStyle, print } from "./output.ts";
import { evaluationOf, outcomeOf } from "./result.ts";
import { progressDisplay } from "./terminal/live.ts";
import { evaluationText, outcomeText } from "./terminal/resultReport.ts";

/**
 * Runs the program and prints its result, if its module (`import.meta.url`) is the one that Node was
 * started with. The starts follow one another in this thread, with the same numbers as in `ham run`.
 */
export function runIfMain(program: Program, moduleUrl: string): void {
  const started = process.argv[1];
  if (started === undefined || realpathSync(started) !== realpathSync(fileURLToPath(moduleUrl)))
    return;
  endOnBrokenPipe();
  const unknown = process.argv.slice(2).find((argument) => argument !== "--json");
  if (unknown !== undefined) {
    const name = process.argv[1];
    process.stderr.write(
      `${unknown === "--help" ? "" : `error: unknown argument ${unknown}; `}` +
        `usage: node ${name} [--json]. To change a parameter or the search, run the spec with \`ham run\`.\n`,
    );
    process.exitCode = unknown === "--help" ? exitCode.done : exitCode.wrongUsage;
    return;
  }
  const json = process.argv.includes("--json");
  const show = (value: object, text: () => string): void =>
    print(json ? JSON.stringify(value, null, 2) : text());
  if (!program.goal) {
    const evaluation = evaluationOf(program);
    show(evaluationJson(evaluation), () => evaluationText(evaluation, outputStyle()));
    return;
  }
  const outcome = outcomeOf(program, runAllStarts(program), program.solve.steps);
  show(outcomeJson(outcome), () => outcomeText(outcome, outputStyle()));
  process.exitCode = exitCodeOf(outcome.status);
}

function runAllStarts(program: Program): SearchResult {
  const { starts, steps, seed } = program.solve;
  const display = progressDisplay(process.stderr, starts, steps);
  const results = Array.from({ length: starts }, (_, start) => {
    const result = runStart(
      program,
      { start, seed, steps },
      {
        onStep: (step, objective) => display.show({ kind: "step", start, step, objective }),
        stopped: () => false,
      },
    );
    display.show({ kind: "finished", result });
    return result;
  });
  display.close();
  return { status: statusOf(results), starts: rank(results, program) };
}
