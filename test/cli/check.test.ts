import { expect, test } from "vitest";
import { folderWith, forward, ham, misspelt, smallSearch } from "./ham.ts";

test("a right spec is summed up in a line", () => {
  const cwd = folderWith({ "qwz.ham": forward, "haldane.ham": smallSearch });
  const { code, stdout, stderr } = ham(["check", "qwz.ham", "haldane.ham"], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(
    /^qwz: ok \(2 bands.*\)\nhaldane: ok \(2 bands, 14 free real numbers.*\)\n$/,
  );
});

test("a wrong spec is shown with its place and gives exit code 1", () => {
  const cwd = folderWith({ "bad.ham": misspelt });
  const { code, stdout } = ham(["check", "bad.ham"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^error\[HAM\d{4}\]: .*`q`.*\n *--> bad\.ham:9:31\n/);
  expect(stdout).toMatch(/1 error\n$/);
});

test("standard input is a spec, too", () => {
  const { code, stdout } = ham(["check", "-", "--format", "short"], { input: misspelt });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^<stdin>:9:31: error HAM\d{4}: .*\n$/);
});

test("json and sarif go to standard output as one value", () => {
  const cwd = folderWith({ "bad.ham": misspelt, "good.ham": forward });
  const json = ham(["check", "bad.ham", "good.ham", "--format", "json"], { cwd });
  expect(JSON.parse(json.stdout)).toMatchObject([{ file: "bad.ham", severity: "error" }]);
  const sarif = ham(["check", "good.ham", "--format", "sarif"], { cwd });
  expect(sarif.code).toBe(0);
  expect(JSON.parse(sarif.stdout).runs[0].results).toEqual([]);
});

test("colour only where it is asked for", () => {
  const cwd = folderWith({ "bad.ham": misspelt });
  expect(ham(["check", "bad.ham"], { cwd }).stdout).not.toContain("\u001b");
  const forced = ham(["check", "bad.ham"], { cwd, env: { FORCE_COLOR: "1" } });
  expect(forced.stdout).toContain("\u001b[31m");
});
