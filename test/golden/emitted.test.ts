/** The emitted TypeScript of every example and reference model against the runtime's types. */
import { fileURLToPath } from "node:url";
import { Project, ScriptTarget, ModuleKind, ModuleResolutionKind } from "ts-morph";
import { expect, test } from "vitest";
import { compileSpec, readSpec, specPaths } from "../reference/spec.ts";

const runtime = fileURLToPath(new URL("../../runtime/index.ts", import.meta.url));
const tensors = fileURLToPath(new URL("../../runtime/tfjs/index.ts", import.meta.url));

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
  const create = (name: string, program: string, from: string, module: string) => {
    const text = program.replace(JSON.stringify(from), JSON.stringify(module));
    expect(text).not.toBe(program);
    return project.createSourceFile(fileURLToPath(new URL(name, import.meta.url)), text);
  };
  const paths = [...specPaths(), ...specPaths("reference")];
  const files = paths.flatMap((path, at) => {
    const { typescript, tensors: emitted } = compileSpec(readSpec(path), {}, path);
    return [
      create(`program${at}.ts`, typescript!, "./ham-runtime/index.js", runtime),
      create(`tensors${at}.ts`, emitted!.typescript, "./ham-runtime/tfjs/index.js", tensors),
    ];
  });
  const problems = files.flatMap((file) => file.getPreEmitDiagnostics());
  expect(project.formatDiagnosticsWithColorAndContext(problems)).toBe("");
});
