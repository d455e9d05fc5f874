import { lstatSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { read, repositoryFiles, root } from "./sources.ts";

const present = repositoryFiles().filter((file) =>
  lstatSync(join(root, file), { throwIfNoEntry: false })?.isFile(),
);
const written = present.filter((file) => !/^test\/golden\/|^package-lock\.json$/.test(file));

test("every source file can be read at one sitting", () => {
  const long = written
    .filter((file) => /\.(ts|mjs|js|ham)$/.test(file))
    .filter((file) => read(file).split("\n").length > 500);
  expect(long).toEqual([]);
});

test("nothing leads to a place that only one machine has", () => {
  const machine = /\/work\/|\.\.\/shared|\/home\/\w|\.library\/|\/Users\/\w/;
  const others = present.filter((file) => file !== "test/house/repository.test.ts");
  expect(others.filter((file) => machine.test(read(file)))).toEqual([]);
});

test("the lock file names no registry", () => {
  expect(read("package-lock.json")).not.toMatch(/"resolved": "http/);
  const hosts = present.filter((file) => /registry\.[a-z0-9.-]+\.[a-z]{2,}/i.test(read(file)));
  expect(hosts.filter((file) => file !== "test/house/repository.test.ts")).toEqual([]);
});
