import { readdirSync, readFileSync } from "node:fs";

/** The examples and their reference models, by file name. */
export const examples: readonly (readonly [name: string, text: string])[] = [
  "examples",
  "examples/reference",
].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".ham"))
    .map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")] as const),
);
