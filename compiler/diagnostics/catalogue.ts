import { type CatalogueEntry, syntaxCatalogue } from "../../grammar/index.ts";
import { pages } from "./pages.ts";
import { type Code, compilerCatalogue } from "./reporter.ts";

/** Every code with its page: syntax errors of the grammar, and the compiler's own. */
export const catalogue: Readonly<Record<string, CatalogueEntry>> = {
  ...syntaxCatalogue,
  ...Object.fromEntries(
    (Object.keys(compilerCatalogue) as Code[]).map((code) => {
      const { title, severity } = compilerCatalogue[code];
      return [code, { title, severity, explain: pages[code] }];
    }),
  ),
};
