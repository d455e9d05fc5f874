import { type ChildProcess } from "node:child_process";
import { existsSync, watch } from "node:fs";
import { join } from "node:path";

/** Resolves after so many changes in the starts of a run. */
export async function changes(cwd: string, run: string, count: number): Promise<void> {
  const starts = join(cwd, run, "starts");
  while (!existsSync(starts)) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise<void>((resolve) => {
    let seen = 0;
    const watcher = watch(starts, () => {
      if (++seen < count) return;
      watcher.close();
      resolve();
    });
  });
}

/** Resolves to the exit code, or null where a signal ended it. */
export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.on("exit", (code) => resolve(code));
  });
}
