import { expect, test } from "vitest";
import { importsOf, sourceFiles } from "./sources.ts";

/** What each folder may import; `type` where only types. */
const allowed: Readonly<Record<string, Readonly<Record<string, "all" | "type">>>> = {
  grammar: {},
  library: {},
  runtime: { webassembly: "all" },
  webassembly: {},
  compiler: {
    grammar: "all",
    library: "all",
    webassembly: "all",
    runtime: "type",
    "package.json": "all",
  },
  analysis: { grammar: "all", compiler: "all", runtime: "all" },
  lsp: { grammar: "all", compiler: "all", library: "all" },
  "vscode-extension": {},
  cli: { grammar: "all", compiler: "all", lsp: "all", runtime: "all", analysis: "all" },
};

test.each(Object.keys(allowed))("%s imports only what it may", (folder) => {
  const wrong = sourceFiles(folder).flatMap((file) =>
    importsOf(file)
      .filter(({ target, typeOnly }) => {
        if (target === undefined || target === folder) return false;
        const permission = allowed[folder][target];
        return !(permission === "all" || (permission === "type" && typeOnly));
      })
      .map(({ specifier }) => `${file} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

test("compiler and grammar do no input or output", () => {
  const wrong = ["grammar", "compiler", "library"].flatMap((folder) =>
    sourceFiles(folder).flatMap((file) =>
      importsOf(file)
        .filter(({ specifier }) => specifier.startsWith("node:"))
        .map(({ specifier }) => `${file} imports ${specifier}`),
    ),
  );
  expect(wrong).toEqual([]);
});

test("only the build command's TypeScript module imports ts-morph as a value", () => {
  const wrong = ["grammar", "compiler", "library", "runtime", "lsp", "cli"]
    .flatMap((folder) => sourceFiles(folder))
    .filter((file) => file !== "cli/typescript.ts")
    .filter((file) =>
      importsOf(file).some(({ specifier, typeOnly }) => specifier === "ts-morph" && !typeOnly),
    );
  expect(wrong).toEqual([]);
});

test("of the language server, the server alone knows the protocol, and nothing reads files", () => {
  const wrong = sourceFiles("lsp").flatMap((file) =>
    importsOf(file)
      .filter(({ specifier, typeOnly }) => {
        if (specifier.startsWith("node:")) return true;
        if (file === "lsp/server.ts" || typeOnly) return false;
        return /^vscode-(jsonrpc|languageserver($|\/|-protocol))/.test(specifier);
      })
      .map(({ specifier }) => `${file} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

test("only runtime/tfjs imports TensorFlow.js as a value, and only the loader of engines imports that", () => {
  const files = Object.keys(allowed).flatMap((folder) => sourceFiles(folder));
  const outside = files.filter((file) => !file.startsWith("runtime/tfjs/"));
  const wrong = outside.flatMap((file) =>
    importsOf(file)
      .filter(({ specifier, typeOnly }) => {
        if (typeOnly) return false;
        if (specifier.startsWith("@tensorflow/")) return true;
        return /(^|\/)tfjs\/[^/]+\.ts$/.test(specifier) && file !== "runtime/engine/load-engine.ts";
      })
      .map(({ specifier }) => `${file} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
});
