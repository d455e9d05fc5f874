import { cpSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { printStage, type Stage } from "../../compiler/index.ts";
import { exitCode, UsageError } from "../exit.ts";
import { print } from "../output.ts";
import { runtimeFolder } from "../runtimeFolder.ts";
import { reason, specName } from "../source.ts";
import type { Format } from "../terminal/diagnostics/index.ts";
import { hasErrors, understand } from "../understand.ts";
import { writeFileWhole } from "../writeFile.ts";

export interface BuildOptions {
  readonly format: Format;
  readonly emit?: Stage;
  readonly engine?: "tfjs";
  readonly out: string;
}

/** The stages that a wrong spec has, too. */
const early: ReadonlySet<Stage> = new Set(["tokens", "ast"]);

/** Makes the module a program of its own. */
const runItself = `
import { runIfMain } from "./ham-runtime/main.js";

runIfMain(program, import.meta.url);
`;

/** `ham build FILE`: writes the spec's program, or prints a stage of the way to it. */
export async function build(file: string, options: BuildOptions): Promise<number> {
  if (options.engine !== undefined && options.emit !== "ts")
    throw new UsageError(
      "--engine tfjs goes with --emit ts, which prints its program: what runs by itself has the " +
        "default engine",
    );
  const compilation = understand(file, options);
  const wrong = hasErrors(compilation);
  if (options.emit !== undefined && (!wrong || early.has(options.emit))) {
    print(printStage(compilation, options.emit, options.engine).trimEnd());
    return wrong ? exitCode.wrongSpec : exitCode.done;
  }
  if (wrong) return exitCode.wrongSpec;
  const { typescript } = compilation;
  if (typescript === undefined) throw new Error("the compiler gave no program for a right spec");

  const target = join(options.out, specName(compilation.source));
  placeRuntime(options.out);
  writeFileWhole(`${target}.ts`, typescript + runItself);
  // ts-morph takes half a second to load: only here, and only now.
  const { checkAndTranspile } = await import("../typescript.ts");
  writeFileWhole(`${target}.js`, checkAndTranspile(`${target}.ts`));
  print(`${target}.ts`);
  print(`${target}.js`);
  return exitCode.done;
}

function placeRuntime(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    cpSync(fileURLToPath(runtimeFolder), join(folder, "ham-runtime"), { recursive: true });
  } catch (error) {
    throw new UsageError(`cannot write to ${folder}: ${reason(error)}`);
  }
  // The program is an ES module, whatever the folder above says.
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) writeFileWhole(manifest, '{ "type": "module" }\n');
}
