import { ModuleKind, ModuleResolutionKind, Project, ScriptTarget, ts } from "ts-morph";

/**
 * The JavaScript of a TypeScript program on disk, its comments kept. Throws where it does not
 * type-check: the compiler wrote it, so that is never the user's mistake.
 */
export function checkAndTranspile(path: string): string {
  const project = new Project({
    compilerOptions: {
      target: ScriptTarget.ES2022,
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
      strict: true,
      noUnusedLocals: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
    },
  });
  const file = project.addSourceFileAtPath(path);
  const problems = project.getPreEmitDiagnostics();
  if (problems.length > 0) {
    const text = project.formatDiagnosticsWithColorAndContext(problems);
    throw new Error(`the program written does not type-check: ${text}`);
  }
  return ts.transpileModule(file.getFullText(), {
    compilerOptions: { target: ScriptTarget.ES2022, module: ModuleKind.ESNext },
  }).outputText;
}
