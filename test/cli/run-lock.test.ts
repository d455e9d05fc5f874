/** One process at a time in the folder of a run. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, ham, smallSearch } from "./ham.ts";

function begun(): { readonly cwd: string; readonly lock: string } {
  const cwd = folderWith({ "small.ham": smallSearch });
  expect(ham(["run", "small.ham", "--out", "run", "--quiet"], { cwd }).code).toBe(0);
  const lock = join(cwd, "run", "run.lock");
  expect(existsSync(lock)).toBe(false);
  return { cwd, lock };
}

test("a folder in which another process is at work is left alone", () => {
  const { cwd, lock } = begun();
  const holder = JSON.stringify({ pid: process.pid, host: hostname() });
  writeFileSync(lock, holder);
  const { code, stderr } = ham(["run", "--resume", "run"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(`process ${process.pid} is at work in run: wait for it or stop it.`);
  expect(readFileSync(lock, "utf8")).toBe(holder);
});

test.each([
  ["of a process that has died", () => spawnSync(process.execPath, ["-e", "0"]).pid],
  ["that a crash cut off", () => undefined],
])("a lock %s keeps nobody out", (_what, dead) => {
  const { cwd, lock } = begun();
  const pid = dead();
  writeFileSync(lock, pid === undefined ? '{"pid"' : JSON.stringify({ pid, host: hostname() }));
  expect(ham(["run", "--resume", "run", "--quiet"], { cwd }).code).toBe(0);
  expect(existsSync(lock)).toBe(false);
});

test("other starts are refused for the right reason", () => {
  const { cwd } = begun();
  const { code, stderr } = ham(["run", "--resume", "run", "--starts", "5"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain("goes on with the starts that it began with");
});
