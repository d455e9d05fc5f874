/** The emitted TypeScript of every example and reference model against the runtime's types. */
import { fileURLToPath } from "node:url";
import { Project, ScriptTarget, ModuleKind, ModuleResolutionKind } from "ts-morph";
import { expect, test } from "vitest";
import { compileSpec, readSpec, specPaths } from "../reference/spec.ts";

const runtime = fileURLToPath(new URL("../../runtime/index.ts", import.meta.url));

test("emitted programs type-check", () => {
  const project = new Project({
    compilerOptions: {
      target: ScriptTarget.ES2022,
      module: ModuleKind.NodeNext,
      moduleResolution: ModuleResolutionKind.NodeNext,
      strict: true,
      noUnusedLocals: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      skipLibCheck: true,
      types: ["node"],
    },
  });
  const paths = [...specPaths(), ...specPaths("reference")];
  const files = paths.map((path, at) => {
    const program = compileSpec(readSpec(path), {}, path).typescript!;
    const text = program.replace('"./ham-runtime/index.js"', JSON.stringify(runtime));
    expect(text).not.toBe(program);
    return project.createSourceFile(fileURLToPath(new URL(`program${at}.ts`, import.meta.url)), text);
  });
  const problems = files.flatMap((file) => file.getPreEmitDiagnostics());
  expect(project.formatDiagnosticsWithColorAndContext(problems)).toBe("");
});
