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
    withOpen(temporary, "w", mode, (file) => {
      writeFileSync(file, text);
      fsyncSync(file);
    });
    renameSync(temporary, path);
    // The new name too; Windows does not let a folder be opened for that.
    if (process.platform !== "win32") withOpen(dirname(path), "r", undefined, fsyncSync);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`cannot write ${path}: ${reason(error)}`);
  }
}

function withOpen(
  path: string,
  flags: string,
  mode: number | undefined,
  use: (file: number) => void,
): void {
  const file = openSync(path, flags, mode);
  try {
    use(file);
  } finally {
    closeSync(file);
  }
}
