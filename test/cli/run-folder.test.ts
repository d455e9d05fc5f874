import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../runtime/random.ts";
import { changes, ended } from "./child.ts";
import { folderWith, forward, ham, smallSearch, startHam } from "./ham.ts";

/**
 * A constrained search of some seconds on one thread, so that a signal arrives before its end on a
 * busy machine too: multipliers change every tenth step.
 */
const constrained = smallSearch
  .replace("steps  3", "steps  600")
  .replace("starts 2", "starts 3")
  .replace("solve {", "require band_gap(H, filling = 1/2) <= 1\n\nsolve {");

const read = (...path: string[]): string => readFileSync(join(...path), "utf8");

/** The result without what depends on the clock. */
function timeless(folder: string): unknown {
  return JSON.parse(read(folder, "result.json"), (key, value) =>
    key === "seconds" ? undefined : value,
  );
}

describe("--out", () => {
  test("keeps the result, the trace, the spec and what makes the run", () => {
    const cwd = folderWith({ "small.ham": smallSearch });
    const { code, stdout } = ham(["run", "small.ham", "--out", "run", "--json"], { cwd });
    expect(code).toBe(0);
    const run = join(cwd, "run");
    expect(readdirSync(run).sort()).toEqual([
      "result.json",
      "run.json",
      "spec.ham",
      "starts",
      "trace.csv",
    ]);
    expect(JSON.parse(read(run, "result.json"))).toEqual(JSON.parse(stdout));
    expect(read(run, "spec.ham")).toBe(smallSearch);
    expect(JSON.parse(read(run, "run.json"))).toMatchObject({ version: 1, node: process.version });
    const [header, ...rows] = read(run, "trace.csv").trim().split("\n");
    expect(header).toBe("start,step,objective,rate");
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatch(/^0,0,-?0\.\d+,0\.1$/);
  });

  test("keeps a forward calculation too", () => {
    const cwd = folderWith({ "qwz.ham": forward });
    const { stdout } = ham(["run", "qwz.ham", "--out", "run", "--json"], { cwd });
    expect(JSON.parse(read(cwd, "run", "result.json"))).toEqual(JSON.parse(stdout));
  });

  test.each([
    ["a folder with other files", "full", /^error: full is not an empty folder/],
    ["a file", "file", /^error: file is not an empty folder/],
    ["a place below a file", "file/run", /^error: cannot make the folder file\/run: a part of/],
    ["a place that takes no folders", "/proc/run", /^error: cannot make the folder \/proc\/run: /],
  ])("refuses %s and leaves it alone", (_what, out, message) => {
    const cwd = folderWith({ "small.ham": smallSearch, file: "precious" });
    mkdirSync(join(cwd, "full"));
    writeFileSync(join(cwd, "full", "result.json"), "precious");
    const { code, stdout, stderr } = ham(["run", "small.ham", "--out", out], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(read(cwd, "file")).toBe("precious");
    expect(read(cwd, "full", "result.json")).toBe("precious");
  });

  test("a disk that fills up costs the files, not the result", () => {
    const cwd = folderWith({ "small.ham": smallSearch.replace("steps  3", "steps  400") });
    // No file may grow beyond 8 blocks: as good as full when the trace is written.
    const { code, stdout, stderr } = ham(["run", "small.ham", "--out", "run", "--json"], {
      cwd,
      shell: "ulimit -f 8",
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/error: cannot write run\/.*: it is too large/);
    expect(JSON.parse(stdout).status).toBe("ok");
  });
});

describe("--resume", () => {
  const begun = (spec = smallSearch, ...args: string[]): string => {
    const cwd = folderWith({ "small.ham": spec });
    expect(ham(["run", "small.ham", "--out", "run", ...args], { cwd }).code).toBe(0);
    return cwd;
  };

  test("needs a run, and a new run does not overwrite one", () => {
    const cwd = begun();
    const before = read(cwd, "run", "result.json");
    const again = ham(["run", "small.ham", "--out", "run"], { cwd });
    expect(again.code).toBe(2);
    expect(again.stderr).toMatch(/^error: run already holds a run: go on with it by --resume/);
    const none = ham(["run", "--resume", "nowhere"], { cwd });
    expect(none).toMatchObject({ code: 2, stderr: "error: nowhere holds no run to go on with\n" });
    expect(ham(["run", "small.ham", "--resume"], { cwd }).code).toBe(2);
    expect(ham(["run"], { cwd }).stderr).toMatch(/^error: ham run needs a spec/);
    expect(read(cwd, "run", "result.json")).toBe(before);
  });

  test("of a finished run shows its result again, in any of its forms", () => {
    const cwd = begun(smallSearch, "--seed", "4", "--set", "M=0.5");
    const result = read(cwd, "run", "result.json");
    for (const args of [
      ["--resume", "run"],
      ["small.ham", "--out", "run", "--resume"],
      ["--resume", "small.ham", "--out", "run"],
      ["small.ham", "--resume", "run", "--seed", "4"],
    ]) {
      const { code, stdout } = ham(["run", ...args, "--json"], { cwd });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toEqual(JSON.parse(result));
      expect(read(cwd, "run", "result.json")).toBe(result);
    }
  });

  test.each([
    ["another seed", ["--seed", "5"], /was begun without --seed/],
    ["another value", ["--set", "M=1"], /was begun without --set M=1/],
  ])("refuses %s", (_what, args, message) => {
    const { code, stderr } = ham(["run", "--resume", "run", ...args], { cwd: begun() });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test("refuses a spec that has changed, another version, and damaged files", () => {
    const cwd = begun();
    const resume = (...args: string[]) => ham(["run", ...args, "--resume", "run"], { cwd });
    writeFileSync(join(cwd, "small.ham"), smallSearch.replace("kT = 1", "kT = 2"));
    expect(resume("small.ham")).toMatchObject({ code: 2, stdout: "" });
    expect(resume("small.ham").stderr).toMatch(/small\.ham has changed since/);
    writeFileSync(join(cwd, "small.ham"), "lattice nowhere");
    expect(resume("small.ham").code).toBe(1);
    const identity = read(cwd, "run", "run.json");
    for (const [from, to, message] of [
      [`"node": "${process.version}"`, '"node": "v18.0.0"', /begun with Node v18\.0\.0; this is/],
      ['"ham": "', '"ham": "9', /was begun with ham 9/],
      ["{", "", /run\.json is damaged/],
    ] as const) {
      writeFileSync(join(cwd, "run", "run.json"), identity.replace(from, to));
      const { code, stderr } = resume();
      expect(code).toBe(2);
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/\n {4}at /);
    }
  });

  test("after Ctrl-C ends where the run would have ended", async () => {
    const cwd = folderWith({ "long.ham": constrained });
    const slowly = ["--threads", "1", "--save-every", "0.01"];
    const child = startHam(["run", "long.ham", "--out", "part", ...slowly], { cwd });
    await changes(cwd, "part", 5);
    child.kill("SIGINT");
    expect(await ended(child)).toBe(0);
    expect(timeless(join(cwd, "part"))).toMatchObject({ status: "stopped" });
    expect(ham(["run", "--resume", "part"], { cwd }).code).toBe(0);
    expect(timeless(join(cwd, "part"))).toEqual(whole().result);
    expect(read(cwd, "part", "trace.csv")).toBe(whole().trace);
  });

  test("after ten SIGKILLs, with other numbers of threads, ends with the same bits", async () => {
    const cwd = folderWith({ "long.ham": constrained });
    const random = createRandom(11, 0);
    let killed = 0;
    for (let trial = 0; trial < 10; trial++) {
      const part = existsSync(join(cwd, "part", "run.json"))
        ? ["--resume", "part"]
        : ["long.ham", "--out", "part"];
      const threads = ["--threads", String(1 + (trial % 3))];
      const child = startHam(["run", ...part, ...threads, "--save-every", "0.005"], { cwd });
      await changes(cwd, "part", 1 + Math.floor(40 * random.uniform()));
      child.kill("SIGKILL");
      if ((await ended(child)) === null) killed++;
      if (existsSync(join(cwd, "part", "result.json"))) {
        expect(["running", "ok"]).toContain(JSON.parse(read(cwd, "part", "result.json")).status);
      }
    }
    expect(killed).toBe(10);
    expect(ham(["run", "--resume", "part"], { cwd }).code).toBe(0);
    expect(timeless(join(cwd, "part"))).toEqual(whole().result);
    expect(read(cwd, "part", "trace.csv")).toBe(whole().trace);
    expect(readdirSync(join(cwd, "part", "starts")).sort()).toEqual(["0.json", "1.json", "2.json"]);
  });
});

/** What the uninterrupted run comes to. */
const whole = once(() => {
  const cwd = folderWith({ "long.ham": constrained });
  ham(["run", "long.ham", "--out", "whole"], { cwd });
  return { result: timeless(join(cwd, "whole")), trace: read(cwd, "whole", "trace.csv") };
});

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
