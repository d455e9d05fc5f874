import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The TypeScript files below a folder, as paths from the root of the repository. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file).replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts"));
}

/** The files that belong to the repository, whatever else lies in the folder. */
export function repositoryFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  return listed.split("\0").filter((file) => file !== "");
}

export function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

export interface Import {
  readonly specifier: string;
  /** The folder of this repository that it leads to. */
  readonly target?: string;
  readonly typeOnly: boolean;
}

const statement =
  /^[ \t]*(?:import|export)\s+(type\s)?(?:[\w$*{}\s,]+?\sfrom\s+)?["']([^"'\n]+)["']/gm;
const dynamic = /\bimport\(\s*["']([^"'\n]+)["']/g;

/** The imports and re-exports of a source file. */
export function importsOf(file: string): Import[] {
  const text = read(file);
  const statements = [...text.matchAll(statement)].map(([, type, specifier]) => ({
    specifier,
    typeOnly: type !== undefined,
  }));
  const calls = [...text.matchAll(dynamic)].map(([, specifier]) => ({
    specifier,
    typeOnly: false,
  }));
  return [...statements, ...calls].map((each) => ({
    ...each,
    target: folderOf(file, each.specifier),
  }));
}

function folderOf(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  return normalize(join(dirname(file), specifier))
    .replaceAll("\\", "/")
    .split("/")[0];
}
