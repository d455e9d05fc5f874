import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exitCode } from "./exit.ts";
import { notify } from "./output.ts";
import { version } from "../compiler/version.ts";

/** Tells the user that ham itself failed, in a few lines; the details go to a log if HAM_DEBUG is set. */
export function reportInternalError(error: unknown): number {
  const what = error instanceof Error ? error.message : String(error);
  notify(`internal error: ${what.split("\n")[0]}`);
  notify("This is a mistake in ham, not in your spec. Please report it, with the spec if you can.");
  if (process.env.HAM_DEBUG) {
    const log = join(tmpdir(), `ham-${process.pid}.log`);
    const stack = error instanceof Error ? error.stack : what;
    writeFileSync(log, `ham ${version}, Node ${process.version}, ${process.platform}\n${stack}\n`);
    notify(`The details are in ${log}.`);
  } else {
    notify("Set HAM_DEBUG=1 to have the details written to a log.");
  }
  return exitCode.internalError;
}
