/**
 * The way from a spec to a program, stage by stage:
 *
 *     text → tokens, tree → bindings → model → IR → differentiated, vectorised IR → TypeScript, JavaScript
 *
 * A stage runs only if the ones before found no error; each can be printed (`printStage`).
 */
import {
  type Diagnostic,
  type ParseResult,
  canonicalName,
  lineMap,
  parse,
} from "../grammar/index.ts";
import { type Bindings, bind } from "./bind/bind.ts";
import { checkDefinitions } from "./bind/check-definitions.ts";
import { differentiate } from "./differentiate/program.ts";
import { Reporter } from "./diagnostics/reporter.ts";
import { printJavaScript, printTypeScript } from "./emit/print.ts";
import { emitProgram } from "./emit/program.ts";
import { emitTensorProgram } from "./emit/tensor-program.ts";
import { Files, type ReadFile } from "./files.ts";
import type { Module } from "./emit/target.ts";
import type { ProgramIR } from "./ir/program.ts";
import { standardLibrary } from "./library.ts";
import { lower } from "./lower/lower.ts";
import { buildModel } from "./model/build.ts";
import type { Model } from "./model/model.ts";
import { summarise } from "./describe/summary.ts";
import { vectoriseProgram } from "./vectorise/program.ts";
import { version } from "./version.ts";

export interface Source {
  /** For messages and comments. */
  readonly path: string;
  readonly text: string;
  /** Gives the files that the spec names; without it there are none. */
  readonly read?: ReadFile;
}

export interface CompileOptions {
  /** Values of parameters that replace those of the spec, by name. */
  readonly set?: ReadonlyMap<string, string>;
}

/** Everything that is known of a spec. What comes after `diagnostics` is there if they hold no error. */
export interface Compilation {
  readonly source: Source;
  readonly parsed: ParseResult;
  /** Errors and warnings, by place. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of the files that the spec names, by name, as far as they were read. */
  readonly files: ReadonlyMap<string, string>;
  readonly model?: Model;
  readonly ir?: ProgramIR;
  /** "2 bands, 14 free parameters, maximize hall_conductivity". */
  readonly summary?: string;
  /** The readable program, which imports "./ham-runtime/index.js". */
  readonly typescript?: string;
  /** The same as the body of a function of the runtime, to run at once. */
  readonly javascript?: string;
  /** What TensorFlow.js computes of it, in the same two forms. */
  readonly tensors?: { readonly typescript: string; readonly javascript: string };
}

/** What the first half of the way makes of a spec: what it declares, and what that means. */
export interface Front {
  readonly source: Source;
  readonly parsed: ParseResult;
  readonly files: Files;
  readonly reporter: Reporter;
  /** There if the syntax is sound. */
  readonly bindings?: Bindings;
  /** There if it can be built; `reporter` says whether it is right, too. */
  readonly model?: Model;
}

/** Compiles a spec. Never throws on bad input: what is wrong is in the diagnostics. */
export function compile(source: Source, options: CompileOptions = {}): Compilation {
  return backEnd(frontEnd(source, parse(source.text), options));
}

/** From the tree of a spec to its model. */
export function frontEnd(source: Source, parsed: ParseResult, options: CompileOptions = {}): Front {
  const files = new Files(source.read);
  const reporter = new Reporter();
  if (parsed.diagnostics.some(isError)) return { source, parsed, files, reporter };
  const library = standardLibrary();
  const bindings = bind(parsed.file, library.scope, reporter);
  const model = buildModel(
    bindings,
    { library: library.lattices, files, set: byCanonicalName(options.set) },
    reporter,
  );
  checkDefinitions(bindings, reporter);
  return { source, parsed, files, reporter, bindings, ...(model && { model }) };
}

/** From the model of a spec to its program. */
export function backEnd({ source, parsed, files, reporter, model }: Front): Compilation {
  const all = () => [...parsed.diagnostics, ...reporter.diagnostics];
  const failed = (): Compilation => ({ source, parsed, diagnostics: all(), files: files.texts });
  if (!model || reporter.hasErrors) return failed();

  const locate = locator(source.text);
  const spec = source.path.split(/[\\/]/).at(-1)!;
  const lowered = lower(model, spec, locate, reporter);
  if (reporter.hasErrors) return failed();

  // Done only where it is asked for: a check needs no derivatives and no program.
  let ir: ProgramIR | undefined;
  const differentiated = () => (ir ??= differentiate(lowered));
  let program: Module | undefined;
  const emitted = () =>
    (program ??= emitProgram(vectoriseProgram(differentiated()), { version, lines: locate }));
  return {
    source,
    parsed,
    diagnostics: all(),
    files: files.texts,
    model,
    summary: summarise(model, source.text),
    get ir() {
      return differentiated();
    },
    get typescript() {
      return printTypeScript(emitted());
    },
    get javascript() {
      return printJavaScript(emitted());
    },
    get tensors() {
      const module = emitTensorProgram(differentiated(), { version });
      return { typescript: printTypeScript(module), javascript: printJavaScript(module) };
    },
  };
}

/** A setting may spell a Greek letter in either way, as the spec may. */
function byCanonicalName(set: CompileOptions["set"] = new Map()): ReadonlyMap<string, string> {
  return new Map([...set].map(([name, value]) => [canonicalName(name), value]));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** Gives the line of a span, and its text on one line. */
function locator(
  text: string,
): (span: { readonly start: number; readonly end: number }) => { text: string; line: number } {
  const position = lineMap(text);
  return ({ start, end }) => ({
    text: text
      .slice(start, end)
      .replaceAll(/\/\/[^\n]*/g, "")
      .replaceAll(/\s+/g, " ")
      .trim(),
    line: position(start).line,
  });
}
