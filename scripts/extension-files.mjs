/** Writes what the extension has of the language: the TextMate grammars. */
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ["grammar/extension-files.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  write: false,
  loader: { ".ham": "text" },
});
const { extensionFiles } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
);
for (const [path, text] of Object.entries(extensionFiles()))
  writeFileSync(join(root, "vscode-extension", path), text);
