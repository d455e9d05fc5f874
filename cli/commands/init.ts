import { writeFileSync } from "node:fs";
import { exitCode, UsageError } from "../exit.ts";
import { print } from "../output.ts";
import { reason } from "../source.ts";
import firstSpec from "../texts/first.ham";

/** `ham init [NAME]`: writes a first spec to start from. Never replaces a file. */
export function init(name = "design"): number {
  const file = name.endsWith(".ham") ? name : `${name}.ham`;
  try {
    writeFileSync(file, firstSpec, { flag: "wx" });
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${reason(error)}`);
  }
  print(`wrote ${file}; run it with \`ham run ${file}\``);
  return exitCode.done;
}
