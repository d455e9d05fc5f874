import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, forward, ham, smallSearch, startHam } from "./ham.ts";

test("files that cannot be read are named with the reason, exit code 2", () => {
  const cwd = folderWith({ "latin1.ham": Uint8Array.of(0x6c, 0xe9, 0x0a) });
  mkdirSync(join(cwd, "folder.ham"));
  for (const [file, reason] of [
    ["missing.ham", /missing\.ham: there is no such file/],
    ["folder.ham", /folder\.ham: it is a folder/],
    ["latin1.ham", /latin1\.ham: it is not UTF-8 text/],
  ] as const) {
    const { code, stdout, stderr } = ham(["check", file], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
});

test.each([
  [["chekc", "a.ham"], /Did you mean check\?/],
  [["check", "a.ham", "--formta", "json"], /Did you mean --format\?/],
  [["check"], /missing required argument/],
  [["run", "a.ham", "--starts", "0"], /whole number of at least 1/],
  [["run", "a.ham", "--set", "m"], /name=value/],
  [["build", "a.ham", "--emit", "soup"], /Allowed choices are tokens, ast, model, ir, ts/],
])("wrong usage %j is told, exit code 2", (args, message) => {
  const { code, stdout, stderr } = ham(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
});

test("help and version are asked for, so they are output", () => {
  const help = ham(["--help"]);
  expect(help.code).toBe(0);
  for (const command of ["init", "check", "fmt", "info", "build", "run", "explain"]) {
    expect(help.stdout).toMatch(new RegExp(`^  ${command} `, "m"));
  }
  expect(ham(["run", "--help"]).stdout).toMatch(/--seed <n>[\s\S]*Examples:/);
  expect(ham(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("an internal failure is told shortly, exit code 70, and logged on request", () => {
  const cwd = folderWith({ "a.ham": forward });
  // What the command needs breaks below it.
  const node = [
    "--import",
    "data:text/javascript,process.once('newListener',()=>{JSON.stringify=()=>{throw new Error('boom')}})",
  ];
  const failed = ham(["check", "a.ham", "--format", "json"], { cwd, node });
  expect(failed).toMatchObject({ code: 70, stdout: "" });
  expect(failed.stderr).toMatch(/^internal error: boom\n.*report it/);
  expect(failed.stderr).not.toMatch(/\n\s+at /);
  const logged = ham(["check", "a.ham", "--format", "json"], {
    cwd,
    node,
    env: { HAM_DEBUG: "1", TMPDIR: cwd },
  });
  const log = /details are in (.*)\.\n/.exec(logged.stderr)?.[1] ?? "";
  expect(readFileSync(log, "utf8")).toMatch(/Error: boom\n\s+at /);
});

test("a reader that goes away ends the program quietly", async () => {
  const child = startHam(["explain"]);
  let stderr = "";
  child.stderr!.on("data", (data) => (stderr += data));
  child.stdout!.destroy();
  const code = await new Promise((resolve) => child.on("exit", resolve));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("init writes a right spec, once", () => {
  const cwd = folderWith({});
  expect(ham(["init", "first"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  expect(ham(["check", "first.ham"], { cwd }).code).toBe(0);
  expect(ham(["fmt", "--check", "first.ham"], { cwd }).code).toBe(0);
  const again = ham(["init", "first"], { cwd });
  expect(again.code).toBe(2);
  expect(again.stderr).toMatch(/first\.ham: a file of that name is in the way/);
});

test("explain shows the page of a code, lists them all, and knows the one that was meant", () => {
  const codes = ham(["explain"]).stdout.trim().split("\n");
  expect(codes.length).toBeGreaterThan(10);
  const [code] = codes[0].split(" ");
  expect(ham(["explain", code.toLowerCase()]).stdout).toMatch(new RegExp(`^${code} \\(`));
  const wrong = ham(["explain", `${code}0`]);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(/did you mean HAM\d{4}\?/);
});

test("fmt writes in place, checks, and leaves a wrong file alone", () => {
  const loose = smallSearch.replace("steps  3", "steps        3");
  const broken = "lattice square\nhamiltonian H {";
  const cwd = folderWith({ "a.ham": loose, "broken.ham": broken });
  expect(ham(["fmt", "--check", "a.ham"], { cwd })).toMatchObject({ code: 1 });
  expect(ham(["fmt", "--stdout", "a.ham"], { cwd }).stdout).toBe(smallSearch);
  expect(readFileSync(join(cwd, "a.ham"), "utf8")).toBe(loose);
  expect(ham(["fmt", "a.ham"], { cwd })).toMatchObject({ code: 0 });
  expect(readFileSync(join(cwd, "a.ham"), "utf8")).toBe(smallSearch);
  expect(ham(["fmt", "-"], { input: loose }).stdout).toBe(smallSearch);
  expect(ham(["fmt", "broken.ham"], { cwd })).toMatchObject({ code: 1, stdout: "" });
  expect(readFileSync(join(cwd, "broken.ham"), "utf8")).toBe(broken);
});

test("info tells what was understood, and the conventions", () => {
  const { code, stdout } = ham(["info", "-"], { input: smallSearch });
  expect(code).toBe(0);
  expect(stdout).toMatch(/t2[\s\S]*A -> A[\s\S]*Conventions\n/);
});

test("build prints the stages, also those of a wrong spec", () => {
  for (const stage of ["tokens", "ast", "model", "ir", "ts"]) {
    const { code, stdout } = ham(["build", "-", "--emit", stage], { input: forward });
    expect({ stage, code }).toEqual({ stage, code: 0 });
    expect(stdout.length).toBeGreaterThan(100);
  }
  const wrong = ham(["build", "-", "--emit", "tokens"], { input: "lattice {" });
  expect(wrong.code).toBe(1);
  expect(wrong.stdout).toMatch(/lattice/);
});

test("a built program type-checks and runs by itself from any folder", () => {
  const cwd = folderWith({ "qwz.ham": forward });
  expect(ham(["build", "qwz.ham", "--out", "built"], { cwd })).toMatchObject({
    code: 0,
    stderr: "",
  });
  expect(existsSync(join(cwd, "built/ham-runtime/index.d.ts"))).toBe(true);
  const elsewhere = folderWith({});
  const { status, stdout } = spawnSync(process.execPath, [join(cwd, "built/qwz.js")], {
    cwd: elsewhere,
    encoding: "utf8",
  });
  expect(status).toBe(0);
  expect(stdout).toBe(ham(["run", "qwz.ham"], { cwd }).stdout);
  // An argument that it does not know would change nothing: it is refused.
  const refused = spawnSync(process.execPath, [join(cwd, "built/qwz.js"), "--set", "m=3"], {
    cwd: elsewhere,
    encoding: "utf8",
  });
  expect(refused).toMatchObject({ status: 2, stdout: "" });
  expect(refused.stderr).toContain("--set");
});
