import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError, Option } from "commander";
import { formats } from "./terminal/diagnostics/index.ts";
import type { ExportFormat } from "./commands/export.ts";
import type { TfjsEngine } from "../runtime/index.ts";
import type { Stage } from "../compiler/index.ts";
import { version } from "../compiler/version.ts";

const stages = ["tokens", "ast", "model", "ir", "ts"] as const satisfies readonly Stage[];

const engines = [
  "tfjs",
  "tfjs:node",
  "tfjs:wasm",
  "tfjs:cpu",
] as const satisfies readonly TfjsEngine[];

const exportFormats = ["wannier90", "pythtb"] as const satisfies readonly ExportFormat[];

/**
 * The commands with their options. A command's module is loaded when it is called; `done` gets its
 * exit code.
 */
export function createProgram(done: (exitCode: number) => void): Command {
  const program = new Command("ham")
    .description("Design Hamiltonians by saying what you want.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("Run with --help for usage.")
    .addHelpText(
      "after",
      `
A FILE is a .ham spec, or - for standard input.

Examples:
  $ ham init first            write a first spec
  $ ham check first.ham       is it right?
  $ ham run first.ham         search, and show the designs found
  $ ham explain HAM2001       what an error means

Exit codes: 0 done, 1 the spec is wrong, 2 wrong usage, 3 no start succeeded, 70 internal error.`,
    );

  program
    .command("init")
    .description("write a commented first spec")
    .argument("[name]", "name of the file", "design")
    .action(async (name) => done((await import("./commands/init.ts")).init(name)));

  program
    .command("check")
    .description("say what is wrong with specs, or what was understood")
    .argument("<files...>")
    .addOption(formatOption())
    .action(async (files, options) =>
      done((await import("./commands/check.ts")).check(files, options)),
    );

  program
    .command("fmt")
    .description("set specs in the standard layout, in place")
    .argument("<files...>")
    .option("--check", "change nothing; exit with 1 if a file is not formatted")
    .option("--stdout", "print the result instead of writing the file")
    .addOption(formatOption())
    .action(async (files, options) =>
      done((await import("./commands/fmt.ts")).fmt(files, options)),
    );

  program
    .command("info")
    .description("print what the compiler made of a spec, or the symmetries of a design")
    .argument("[file]", "a spec; with --at only where that is not beside the result")
    .option("--at <result>", "the result.json of a run, or its folder: the design that it found")
    .option("--start <n>", "with --at: this start of a search, not the best one", wholeNumber(0))
    .addOption(formatOption())
    .addHelpText(
      "after",
      `
Examples:
  $ ham info haldane.ham
  $ ham info --at haldane-run/result.json`,
    )
    .action(async (file, options) =>
      done((await import("./commands/info.ts")).info(file, options)),
    );

  program
    .command("build")
    .description("write the program of a spec, runnable by itself, as TypeScript and JavaScript")
    .argument("<file>")
    .addOption(
      new Option("--emit <stage>", "print a stage of the compiler instead").choices([...stages]),
    )
    .addOption(
      new Option("--engine <name>", "with --emit ts: the program of this engine").choices(["tfjs"]),
    )
    .option("--out <dir>", "folder to write to", ".")
    .addOption(formatOption())
    .addHelpText(
      "after",
      `
Examples:
  $ ham build haldane.ham --out built && node built/haldane.js
  $ ham build haldane.ham --emit ir
  $ ham build haldane.ham --engine tfjs --emit ts`,
    )
    .action(async (file, options) =>
      done(await (await import("./commands/build.ts")).build(file, options)),
    );

  program
    .command("run")
    .description("search for the design that a spec asks for, and show it with certified numbers")
    .argument("[file]", "a spec; not needed to go on with a run")
    .option("--json", "print the result as one JSON object and nothing else")
    .option("--seed <n>", "seed of the random starts", wholeNumber(0))
    .option("--starts <n>", "number of starts", wholeNumber(1))
    .addOption(
      new Option("--start <n>", "run this start alone, with the numbers it has among others")
        .argParser(wholeNumber(0))
        .conflicts("starts"),
    )
    .option("--steps <n>", "steps of each start", wholeNumber(1))
    .addOption(
      new Option("--threads <n>", "worker threads")
        .argParser(wholeNumber(1))
        .default(availableParallelism(), "one per core"),
    )
    .addOption(
      new Option(
        "--engine <name>",
        "search by TensorFlow.js, in float32; tfjs: whatever works best",
      ).choices([...engines]),
    )
    .option("--set <name=value>", "give a parameter of the spec another value", setting)
    .option("--out <dir>", "keep results and the way to them in this folder, as the run goes")
    .option("--resume [dir]", "go on with the run in this folder, or in that of --out")
    .addOption(
      new Option("--save-every <seconds>", "how often to save, with --out")
        .argParser(duration)
        .default(1),
    )
    .option("--quiet", "show no progress")
    .addOption(
      new Option("--progress <form>", "show progress for a program, as lines of JSON")
        .choices(["json"])
        .conflicts("quiet"),
    )
    .addOption(formatOption())
    .addHelpText(
      "after",
      `
Ctrl-C stops the search and shows the best design so far; a second one ends at once.
However a run with --out ends, --resume goes on with it to the same numbers.

Examples:
  $ ham run haldane.ham
  $ ham run haldane.ham --starts 30 --seed 7 --set t1=0.5
  $ ham run haldane.ham --out haldane-run
  $ ham run --resume haldane-run
  $ ham run haldane.ham --json > result.json`,
    )
    .action(async (file, options) =>
      done(await (await import("./commands/run.ts")).run(file, options)),
    );

  program
    .command("export")
    .description("write the Hamiltonian of a spec, or of the result of a run, for other programs")
    .argument("<file>", "a spec, the result.json of a run, or its folder")
    .addOption(
      new Option("--to <format>", "for which program")
        .choices([...exportFormats])
        .makeOptionMandatory(),
    )
    .option("--out <dir>", "folder to write to", ".")
    .option("--start <n>", "this start of a search, not the best one", wholeNumber(0))
    .option("--spec <file>", "the spec of a result that is in no folder of a run")
    .option("--set <name=value>", "give a parameter of the spec another value", setting)
    .addOption(formatOption())
    .addHelpText(
      "after",
      `
Examples:
  $ ham export haldane.ham --to pythtb
  $ ham export haldane-run/result.json --to wannier90 --out exported`,
    )
    .action(async (file, options) =>
      done((await import("./commands/export.ts")).exportModel(file, options)),
    );

  program
    .command("gradient")
    .description("compare the gradient of a spec's goal with central differences")
    .argument("<file>")
    .option("--json", "print the comparison as one JSON object")
    .addOption(formatOption())
    .action(async (file, options) =>
      done(await (await import("./commands/gradient.ts")).gradient(file, options)),
    );

  program
    .command("lsp")
    .description("serve an editor: the language server")
    .option("--stdio", "speak over standard input and output (the default)")
    .option("--node-ipc", "speak over the channel of a parent that is a Node process")
    // Editors add options of their own, such as --clientProcessId.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (options) => done(await (await import("./commands/lsp.ts")).lsp(options)));

  program
    .command("explain")
    .description("explain the code of an error or warning; without a code, list them all")
    .argument("[code]", "such as HAM2001")
    .action(async (code) => done((await import("./commands/explain.ts")).explain(code)));

  return program;
}

function formatOption(): Option {
  return new Option("--format <format>", "how to show errors and warnings")
    .choices([...formats])
    .default("human");
}

function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (!(value >= least && Number.isSafeInteger(value))) {
      throw new InvalidArgumentError(`It must be a whole number of at least ${least}.`);
    }
    return value;
  };
}

function duration(text: string): number {
  const seconds = Number(text);
  if (text.trim() === "" || !(seconds > 0 && seconds <= 1e6)) {
    throw new InvalidArgumentError("It must be a positive number of seconds.");
  }
  return seconds;
}

/** Collects repeated `--set name=value`. */
function setting(text: string, before?: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const equals = text.indexOf("=");
  if (equals < 1) throw new InvalidArgumentError("It must have the form name=value.");
  const name = text.slice(0, equals).trim();
  return new Map([...(before ?? []), [name, text.slice(equals + 1).trim()]]);
}
