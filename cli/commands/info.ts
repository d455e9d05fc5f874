import { availableParallelism } from "node:os";
import { forbiddenQuantities } from "../../analysis/forbidden.ts";
import {
  type Compilation,
  describe,
  type Obstacle,
  obstacleTo,
  operationsOf,
} from "../../compiler/index.ts";
import {
  describeDomain,
  describeStart,
  loadProgram,
  parameterValues,
  searchCost,
} from "../../runtime/index.ts";
import { designOf, originOf } from "../designSource.ts";
import { exitCode, UsageError } from "../exit.ts";
import { notify, outputStyle, print } from "../output.ts";
import { foundSymmetries } from "../../analysis/design-symmetries/found-symmetries.ts";
import type { Format } from "../terminal/diagnostics/index.ts";
import { designText } from "../terminal/resultReport.ts";
import { searchCostText } from "../terminal/searchCost.ts";
import { renderMarkdown } from "../terminal/markdown.ts";
import { hasErrors, understand, understandSource } from "../understand.ts";
import conventions from "../texts/conventions.md";

/** How each parameter follows from the optimiser's raw numbers, and where its starts come from. */
function domains({ javascript }: Compilation): string {
  const { parameters } = loadProgram(javascript!);
  if (parameters.length === 0) return "";
  const rows = parameters.map((parameter) => [
    `  ${parameter.name} = ${describeDomain(parameter.domain)}`,
    parameter.fixed ? "fixed" : `start ${describeStart(parameter)}`,
  ]);
  const width = Math.max(...rows.map(([map]) => map.length));
  return [
    "Domains (value from raw numbers p, q)",
    ...rows.map(([map, start]) => `${map.padEnd(width)}   ${start}`),
    "",
  ].join("\n");
}

/** What of the report is zero whatever the parameters, and why. */
function forbidden({ model, javascript }: Compilation): string {
  const found = forbiddenQuantities(model!, loadProgram(javascript!));
  if (found.length === 0) return "";
  const lines = found.map(({ text, operation }) => `  ${text}: ${operation} turns its sign`);
  return ["Zero by symmetry", ...lines, "", ""].join("\n");
}

/** What the search takes; nothing where there is none, or where it cannot begin. */
function cost({ javascript }: Compilation): string {
  try {
    const found = searchCost(loadProgram(javascript!), availableParallelism());
    return found === undefined ? "" : searchCostText(found);
  } catch (error) {
    // As `ham run` would say of each start.
    return `Cost of the search\n  not known: ${error instanceof Error ? error.message : String(error)}\n`;
  }
}

export interface InfoOptions {
  readonly format: Format;
  readonly at?: string;
  readonly start?: number;
}

/** `ham info FILE`: what the compiler made of a spec, and the conventions that its numbers follow. */
export function info(file: string | undefined, options: InfoOptions): number {
  if (options.at !== undefined) return infoAt(options.at, file, options);
  if (options.start !== undefined) throw new UsageError("--start goes with --at");
  if (file === undefined)
    throw new UsageError("ham info needs a spec, or --at with the result of a run");
  const compilation = understand(file, options);
  if (hasErrors(compilation)) return exitCode.wrongSpec;
  print(describe(compilation).trimEnd());
  print("");
  print(domains(compilation));
  print("");
  print(forbidden(compilation));
  // Last of what depends on the spec, since it is measured: nobody waits for the rest.
  print(cost(compilation));
  print(renderMarkdown(conventions, 100, outputStyle()));
  return exitCode.done;
}

/** `ham info --at RESULT`: the design that a run found, with its symmetries. */
function infoAt(at: string, spec: string | undefined, { format, start }: InfoOptions): number {
  const origin = originOf(at, { spec });
  const compilation = understandSource(origin.source, { format, set: origin.set });
  if (hasErrors(compilation)) return exitCode.wrongSpec;
  const { program, theta } = designOf(origin, compilation, start);
  const { lattice, space } = compilation.model!;
  const obstacle = obstacleTo(lattice, space);
  const symmetries = obstacle
    ? undefined
    : foundSymmetries(program, operationsOf(lattice, space), theta);
  const which = start === undefined ? "" : `, start ${start}`;
  print(`${program.spec} at ${at}${which}`);
  print("");
  print(designText(parameterValues(program, theta), symmetries, outputStyle()));
  if (obstacle) notify(reasonFor(obstacle));
  return exitCode.done;
}

function reasonFor(obstacle: Obstacle): string {
  return obstacle.kind === "continuum"
    ? "No symmetries: a continuum has no sites that operations take to sites."
    : `No symmetries: how the orbital ${obstacle.orbital} turns is not known (see ham explain HAM8005).`;
}
