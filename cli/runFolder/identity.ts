import { createHash } from "node:crypto";
import { UsageError } from "../exit.ts";
import type { Source } from "../source.ts";
import { version } from "../../compiler/version.ts";

/** What makes a run the run that it is: as long as all this is the same, so are its numbers. */
export interface RunIdentity {
  readonly version: 1;
  readonly ham: string;
  readonly node: string;
  readonly spec: { readonly path: string; readonly sha256: string; readonly text: string };
  /** Of the program that the compiler made of it. */
  readonly program: string;
  readonly settings: RunSettings;
}

/** What the command line can say about the numbers of a run. */
export interface RunSettings {
  readonly seed?: number;
  readonly starts?: number;
  readonly start?: number;
  readonly steps?: number;
  readonly set: Readonly<Record<string, string>>;
}

export function identityOf(source: Source, program: string, settings: RunSettings): RunIdentity {
  return {
    version: 1,
    ham: version,
    node: process.version,
    spec: { path: source.path, sha256: sha256(source.text), text: source.text },
    program: sha256(program),
    settings,
  };
}

/** The settings with which to go on: those of the run; others may be repeated, not changed. */
export function settingsAgain(before: RunSettings, now: RunSettings, folder: string): RunSettings {
  for (const name of ["seed", "starts", "start", "steps"] as const) {
    if (now[name] !== undefined && now[name] !== before[name]) {
      const was =
        before[name] === undefined ? `without --${name}` : `with --${name} ${before[name]}`;
      refuse(folder, `was begun ${was}`);
    }
  }
  const given = Object.entries(now.set);
  const changed = given.find(([name, value]) => before.set[name] !== value);
  if (changed !== undefined) refuse(folder, `was begun without --set ${changed.join("=")}`);
  return before;
}

/** Throws UsageError if the run in the folder would not go on with the same numbers. */
export function checkSame(before: RunIdentity, now: RunIdentity, folder: string): void {
  if (before.ham !== now.ham) {
    refuse(folder, `was begun with ham ${before.ham}; this is ham ${now.ham}`);
  }
  if (before.node !== now.node) {
    refuse(folder, `was begun with Node ${before.node}; this is Node ${now.node}`);
  }
  if (before.spec.sha256 !== now.spec.sha256) {
    refuse(folder, `is of another spec: ${now.spec.path} has changed since (its own is spec.ham)`);
  }
  if (before.program !== now.program) {
    refuse(folder, "was begun with another program: the compiler has changed since");
  }
}

function refuse(folder: string, why: string): never {
  throw new UsageError(
    `the run in ${folder} ${why}, so it would not go on with the same numbers. ` +
      "Nothing there was touched; --out with a new folder begins a new run.",
  );
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
