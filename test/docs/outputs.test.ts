import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { evaluationOf } from "../../cli/result.ts";
import { plain } from "../../cli/terminal/style.ts";
import { evaluationText } from "../../cli/terminal/resultReport.ts";
import { compile } from "../../compiler/index.ts";
import { loadProgram, runStart } from "../../runtime/index.ts";
import { type Block, blocksOf, pages } from "./blocks.ts";

interface Transcript {
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
    return [{ where, command, shown: shown.trimEnd(), spec }];
  });
}

const evaluations = pages
  .flatMap(transcriptsOf)
  .filter(({ spec }) => !/^(max|min)imize/m.test(spec));

test("there are outputs to check", () => {
  expect(evaluations.length).toBeGreaterThan(1);
});

test.each(evaluations)("$where shows what `$command` prints", ({ spec, shown }) => {
  const { javascript } = compile({ path: "spec.ham", text: spec });
  expect(evaluationText(evaluationOf(loadProgram(javascript!)), plain)).toBe(shown);
});

test("the example with constraints ends, feasible, at its known answer", () => {
  const text = readFileSync("examples/reference/constrained-haldane.ham", "utf8");
  const program = loadProgram(compile({ path: "spec.ham", text }).javascript!);
  const { seed, steps } = program.solve;
  const { status, objective, constraints } = runStart(program, { start: 2, seed, steps });
  expect(status).toBe("ok");
  expect(constraints.map(({ satisfied }) => satisfied)).toEqual([true, true]);
  expect(objective.value).toBeCloseTo(1 / (6 * Math.sqrt(3)), 5);
});
