import { availableParallelism } from "node:os";
import { checkGradient, loadProgram, withHelpers } from "../../runtime/index.ts";
import { exitCode, UsageError } from "../exit.ts";
import { print } from "../output.ts";
import { gradientText } from "../terminal/gradientReport.ts";
import type { Format } from "../terminal/diagnostics/index.ts";
import { helperUrl } from "../runtimeFolder.ts";
import { hasErrors, understand } from "../understand.ts";

/** `ham gradient FILE`: the gradient of the goal beside what differences give. */
export async function gradient(
  file: string,
  options: { readonly format: Format; readonly json?: boolean },
): Promise<number> {
  const compilation = understand(file, options);
  if (hasErrors(compilation)) return exitCode.wrongSpec;
  const programText = compilation.javascript!;
  const program = loadProgram(programText);
  if (program.goal === undefined)
    throw new UsageError("the spec has no goal, so there is no gradient to compare");
  const helpers = { programText, helperUrl: helperUrl(), threads: availableParallelism() };
  const check = await withHelpers(program, helpers, () => checkGradient(program));
  print(options.json ? JSON.stringify(check, null, 2) : gradientText(check));
  return exitCode.done;
}
