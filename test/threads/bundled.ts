import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { kernelsForBundles } from "../../scripts/kernels.mjs";

/** Bundled entries of threads in a folder of their own, as `scripts/build.mjs` makes them. */
export async function bundled(...entries: readonly string[]): Promise<{
  readonly urls: readonly URL[];
  readonly remove: () => void;
}> {
  const folder = mkdtempSync(join(tmpdir(), "ham-threads-"));
  await build({
    entryPoints: Object.fromEntries(entries.map((entry, i) => [`entry${i}`, entry])),
    outdir: folder,
    bundle: true,
    format: "esm",
    platform: "node",
    outExtension: { ".js": ".mjs" },
    plugins: [kernelsForBundles],
  });
  return {
    urls: entries.map((_, i) => pathToFileURL(join(folder, `entry${i}.mjs`))),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
