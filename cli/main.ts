import { CommanderError } from "commander";
import { exitCode, UsageError } from "./exit.ts";
import { reportInternalError } from "./internalError.ts";
import { endOnBrokenPipe, noticeStyle, notify } from "./output.ts";
import { createProgram } from "./program.ts";

/** Runs the command line and gives its exit code. */
async function main(args: readonly string[]): Promise<number> {
  let code: number = exitCode.done;
  try {
    const program = createProgram((result) => {
      code = result;
    });
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    // Commander has said by itself what is wrong; help and version are its errors of code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCode.wrongUsage;
    if (error instanceof UsageError) {
      notify(`${noticeStyle().red("error")}: ${error.message}`);
      return exitCode.wrongUsage;
    }
    return reportInternalError(error);
  }
}

endOnBrokenPipe();
process.on("uncaughtException", (error) => process.exit(reportInternalError(error)));
process.exitCode = await main(process.argv.slice(2));
