import { loadProgram, type TfjsEngine, withHelpers } from "../../runtime/index.ts";
import { csvFiles } from "../csv.ts";
import { chooseEngine, engineNotice, engineRequest } from "../engine.ts";
import { exitCode, exitCodeOf, UsageError } from "../exit.ts";
import { evaluationJson, outcomeJson } from "../json.ts";
import { notify, outputStyle, print } from "../output.ts";
import { evaluationOf } from "../result.ts";
import {
  checkSame,
  identityOf,
  type RunSettings,
  settingsAgain,
  sourceOf,
} from "../runFolder/identity.ts";
import { lockRunFolder } from "../runFolder/lock.ts";
import {
  completed,
  createRunFolder,
  openRunFolder,
  type RunFolder,
  writeResult,
  writeTables,
} from "../runFolder/runFolder.ts";
import { helperUrl } from "../runtimeFolder.ts";
import { searchDesigns, type Work } from "../searchDesigns.ts";
import { readSource, type Source } from "../source.ts";
import type { Format } from "../terminal/diagnostics/index.ts";
import { evaluationText, outcomeText } from "../terminal/resultReport.ts";
import { hasErrors, understandSource } from "../understand.ts";

export interface RunOptions {
  readonly format: Format;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly progress?: "json";
  readonly seed?: number;
  readonly starts?: number;
  readonly start?: number;
  readonly steps?: number;
  readonly threads: number;
  readonly engine?: TfjsEngine;
  readonly set?: ReadonlyMap<string, string>;
  readonly out?: string;
  /** True: the folder is that of `out`. */
  readonly resume?: string | true;
  readonly saveEvery: number;
}

/** `ham run FILE`: searches for the design that the spec asks for; without a goal, evaluates it. */
export async function run(file: string | undefined, options: RunOptions): Promise<number> {
  const asked = options.engine && (await chooseEngine(options.engine));
  const { source, settings, before } = assignment(file, options, asked?.name);
  const set = new Map(Object.entries(settings.set));
  const compilation = understandSource(source, { format: options.format, set });
  if (hasErrors(compilation)) return exitCode.wrongSpec;
  const { javascript } = compilation;
  if (javascript === undefined) throw new Error("the compiler gave no program for a right spec");
  const program = loadProgram(javascript);
  // A run that goes on does so with its own engine.
  const engine = asked ?? (settings.engine && (await chooseEngine(settings.engine as TfjsEngine)));
  if (engine && !speaksToPrograms(options)) notify(engineNotice(engine, program));
  const work: Work = {
    program,
    programText: javascript,
    engine: engine ? engineRequest(engine, compilation) : undefined,
    settings,
  };

  const identity = identityOf(compilation, javascript, settings);
  if (before !== undefined) checkSame(before.identity, identity, before.path);
  if (before === undefined && options.out === undefined) return execute(work, options, undefined);
  // A folder is made with all that belongs there before it can be locked.
  const made = before ?? createRunFolder(options.out!, identity);
  const unlock = lockRunFolder(made.path);
  try {
    const folder = before === undefined ? made : completed(made);
    return await execute(work, options, folder);
  } finally {
    unlock();
  }
}

async function execute(
  work: Work,
  options: RunOptions,
  folder: RunFolder | undefined,
): Promise<number> {
  if (!work.program.goal) return evaluate(work, options, folder);
  const { outcome, unsaved } = await searchDesigns(work, options, folder);
  print(
    options.json
      ? JSON.stringify(outcomeJson(outcome), null, 2)
      : outcomeText(outcome, outputStyle()),
  );
  if (unsaved !== undefined) throw unsaved;
  if (outcome.status === "stopped" && folder !== undefined) {
    notify(`Go on with: ham run --resume ${folder.path}`);
  }
  return exitCodeOf(outcome.status);
}

/** Whether what is written to standard error is nothing, or for programs. */
function speaksToPrograms({ quiet, json, progress }: RunOptions): boolean {
  return quiet === true || json === true || progress !== undefined;
}

/** What is to be run: a spec with its settings, anew or where an earlier run has come to. */
interface Assignment {
  readonly source: Source;
  readonly settings: RunSettings;
  readonly before?: RunFolder;
}

function assignment(
  file: string | undefined,
  options: RunOptions,
  engine: string | undefined,
): Assignment {
  const { seed, starts, start, steps, out, resume } = options;
  const settings = {
    seed,
    starts,
    start,
    steps,
    engine,
    set: Object.fromEntries(options.set ?? []),
  };
  if (resume === undefined) {
    if (file === undefined) throw new UsageError("ham run needs a spec, or --resume with a folder");
    return { source: readSource(file), settings };
  }
  // In `--resume spec.ham --out DIR` the spec is taken for the folder of --resume.
  const swapped = out !== undefined && file === undefined && resume !== true;
  const spec = swapped ? resume : file;
  const path = swapped || resume === true ? out : resume;
  if (path === undefined) throw new UsageError("--resume needs the folder of a run");
  if (out !== undefined && path !== out) {
    throw new UsageError("--resume and --out name two folders; a run goes on in its own");
  }
  const before = openRunFolder(path);
  const recorded = sourceOf(before.identity);
  return {
    source: spec === undefined ? recorded : { ...readSource(spec), path: recorded.path },
    settings: settingsAgain(before.identity.settings, settings, path),
    before,
  };
}

async function evaluate(
  { program, programText }: Work,
  options: RunOptions,
  folder: RunFolder | undefined,
): Promise<number> {
  const helpers = { programText, helperUrl: helperUrl(), threads: options.threads };
  const evaluation = await withHelpers(program, helpers, () => evaluationOf(program));
  const json = evaluationJson(evaluation);
  print(options.json ? JSON.stringify(json, null, 2) : evaluationText(evaluation, outputStyle()));
  if (folder !== undefined) {
    writeResult(folder, json);
    writeTables(folder, csvFiles(evaluation));
  }
  return exitCode.done;
}
