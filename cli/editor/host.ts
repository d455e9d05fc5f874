import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Host } from "../../lsp/host.ts";
import { filesIn } from "../source.ts";
import { runSpec } from "./runSpec.ts";

/** What the language server gets from the command line: files, runs, and the runtime when it is needed. */
export function commandHost(): Host {
  return {
    libraryFolder: libraryFolder(),
    filesBeside: (uri) => filesIn(folderOf(uri)),
    async examine(compilation, goOn) {
      return (await import("./examination.ts")).examination(compilation, goOn);
    },
    run: (spec, report, stop) => runSpec({ ...spec, folder: folderOf(spec.uri) }, report, stop),
    async checkGradient(javascript) {
      const { checkGradient, loadProgram } = await import("../../runtime/index.ts");
      const { gradientSummary } = await import("../terminal/gradientReport.ts");
      const summary = gradientSummary(checkGradient(loadProgram(javascript)));
      return `${summary[0].toUpperCase()}${summary.slice(1)}.`;
    },
    async bands(javascript, corners, parameters) {
      return (await import("./bands.ts")).bandsOf(javascript, corners, parameters);
    },
  };
}

/** The library's files: beside the bundle, or those of the repository. */
function libraryFolder(): string {
  const built = new URL("./library/", import.meta.url);
  return existsSync(built) ? built.href : new URL("../../library/", import.meta.url).href;
}

/** The folder of a document; the working directory for one that is no file. */
function folderOf(uri: string): string {
  return uri.startsWith("file:") ? dirname(fileURLToPath(uri)) : process.cwd();
}
