import { existsSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Compilation } from "../compiler/index.ts";
import { initialTheta, loadProgram, type Program, thetaOfValues } from "../runtime/index.ts";
import { UsageError } from "./exit.ts";
import { sourceOf } from "./runFolder/identity.ts";
import { openRunFolder } from "./runFolder/runFolder.ts";
import { readSource, type Source } from "./source.ts";

/** A program with the values of its parameters. */
export interface Design {
  readonly program: Program;
  readonly theta: ArrayLike<number>;
}

/** A spec, with the result that its parameters come from, if they do. */
export interface Origin {
  readonly source: Source;
  readonly set: ReadonlyMap<string, string>;
  readonly result?: { readonly path: string; readonly json: unknown };
}

/**
 * What a file of `ham export` or `ham info --at` stands for: a spec, the `result.json` of a run or
 * its folder, or the output of `ham run --json` with the spec beside it or given. Throws UsageError.
 */
export function originOf(
  file: string,
  given: { readonly spec?: string; readonly set?: ReadonlyMap<string, string> },
): Origin {
  const set = given.set ?? new Map<string, string>();
  const folder = file !== "-" && statSync(file, { throwIfNoEntry: false })?.isDirectory();
  if (!folder && !file.endsWith(".json")) {
    if (given.spec !== undefined) throw new UsageError("--spec goes with the result of a run");
    return { source: readSource(file), set };
  }
  if (set.size > 0) throw new UsageError("--set goes with a spec: a result has its parameters");
  const path = folder ? join(file, "result.json") : file;
  const result = { path, json: jsonOf(path) };
  const run = dirname(path);
  if (given.spec !== undefined) return { source: readSource(given.spec), set, result };
  if (existsSync(join(run, "run.json"))) {
    const { identity } = openRunFolder(run);
    return {
      source: sourceOf(identity),
      set: new Map(Object.entries(identity.settings.set)),
      result,
    };
  }
  const { spec } = objectOf(result.json, path);
  const beside = typeof spec === "string" ? join(run, basename(spec)) : undefined;
  if (beside === undefined || !existsSync(beside))
    throw new UsageError(
      `the spec of ${path} is not beside it: name it with --spec (for ham info as FILE), or keep runs in a folder with --out`,
    );
  return { source: readSource(beside), set, result };
}

/** The design of an origin whose spec is right; of a search that of a start, or of the best one. */
export function designOf(
  { result }: Origin,
  { javascript }: Compilation,
  start: number | undefined,
): Design {
  const program = loadProgram(javascript!);
  if (!result) {
    if (start !== undefined) throw new UsageError("--start goes with the result of a run");
    const open = program.parameters.find((parameter) => parameter.start.kind !== "value");
    if (open)
      throw new UsageError(
        `${open.name} has no value in the spec: give the result of a run, or a value with --set ${open.name}=…`,
      );
    return { program, theta: initialTheta(program) };
  }
  const values = valuesOf(objectOf(result.json, result.path), result.path, start);
  const theta = thetaOfValues(program, values);
  if (!theta)
    throw new UsageError(
      `the parameters of ${result.path} are not those of ${program.spec}: the spec has changed since, or is another one`,
    );
  return { program, theta };
}

type Json = Readonly<Record<string, unknown>>;

function valuesOf(result: Json, path: string, start: number | undefined): Json {
  if (result.parameters !== undefined) {
    if (start !== undefined) throw new UsageError(`${path} is no search: it has no starts`);
    return objectOf(result.parameters, path);
  }
  const starts = Array.isArray(result.starts)
    ? result.starts.map((one) => objectOf(one, path))
    : [];
  const chosen =
    start === undefined
      ? result.best === undefined
        ? undefined
        : objectOf(result.best, path)
      : starts.find((one) => one.start === start);
  const { parameters } = chosen ?? {};
  if (parameters === undefined)
    throw new UsageError(
      start === undefined
        ? `${path} has no best start: none came to anything`
        : `${path} has no start ${start} that came to something`,
    );
  return objectOf(parameters, path);
}

function objectOf(value: unknown, path: string): Json {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Json;
  throw new UsageError(`${path} is no result of ham run`);
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readSource(path).text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${path} is not JSON`);
    throw error;
  }
}
