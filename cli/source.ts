import { readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, resolve } from "node:path";
import type { ReadFile, Source } from "../compiler/index.ts";
import { UsageError } from "./exit.ts";

export type { Source };

/** The path of a spec that came by standard input. */
const standardInput = "<stdin>";

/** The text of a file, or of standard input for `-`. Throws UsageError where it cannot be read. */
export function readSource(file: string): Source {
  return file === "-"
    ? {
        path: standardInput,
        text: decode(readBytes(0, standardInput), standardInput),
        read: filesIn("."),
      }
    : { path: file, text: decode(readBytes(file, file), file), read: filesIn(dirname(file)) };
}

/** The largest file that a spec may name. */
const largestFile = 64 * 1024 * 1024;

/** The files that a spec in this folder names, by their paths from there. */
export function filesIn(folder: string): ReadFile {
  return (name) => {
    const path = resolve(folder, name);
    try {
      const status = statSync(path);
      if (status.isDirectory()) return { unreadable: "it is a folder" };
      // A pipe or a device may never end.
      if (!status.isFile()) return { unreadable: "it is no regular file" };
      if (status.size > largestFile) return { unreadable: "it is larger than 64 MB" };
      return { text: decodeLeniently(readFileSync(path)) };
    } catch (error) {
      return { unreadable: reason(error) };
    }
  };
}

/** UTF-8 where it is that; old files of crystallographers are Latin 1, where any byte means something. */
function decodeLeniently(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
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
