import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { UsageError } from "./exit.ts";

export interface Source {
  /** As the user wrote it; `<stdin>` for standard input. */
  readonly path: string;
  readonly text: string;
}

const standardInput = "<stdin>";

/** The text of a file, or of standard input for `-`. Throws UsageError where it cannot be read. */
export function readSource(file: string): Source {
  return file === "-"
    ? { path: standardInput, text: decode(readBytes(0, standardInput), standardInput) }
    : { path: file, text: decode(readBytes(file, file), file) };
}

/** The name that files made from this spec get: its file name without folder and ending. */
export function specName(source: Source): string {
  return source.path === standardInput ? "stdin" : basename(source.path, extname(source.path));
}

function readBytes(file: string | number, name: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`cannot read ${name}: ${reason(error)}`);
  }
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`cannot read ${path}: it is not UTF-8 text`);
  }
}

/** Why a file operation failed, in plain words. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    ENOENT: "there is no such file",
    ENOTDIR: "a part of its path is not a folder",
    EISDIR: "it is a folder",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EROFS: "the file system is read-only",
    ENOSPC: "the disk is full",
    EDQUOT: "the disk quota is used up",
    EFBIG: "it is too large",
    EEXIST: "a file of that name is in the way",
    ERR_FS_FILE_TOO_LARGE: "it is too large",
  };
  return words[code ?? ""] ?? message;
}
