import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { SavedStart, StartResult } from "../../runtime/index.ts";
import type { CsvFile } from "../csv.ts";
import { UsageError } from "../exit.ts";
import { reason } from "../source.ts";
import { writeFileWhole } from "../writeFile.ts";
import { readExactJson, writeExactJson } from "./exactJson.ts";
import type { RunIdentity } from "./identity.ts";

/**
 * The folder of a run:
 *
 *     spec.ham       the spec as it was run
 *     run.json       what makes it this run: versions, settings, hashes, files
 *     result.json    the object of --json, "running" until all is done
 *     trace.csv      the goal step by step
 *     NAME.csv       each curve and path of the report, when all is done
 *     starts/N.json  how far start N has come, or what it came to
 */
export interface RunFolder {
  readonly path: string;
  readonly identity: RunIdentity;
}

const names = { spec: "spec.ham", identity: "run.json", starts: "starts" };

/** Makes the folder of a new run. Throws UsageError where that cannot be, or something is there. */
export function createRunFolder(path: string, identity: RunIdentity): RunFolder {
  if (holdsRun(path)) {
    throw new UsageError(
      `${path} already holds a run: go on with it by --resume, or choose another folder`,
    );
  }
  if (existsSync(path) && !isEmptyFolder(path)) {
    throw new UsageError(`${path} is not an empty folder: choose another one for the run`);
  }
  makeFolder(path);
  // First: a folder with this file can be resumed, whatever else it lacks.
  writeFileWhole(join(path, names.identity), `${JSON.stringify(identity, null, 2)}\n`);
  return completed({ path, identity });
}

/** Opens the folder of a run that is to go on. Throws UsageError where it holds none. */
export function openRunFolder(path: string): RunFolder {
  if (!holdsRun(path)) throw new UsageError(`${path} holds no run to go on with`);
  const identity = readJson(join(path, names.identity)) as RunIdentity;
  if (identity.version !== 1 || typeof identity.spec?.text !== "string") {
    throw new UsageError(`${join(path, names.identity)} is not from this ham`);
  }
  return { path, identity };
}

/** The folder with all that belongs there, and without what an interrupted write has left. */
export function completed(folder: RunFolder): RunFolder {
  const { path, identity } = folder;
  const starts = join(path, names.starts);
  makeFolder(starts);
  for (const place of [path, starts]) {
    for (const name of readdirSync(place)) {
      if (isLeftover(name)) rmSync(join(place, name), { force: true });
    }
  }
  writeFileWhole(join(path, names.spec), identity.spec.text);
  return folder;
}

function holdsRun(path: string): boolean {
  return existsSync(join(path, names.identity));
}

function isEmptyFolder(path: string): boolean {
  return statSync(path).isDirectory() && readdirSync(path).every(isLeftover);
}

function isLeftover(name: string): boolean {
  return name.endsWith(".tmp");
}

function makeFolder(path: string): void {
  try {
    makeFolders(resolve(path));
  } catch (error) {
    throw new UsageError(`cannot make the folder ${path}: ${reason(error)}`);
  }
}

/** Like Node's `recursive`, which never returns where a folder exists but takes no others (/proc). */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  mkdirSync(path);
}

/** What the starts of an earlier, interrupted run came to, and how far the others have come. */
export interface Progress {
  readonly finished: ReadonlyMap<number, StartResult>;
  readonly saved: ReadonlyMap<number, SavedStart>;
}

type StartFile = { readonly result: StartResult } | { readonly saved: SavedStart };

/** Reads it; throws UsageError where a file is damaged. */
export function readProgress({ path }: RunFolder): Progress {
  const finished = new Map<number, StartResult>();
  const saved = new Map<number, SavedStart>();
  for (const name of readdirSync(join(path, names.starts))) {
    const start = /^(\d+)\.json$/.exec(name)?.[1];
    if (start === undefined) continue;
    const file = readJson(join(path, names.starts, name)) as StartFile;
    if ("result" in file) finished.set(Number(start), file.result);
    else saved.set(Number(start), file.saved);
  }
  return { finished, saved };
}

export function writeStart({ path }: RunFolder, start: number, file: StartFile): void {
  writeFileWhole(join(path, names.starts, `${start}.json`), `${writeExactJson(file)}\n`);
}

export function writeResult({ path }: RunFolder, result: object): void {
  writeFileWhole(join(path, "result.json"), `${JSON.stringify(result, null, 2)}\n`);
}

export function writeTrace({ path }: RunFolder, trace: string): void {
  writeFileWhole(join(path, "trace.csv"), trace);
}

/** Writes the curves, paths and profiles of a result. */
export function writeTables({ path }: RunFolder, files: readonly CsvFile[]): void {
  for (const { name, text } of files) writeFileWhole(join(path, name), text);
}

function readJson(path: string): unknown {
  try {
    return readExactJson(readText(path));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${path} is damaged: it is not JSON`);
    throw error;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${reason(error)}`);
  }
}
