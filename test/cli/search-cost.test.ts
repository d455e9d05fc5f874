import { expect, test } from "vitest";
import { forward, ham, smallSearch } from "./ham.ts";

const info = (spec: string) => ham(["info", "-"], { input: spec });

test("ham info says what a search takes: time, memory, and how threads are used", () => {
  const { code, stdout } = info(smallSearch);
  expect(code).toBe(0);
  const section = stdout.slice(stdout.indexOf("Cost of the search")).split("\n\n")[0];
  expect(section).toMatch(
    /^ {2}a step {3}about [\d.]+ m?s in one thread: goal and gradient at \d+ k of 2 bands/m,
  );
  expect(section).toMatch(/^ {2}memory {3}about \d+ MB for each thread$/m);
  expect(section).toMatch(/^ {2}threads {2}(one start|\d+ starts) at a time/m);
});

test("and nothing of what searches for nothing", () => {
  expect(info(forward).stdout).not.toContain("Cost of the search");
});
