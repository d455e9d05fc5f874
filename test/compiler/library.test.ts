/** The library's files are read where a name asks for them. */
import { expect, test } from "vitest";
import { standardLibrary } from "../../compiler/library.ts";
import { parse } from "../../grammar/index.ts";
import { libraryFiles } from "../../library/index.ts";

test("every lattice and observable that a file declares is found by its name", () => {
  const { lattices, scope } = standardLibrary();
  const declared = { lattice: new Set<string>(), observable: new Set<string>() };
  for (const { path, text } of libraryFiles) {
    const { file, diagnostics } = parse(text);
    expect([path, diagnostics]).toEqual([path, []]);
    for (const declaration of file.declarations)
      if (declaration.kind === "lattice" || declaration.kind === "observable")
        declared[declaration.kind].add(declaration.name!.text);
  }
  expect(new Set(lattices.keys())).toEqual(declared.lattice);
  expect(new Set(scope.names.keys())).toEqual(declared.observable);
  for (const name of declared.lattice) expect(lattices.get(name)?.name?.text).toBe(name);
  for (const name of declared.observable) expect(scope.names.get(name)?.kind).toBe("definition");
  expect(lattices.get("atlantis")).toBeUndefined();
});
