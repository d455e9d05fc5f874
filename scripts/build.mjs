/** Builds dist/: the `ham` command, and the runtime that built programs carry with them. */
import { execFileSync } from "node:child_process";
import { cpSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { kernelsForBundles } from "./kernels.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  loader: { ".ham": "text", ".md": "text" },
  logLevel: "warning",
  legalComments: "none",
  plugins: [kernelsForBundles],
};

// Made aside and then put in place, so that a build that fails or is under way breaks nothing.
const made = join(root, "node_modules/.ham-dist");
rmSync(made, { recursive: true, force: true });

await Promise.all([
  build({
    ...common,
    entryPoints: { ham: "cli/main.ts" },
    outdir: made,
    splitting: true,
    minifySyntax: true,
    // 110 MB in memory: `ham build` alone imports it, and when it needs it.
    external: ["ts-morph", "@tensorflow/*"],
    // Bundled CommonJS packages ask for Node's own modules by `require`.
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  }),
  build({
    ...common,
    entryPoints: {
      index: "runtime/index.ts",
      worker: "runtime/search/worker.ts",
      helper: "runtime/threads/helper.ts",
      main: "cli/standalone.ts",
    },
    outdir: join(made, "runtime"),
    // TensorFlow.js is loaded where its engine is asked for: what imports it is a file of its own.
    splitting: true,
    external: ["@tensorflow/*"],
  }),
]);

// tsc declares the runtime alone; of `main` a built program needs this much.
const mainTypes = `import type { Program } from "./program.ts";
/** Runs the program and prints its result, if the module of this URL is the one started. */
export declare function runIfMain(program: Program, moduleUrl: string): void;
`;
writeFileSync(join(made, "runtime/main.d.ts"), mainTypes);

// The library as files, which editors open.
cpSync(join(root, "library"), join(made, "library"), {
  recursive: true,
  filter: (path) => !path.endsWith(".ts"),
});

const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
execFileSync(process.execPath, [tsc, "-p", "scripts/tsconfig.runtime.json", "--outDir", made], {
  cwd: root,
  stdio: "inherit",
});

rmSync(join(root, "dist"), { recursive: true, force: true });
renameSync(made, join(root, "dist"));
