import { filePages } from "./pages/files.ts";
import { goalPages } from "./pages/goals.ts";
import { modelPages } from "./pages/model.ts";
import { namePages } from "./pages/names.ts";
import { type Page, render } from "./pages/page.ts";
import { solvePages } from "./pages/solve.ts";
import { symmetryPages } from "./pages/symmetry.ts";
import { unitPages } from "./pages/units.ts";
import type { Code } from "./reporter.ts";

const all: Readonly<Record<Code, Page>> = {
  ...namePages,
  ...unitPages,
  ...modelPages,
  ...goalPages,
  ...solvePages,
  ...filePages,
  ...symmetryPages,
};

/** The page of each code, as Markdown: what it means, a wrong example and the mended one. */
export const pages = Object.fromEntries(
  Object.entries(all).map(([code, page]) => [code, render(page)]),
) as Record<Code, string>;
