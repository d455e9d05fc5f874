import { checkGradient, loadProgram } from "../../runtime/index.ts";
import { exitCode, UsageError } from "../exit.ts";
import { print } from "../output.ts";
import { gradientText } from "../terminal/gradientReport.ts";
import type { Format } from "../terminal/diagnostics/index.ts";
import { hasErrors, understand } from "../understand.ts";

/** `ham gradient FILE`: the gradient of the goal beside what differences give. */
export function gradient(
  file: string,
  options: { readonly format: Format; readonly json?: boolean },
): number {
  const compilation = understand(file, options);
  if (hasErrors(compilation)) return exitCode.wrongSpec;
  const program = loadProgram(compilation.javascript!);
  if (program.goal === undefined)
    throw new UsageError("the spec has no goal, so there is no gradient to compare");
  const check = checkGradient(program);
  print(options.json ? JSON.stringify(check, null, 2) : gradientText(check));
  return exitCode.done;
}
