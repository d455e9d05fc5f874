import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { catalogue } from "../../compiler/index.ts";
import { check } from "../../cli/commands/check.ts";

/**
 * Every `.ham` file of these folders makes one mistake; the `.out` file beside it is what
 * `ham check` says. `UPDATE_GOLDEN=1` writes the `.out` files anew: read them as a user would.
 */
const folder = "test/errors";
const update = process.env.UPDATE_GOLDEN === "1";

const specs = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ham"))
  .map((file) => file.replaceAll("\\", "/").slice(0, -".ham".length))
  .sort();

/** What a terminal would show of the command. */
function transcript(spec: string): string {
  vi.stubEnv("FORCE_COLOR", "0");
  let shown = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    shown += String(text);
    return true;
  });
  try {
    const path = `${folder}/${spec}.ham`;
    const code = check([path], { format: "human" });
    return `$ ham check ${path}\n${shown}[exit ${code}]\n`;
  } finally {
    write.mockRestore();
    vi.unstubAllEnvs();
  }
}

const golden = (spec: string): string => join(folder, `${spec}.out`);

const transcripts = specs.map((spec) => [spec, transcript(spec)] as const);

test.each(transcripts)("%s", (spec, actual) => {
  if (update) writeFileSync(golden(spec), actual);
  expect(actual).toBe(existsSync(golden(spec)) ? readFileSync(golden(spec), "utf8") : "");
});

describe("the transcripts", () => {
  const codes = transcripts.map(([, text]) =>
    [...text.matchAll(/^(?:error|warning)\[(HAM\d{4})\]/gm)].map((match) => match[1]),
  );

  test("show one message each", () => {
    expect(specs.filter((_, at) => codes[at].length !== 1)).toEqual([]);
  });

  test("show every code, and none more than three times", () => {
    const counts = Object.keys(catalogue).map((code) => {
      const count = codes.filter(([first]) => first === code).length;
      return [code, count] as const;
    });
    // A file beyond the size limit, and `--set` on the command line, are no small specs.
    const elsewhere = ["HAM1012", "HAM6009"];
    expect(counts.filter(([code, count]) => count === 0 && !elsewhere.includes(code))).toEqual([]);
    expect(counts.filter(([, count]) => count > 3)).toEqual([]);
  });
});
