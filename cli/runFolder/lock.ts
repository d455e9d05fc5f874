import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { UsageError } from "../exit.ts";
import { reason } from "../source.ts";

const LOCK = "run.lock";

/** Who works in a folder. */
interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Keeps other processes out of the folder of a run until the function it returns is called. The lock
 * of a process that has died, however that happened, is taken over. Throws UsageError where another
 * one is at work.
 */
export function lockRunFolder(folder: string): () => void {
  const path = join(folder, LOCK);
  const mine: Holder = { pid: process.pid, host: hostname() };
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: "wx" });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST")
        throw new UsageError(`cannot write ${path}: ${reason(error)}`);
    }
    const holder = readHolder(path);
    if (holder !== undefined && isAtWork(holder, mine))
      throw new UsageError(
        `process ${holder.pid}${holder.host === mine.host ? "" : ` on ${holder.host}`} is at work ` +
          `in ${folder}: wait for it or stop it. If it is no ham, delete ${path}`,
      );
    rmSync(path, { force: true });
  }
}

/** Undefined for what a crash has cut off. */
function readHolder(path: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, "utf8")) as Partial<Holder> | null;
    const { pid, host } = holder ?? {};
    return Number.isInteger(pid) && typeof host === "string" ? { pid: pid!, host } : undefined;
  } catch {
    return undefined;
  }
}

/** Of another machine nothing can be known, so its lock is believed. */
function isAtWork({ pid, host }: Holder, mine: Holder): boolean {
  if (host !== mine.host) return true;
  if (pid === mine.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
