import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { UsageError } from "./exit.ts";
import { reason } from "./source.ts";

/**
 * Writes a file whole or not at all: an interruption leaves the old text. Keeps the permissions of
 * a file that it replaces. Throws UsageError where the place cannot be written.
 */
export function writeFileWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    writeFileSync(temporary, text, { mode });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`cannot write ${path}: ${reason(error)}`);
  }
}
