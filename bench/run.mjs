/** `node bench/run.mjs response` runs bench/response.ts: a measurement, printed as a table. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { kernelsForBundles } from "../scripts/kernels.mjs";

const root = join(import.meta.dirname ?? ".", "..");
const name = process.argv[2];
const outdir = join(root, "node_modules/.ham-bench");
await build({
  absWorkingDir: root,
  // What runs in processes of its own is built as well.
  entryPoints: {
    [name]: `bench/${name}.ts`,
    "memory-here": "bench/memory-here.ts",
    helper: "runtime/threads/helper.ts",
  },
  outdir,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  loader: { ".ham": "text", ".md": "text" },
  logLevel: "warning",
  plugins: [kernelsForBundles],
  external: ["@tensorflow/*"],
});
await import(pathToFileURL(join(outdir, `${name}.mjs`)).href);
