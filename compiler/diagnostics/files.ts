import { error } from "./entry.ts";

/** HAM7xxx: files that a spec names. */
export const files = {
  HAM7001: error<{ name: string; reason: string }>(
    "File that cannot be read",
    ({ name, reason }) => `\`${name}\` cannot be read: ${reason}.`,
    () => "A file is named by its path from the folder of the spec.",
  ),
  HAM7002: error<{ name: string; line: number; reason: string; remedy?: string }>(
    "File that is not understood",
    ({ name, line, reason }) => `\`${name}\`, line ${line}: ${reason}.`,
    ({ remedy }) => remedy,
  ),
};
