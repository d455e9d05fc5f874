/**
 * The VS Code extension: `node scripts/extension.mjs` bundles it, with the command that serves it;
 * `--package` packs it as a .vsix, which is a zip of it with two lists of what is in it.
 */
import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { zip } from "./zip.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "vscode-extension");
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** Bundles the client, and puts the built command and the documentation beside it. */
async function bundle() {
  for (const made of ["dist", "server", "docs"])
    rmSync(join(folder, made), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ["vscode-extension/src/extension.ts"],
    outfile: "vscode-extension/dist/extension.cjs",
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["vscode"],
    minifySyntax: true,
    logLevel: "warning",
    legalComments: "none",
  });
  // Types are for built programs, and `ham build` needs more than an editor brings.
  cpSync(join(root, "dist"), join(folder, "server"), {
    recursive: true,
    filter: (path) => !path.endsWith(".d.ts"),
  });
  mkdirSync(join(folder, "docs"));
  cpSync(join(root, "docs/language.md"), join(folder, "docs/language.md"));
}

/** What is packed, by its path in the extension. */
const packed = [
  "package.json",
  "README.md",
  "language-configuration.json",
  "dist",
  "server",
  "docs",
  "icons",
  "syntaxes",
  "walkthrough",
];

function filesBelow(path) {
  const whole = join(folder, path);
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole)
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

const types = {
  json: "application/json",
  md: "text/markdown",
  cjs: "application/javascript",
  js: "application/javascript",
  ham: "text/plain",
  svg: "image/svg+xml",
  png: "image/png",
  wasm: "application/wasm",
  txt: "text/plain",
  vsixmanifest: "text/xml",
};

const escape = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function vsixManifest() {
  const { name, version, publisher, displayName, description, keywords, categories, engines } =
    manifest;
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}" />
    <DisplayName>${escape(displayName)}</DisplayName>
    <Description xml:space="preserve">${escape(description)}</Description>
    <Tags>${escape(keywords.join(","))}</Tags>
    <Categories>${escape(categories.join(","))}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${escape(engines.vscode)}" />
      <Property Id="Microsoft.VisualStudio.Code.ExtensionDependencies" Value="" />
      <Property Id="Microsoft.VisualStudio.Code.ExtensionPack" Value="" />
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace" />
    </Properties>
    <License>extension/LICENSE.txt</License>
    <Icon>extension/${manifest.icon}</Icon>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code" />
  </Installation>
  <Dependencies />
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true" />
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true" />
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true" />
    <Asset Type="Microsoft.VisualStudio.Services.Icons.Default" Path="extension/${manifest.icon}" Addressable="true" />
  </Assets>
</PackageManifest>
`;
}

function contentTypes(paths) {
  const endings = [...new Set(paths.map((path) => path.split(".").at(-1)))].sort();
  const rows = endings.map((ending) => {
    if (!types[ending]) throw new Error(`No content type is known of .${ending} files.`);
    return `<Default Extension=".${ending}" ContentType="${types[ending]}"/>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${rows.join("")}</Types>
`;
}

function pack() {
  const files = packed.flatMap(filesBelow).map((path) => ({
    path: `extension/${path}`,
    data: readFileSync(join(folder, path)),
  }));
  files.push({ path: "extension/LICENSE.txt", data: readFileSync(join(root, "LICENSE")) });
  files.push({ path: "extension.vsixmanifest", data: Buffer.from(vsixManifest()) });
  const list = contentTypes(files.map(({ path }) => path));
  files.push({ path: "[Content_Types].xml", data: Buffer.from(list) });
  const target = join(folder, `${manifest.name}-${manifest.version}.vsix`);
  writeFileSync(target, zip(files));
  console.log(target);
}

await bundle();
if (process.argv.includes("--package")) pack();
