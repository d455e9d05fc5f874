import { expect, test } from "vitest";
import { renderMarkdown } from "../../../cli/terminal/markdown.ts";
import { sparkline } from "../../../cli/terminal/sparkline.ts";
import { plain, styleFor } from "../../../cli/terminal/style.ts";
import { table } from "../../../cli/terminal/table.ts";

const terminal = { isTTY: true };

test("colour is for terminals, unless the environment says otherwise", () => {
  const coloured = (stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean =>
    styleFor(stream, environment).red("x") !== "x";
  expect(coloured(terminal, {})).toBe(true);
  expect(coloured({}, {})).toBe(false);
  expect(coloured(terminal, { NO_COLOR: "1" })).toBe(false);
  expect(coloured(terminal, { TERM: "dumb" })).toBe(false);
  expect(coloured({}, { FORCE_COLOR: "1" })).toBe(true);
  expect(coloured(terminal, { FORCE_COLOR: "0" })).toBe(false);
});

test("a sparkline shows the course between least and greatest", () => {
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8)).toBe("▁▂▃▄▅▆▇█");
  expect(sparkline([0, 0, 7, 7], 2)).toBe("▁█");
  expect(sparkline([3, 3], 8)).toBe("▁▁");
  expect(sparkline([NaN], 8)).toBe("");
});

test("a table lines up its columns by display width", () => {
  expect(
    table(
      [
        ["σ", "1"],
        ["格子", "10"],
      ],
      new Set([0]),
    ),
  ).toEqual(["σ      1", "格子  10"]);
});

test("Markdown becomes plain text, wrapped, with its code set in", () => {
  const page =
    "# Title\n\nSome words that **do** wrap\nhere.\n\n```ham\nlattice square\n```\n- item";
  expect(renderMarkdown(page, 20, plain)).toBe(
    ["Title", "", "Some words that do", "wrap here.", "", "    lattice square", "- item"].join(
      "\n",
    ),
  );
});
