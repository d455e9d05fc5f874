import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { examine } from "../../analysis/examine.ts";
import { catalogue, compile, type FileText } from "../../compiler/index.ts";
import { parse } from "../../grammar/index.ts";
import { complete } from "./complete.ts";

/** Pages whose examples cannot be shown literally; the grammar's tests have the real thing. */
const notLiteral = new Set(["HAM1004", "HAM1011", "HAM1012"]);

/** The files that examples name. */
function read(name: string): FileText {
  const path = ["examples/reference", "test/errors/files"]
    .map((folder) => join(folder, name))
    .find((candidate) => existsSync(candidate));
  return path ? { text: readFileSync(path, "utf8") } : { unreadable: "there is no such file" };
}

const examples = (page: string): string[] =>
  [...page.matchAll(/```ham\n(.*?)\n```/gs)].map((match) => match[1]);

/** The codes that a fragment gives; a comment may hold the `--set` of the command. */
function codes(fragment: string): string[] {
  const setting = /--set (\w+)=(\S+)/.exec(fragment);
  const set = new Map(setting ? [[setting[1], setting[2]]] : []);
  const { diagnostics } = examine(
    compile({ path: "spec.ham", text: complete(fragment), read }, { set }),
  );
  return diagnostics.map(({ code }) => code);
}

describe.each(Object.entries(catalogue).filter(([code]) => !notLiteral.has(code)))(
  "page of %s",
  (code, { explain }) => {
    const [wrong, right] = examples(explain);
    test("its wrong example makes this mistake and no other", () => {
      expect([...new Set(codes(wrong))]).toEqual([code]);
    });
    test("its right example is right", () => {
      // Pages on syntax show single declarations, whose names need not mean anything.
      const found = code < "HAM2" ? parse(right).diagnostics : codes(right);
      expect(found).toEqual([]);
    });
  },
);
