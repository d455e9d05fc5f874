/** The kernels in AssemblyScript, compiled where the bundler or the test runner asks for them. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** What the sources in runtime/ import. */
const imported = /\/kernels\.wasm$/;
/** 64 MB, as `runtime/wasm/kernels.ts` has it. */
const pages = "1024";
// Warning 112, of vectors that functions exchange: only exported ones would.
const options = "-O3 --noAssert --runtime stub --enable simd --disableWarning 112".split(" ");
const memory = [
  "--importMemory",
  "--importTable",
  "--initialMemory",
  pages,
  "--maximumMemory",
  pages,
];

/** The bytes of the WebAssembly module. Compiled once for each state of the sources. */
function kernels() {
  const folder = join(root, "kernels");
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort();
  const hash = createHash("sha256");
  for (const file of sources) hash.update(readFileSync(join(folder, file)));
  hash.update([...options, ...memory].join(" "));
  hash.update(readFileSync(join(root, "package-lock.json")));
  const cache = join(root, "node_modules/.ham-kernels");
  const file = join(cache, `${hash.digest("hex").slice(0, 16)}.wasm`);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    const made = `${file}.${process.pid}`;
    const compiler = join(root, "node_modules/assemblyscript/bin/asc.js");
    if (!existsSync(compiler)) throw new Error("AssemblyScript is missing: run `npm ci` first.");
    const output = ["--outFile", made];
    execFileSync(
      process.execPath,
      [compiler, "kernels/index.ts", ...options, ...memory, ...output],
      { cwd: root, stdio: ["ignore", 2, 2] },
    );
    renameSync(made, file);
  }
  return readFileSync(file);
}

/** The module as JavaScript, which reads the same for every bundler and version of Node. */
function moduleText() {
  return `export default Buffer.from("${kernels().toString("base64")}", "base64");`;
}

/** For esbuild: the import becomes the bytes. */
export const kernelsForBundles = {
  name: "ham-kernels",
  setup(build) {
    build.onResolve({ filter: imported }, () => ({ path: "kernels", namespace: "ham-kernels" }));
    build.onLoad({ filter: /.*/, namespace: "ham-kernels" }, () => ({
      contents: moduleText(),
      loader: "js",
    }));
  },
};

/** For the test runner, likewise. */
export const kernelsForTests = {
  name: "ham-kernels",
  enforce: "pre",
  resolveId: (id) => (imported.test(id) ? "\0ham-kernels" : undefined),
  load: (id) => (id === "\0ham-kernels" ? moduleText() : undefined),
};
