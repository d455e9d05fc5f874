import {
  closeSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "./exit.ts";
import { reason } from "./source.ts";

/**
 * Writes a file whole or not at all, and onto the disk: an interruption at any moment leaves the old
 * text or the new one. Keeps the permissions of a file that it replaces. Throws UsageError where the
 * place cannot be written.
 */
export function writeFileWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    writeFileSync(temporary, text, { mode, flush: true });
    renameSync(temporary, path);
    flushFolder(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`cannot write ${path}: ${reason(error)}`);
  }
}

/** Brings the new name onto the disk too; not every system lets a folder be opened for that. */
function flushFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
