/**
 * Makes a checkout ready to use: installs the packages when the lock file has changed, builds when
 * a source has. Needs nothing but Node and npm; quiet and quick when nothing is missing.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const sources = [
  "grammar",
  "compiler",
  "library",
  "runtime",
  "kernels",
  "cli",
  "scripts",
  "tsconfig.json",
];

/** Installs and builds what is missing or out of date. Ends the process where that fails. */
export function setUp() {
  const lock = digest(readFileSync(join(root, "package-lock.json")));
  refresh("node_modules/.ham-setup", lock, "Installing packages", () => run("npm", ["ci"]));
  const fingerprint = digest([lock, ...sources.flatMap(stamps)].join("\n"));
  refresh("dist/.ham-build", fingerprint, "Building", () => run("node", ["scripts/build.mjs"]));
}

/** Does the work unless the mark left by the last time says that it is done. */
function refresh(mark, wanted, title, work) {
  const path = join(root, mark);
  if (existsSync(path) && readFileSync(path, "utf8") === wanted) return;
  console.error(`${title} …`);
  work();
  writeFileSync(path, wanted);
}

/** Path, size and time of every file below a path. */
function stamps(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs}`];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => stamps(`${path}/${name}`));
}

function digest(content) {
  return createHash("sha256").update(content).digest("hex");
}

/** Runs a command with its output on standard error, so that standard output stays the program's. */
function run(command, args) {
  const windowsScript = process.platform === "win32" && command === "npm";
  const executable = command === "node" ? process.execPath : command;
  const result = spawnSync(executable, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: windowsScript,
  });
  if (result.status !== 0) {
    console.error(`\`${command} ${args.join(" ")}\` failed.`);
    process.exit(result.status ?? 1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
