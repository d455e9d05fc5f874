import { expect, test } from "vitest";
import { Trust } from "../../runtime/threads/trust.ts";
import { helpersOf, worthDividing } from "../../runtime/threads/cost.ts";

test("starts come first; threads without one help, as evenly as can be", () => {
  expect(helpersOf(2, 12)).toEqual([0, 0]);
  expect(helpersOf(2, 1)).toEqual([1]);
  expect(helpersOf(8, 3)).toEqual([2, 2, 1]);
  expect(helpersOf(1, 1)).toEqual([0]);
  expect(helpersOf(4, 0)).toEqual([3]);
});

test("no more threads work than there are", () => {
  for (let threads = 1; threads < 20; threads++)
    for (let starts = 1; starts < 20; starts++) {
      const helpers = helpersOf(threads, starts);
      expect(helpers.reduce((sum, count) => sum + 1 + count, 0)).toBe(threads);
    }
});

test("what takes less than half a millisecond is not divided, nor what has one part", () => {
  expect(worthDividing(4e-4, 32)).toBe(false);
  expect(worthDividing(6e-4, 32)).toBe(true);
  expect(worthDividing(1, 1)).toBe(false);
});

test("helpers that are no help are asked ever less often, and again once they are", () => {
  const trust = new Trust();
  const jobsUntilAsked = (share: number): number => {
    trust.learn(share);
    for (let jobs = 1; ; jobs++) if (trust.ask()) return jobs;
  };
  expect([1.2, 1, 1, 1, 1, 1, 1, 1, 1].map(jobsUntilAsked)).toEqual([
    2, 3, 5, 9, 17, 33, 65, 65, 65,
  ]);
  expect(jobsUntilAsked(0.55)).toBe(1);
  expect(jobsUntilAsked(1)).toBe(2);
});
