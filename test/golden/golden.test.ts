/**
 * What every stage makes of each example of the tour, to be read. `UPDATE_GOLDEN=1 npx vitest run
 * test/golden` writes the baselines anew: look at their difference before committing it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { printStage } from "../../compiler/index.ts";
import { format } from "../../grammar/index.ts";
import { compileSpec, readSpec, specPaths } from "../reference/spec.ts";
import { annotate } from "./annotate.ts";

const update = process.env.UPDATE_GOLDEN === "1";

describe.each(specPaths())("%s", (path) => {
  const source = readSpec(path);
  const compilation = compileSpec(source, {}, path);
  const folder = new URL(`${path.replace(/\.ham$/, "")}/`, import.meta.url);
  const stages: Readonly<Record<string, () => string>> = {
    tokens: () => annotate(source, printStage(compilation, "tokens")),
    ast: () => annotate(source, printStage(compilation, "ast")),
    model: () => printStage(compilation, "model"),
    ir: () => printStage(compilation, "ir"),
    // Not .ts: the type checker of this repository would take it for a file of its own.
    "ts.txt": () => printStage(compilation, "ts"),
    "tfjs.txt": () => printStage(compilation, "ts", "tfjs"),
    formatted: () => format(source).text,
  };

  test.each(Object.keys(stages))("%s", (stage) => {
    const baseline = new URL(`main.${stage}`, folder);
    const found = `${stages[stage]().trimEnd()}\n`;
    if (update) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(baseline, found);
    }
    expect(existsSync(baseline)).toBe(true);
    expect(found).toBe(readFileSync(baseline, "utf8"));
  });
});
