import { loadProgram, search, type Program } from "../../runtime/index.ts";
import { exitCode } from "../exit.ts";
import { evaluationJson, outcomeJson } from "../json.ts";
import { notify, outputStyle, print } from "../output.ts";
import { evaluationOf, outcomeOf, type Outcome } from "../result.ts";
import { runtimeFolder } from "../runtimeFolder.ts";
import type { Format } from "../terminal/diagnostics/index.ts";
import { progressDisplay, silent } from "../terminal/live.ts";
import { evaluationText, outcomeText } from "../terminal/resultReport.ts";
import { hasErrors, understand } from "../understand.ts";

export interface RunOptions {
  readonly format: Format;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly seed?: number;
  readonly starts?: number;
  readonly steps?: number;
  readonly threads: number;
  readonly set?: ReadonlyMap<string, string>;
}

/** `ham run FILE`: searches for the design that the spec asks for; without a goal, evaluates it. */
export async function run(file: string, options: RunOptions): Promise<number> {
  const compilation = understand(file, options);
  if (hasErrors(compilation)) return exitCode.wrongSpec;
  const { javascript } = compilation;
  if (javascript === undefined) throw new Error("the compiler gave no program for a right spec");
  const program = loadProgram(javascript);

  if (!program.goal) {
    const evaluation = evaluationOf(program);
    print(
      options.json
        ? JSON.stringify(evaluationJson(evaluation), null, 2)
        : evaluationText(evaluation, outputStyle()),
    );
    return exitCode.done;
  }
  const outcome = await searchDesigns(program, javascript, options);
  print(
    options.json
      ? JSON.stringify(outcomeJson(outcome), null, 2)
      : outcomeText(outcome, outputStyle()),
  );
  return outcome.status === "failed" ? exitCode.noStartSucceeded : exitCode.done;
}

async function searchDesigns(
  program: Program,
  programText: string,
  options: RunOptions,
): Promise<Outcome> {
  const { solve } = program;
  const starts = options.starts ?? solve.starts;
  const steps = options.steps ?? solve.steps;
  const quiet = options.quiet || (options.json && !process.stderr.isTTY);
  const display = quiet ? silent : progressDisplay(process.stderr, starts, steps);
  const stop = stopOnInterrupt();
  try {
    const request = {
      programText,
      starts,
      steps,
      seed: options.seed ?? solve.seed,
      threads: Math.min(options.threads, starts),
      workerUrl: new URL("worker.js", runtimeFolder),
    };
    const result = await search(request, display.show, stop.signal);
    return outcomeOf(program, result);
  } finally {
    stop.dispose();
    display.close();
  }
}

/** The first Ctrl-C asks the search to stop; the second one ends the process. */
function stopOnInterrupt(): { readonly signal: AbortSignal; readonly dispose: () => void } {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(exitCode.interrupted);
    notify("Stopping … (Ctrl-C again ends at once)");
    controller.abort();
  };
  process.on("SIGINT", interrupt);
  return { signal: controller.signal, dispose: () => process.off("SIGINT", interrupt) };
}
