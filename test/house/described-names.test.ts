/** Every name of the language has its line in the editor: lsp/analysis/builtins.ts. */
import { expect, test } from "vitest";
import { canonicalName } from "../../grammar/index.ts";
import { builtinNames } from "../../compiler/check/builtins.ts";
import { generatorNames } from "../../compiler/symmetry/build-parts.ts";
import { analyse, openLibrary } from "../../lsp/analysis/analysis.ts";
import { builtins, domains, generators, methods } from "../../lsp/analysis/builtins.ts";
import { diagnostics } from "../../lsp/features/diagnostics.ts";

const library = openLibrary("file:///library/");
const uri = "file:///spec.ham";

test("every name with a fixed meaning is described", () => {
  expect(builtinNames.filter((name) => !builtins.has(canonicalName(name)))).toEqual([]);
  expect([...builtins.keys()].filter((name) => !builtinNames.includes(name))).toEqual([]);
});

test("every generator of a symmetry is described", () => {
  expect([...generators.keys()].sort()).toEqual([...generatorNames].sort());
});

test("every domain and method that the compiler knows is described, and no other", () => {
  const first = (text: string) => {
    const analysis = analyse(uri, text, library);
    return diagnostics(analysis).map(({ code }) => code);
  };
  for (const name of domains.keys())
    expect(
      first(`lattice chain\nparameter p : ${name}\nhamiltonian H { onsite: 1 }`),
    ).not.toContain("HAM2013");
  for (const name of methods.keys())
    expect(
      first(`lattice chain\nhamiltonian H { onsite: 1 }\nsolve { method ${name} }`),
    ).not.toContain("HAM6003");
  const message = (text: string) =>
    diagnostics(analyse(uri, text, library))
      .map((each) => each.message)
      .join();
  const known = message(
    "lattice chain\nparameter p : zzzzzz\nhamiltonian H { onsite: 1 }\nreport { bandwidth(H, bands = 1) }",
  );
  expect(known).toContain(
    `The domains are ${[...domains.keys()].slice(0, -1).join(", ")} or ${[...domains.keys()].at(-1)}.`,
  );
});
