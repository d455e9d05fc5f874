import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { evaluationOf } from "../../cli/result.ts";
import { plain } from "../../cli/terminal/style.ts";
import { evaluationText } from "../../cli/terminal/resultReport.ts";
import { compile } from "../../compiler/index.ts";
import { loadProgram, rank, runStart } from "../../runtime/index.ts";
import { type Block, blocksOf, pages, readPage } from "./blocks.ts";

/** `UPDATE_GOLDEN=1` writes the shown outputs anew: read them as a user would. */
const update = process.env.UPDATE_GOLDEN === "1";

interface Transcript {
  readonly page: string;
  readonly where: string;
  readonly command: string;
  readonly shown: string;
  readonly spec: string;
}

/** A shown `ham run`, with its spec: an example, or the block above. */
function transcriptsOf(page: string): Transcript[] {
  const blocks = blocksOf(page);
  return blocks.flatMap(({ where, text }, index): Transcript[] => {
    const run = /^\$ ((?:npx )?ham run (\S+))\n([\s\S]*)/.exec(text);
    if (!run) return [];
    const [, command, path, shown] = run;
    const above: Block | undefined = blocks[index - 1];
    const spec = path.startsWith("examples/") ? readFileSync(path, "utf8") : above.text;
    return [{ page, where, command, shown: shown.trimEnd(), spec }];
  });
}

const evaluations = pages
  .flatMap(transcriptsOf)
  .filter(({ spec }) => !/^(max|min)imize/m.test(spec));

test("there are outputs to check", () => {
  expect(evaluations.length).toBeGreaterThan(1);
});

test.each(evaluations)("$where shows what `$command` prints", ({ page, spec, shown }) => {
  const { javascript } = compile({ path: "spec.ham", text: spec });
  const printed = evaluationText(evaluationOf(loadProgram(javascript!)), plain);
  if (update)
    writeFileSync(
      page,
      readPage(page).replace(shown, () => printed),
    );
  else expect(printed).toBe(shown);
});

test("the example with constraints ends, feasible, at its known answer", () => {
  const text = readFileSync("examples/reference/constrained-haldane.ham", "utf8");
  const program = loadProgram(compile({ path: "spec.ham", text }).javascript!);
  const { seed, steps, starts } = program.solve;
  const results = Array.from({ length: starts }, (_, start) =>
    runStart(program, { start, seed, steps }),
  );
  const [{ status, objective, constraints }] = rank(results, program);
  expect(status).toBe("ok");
  expect(constraints.map(({ satisfied }) => satisfied)).toEqual([true, true]);
  expect(objective.value).toBeCloseTo(1 / (6 * Math.sqrt(3)), 5);
});
