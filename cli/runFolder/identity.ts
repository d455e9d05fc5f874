import { createHash } from "node:crypto";
import { UsageError } from "../exit.ts";
import { type Compilation, type FileText, version } from "../../compiler/index.ts";
import type { Source } from "../source.ts";

/** What makes a run the run that it is: as long as all this is the same, so are its numbers. */
export interface RunIdentity {
  readonly version: 1;
  readonly ham: string;
  readonly node: string;
  readonly spec: { readonly path: string; readonly sha256: string; readonly text: string };
  /** The texts of the files that the spec names, by name; absent where it names none. */
  readonly files?: Readonly<Record<string, string>>;
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
  /** "tfjs:wasm"; absent for the default engine. */
  readonly engine?: string;
  readonly set: Readonly<Record<string, string>>;
}

export function identityOf(
  { source, files }: Pick<Compilation, "source" | "files">,
  program: string,
  settings: RunSettings,
): RunIdentity {
  return {
    version: 1,
    ham: version,
    node: process.version,
    spec: { path: source.path, sha256: sha256(source.text), text: source.text },
    ...(files.size > 0 ? { files: Object.fromEntries(files) } : {}),
    program: sha256(program),
    settings,
  };
}

/** The spec of a run as it was when the run began, with its files. */
export function sourceOf({ spec, files = {} }: RunIdentity): Source {
  const texts = new Map(Object.entries(files));
  const read = (name: string): FileText => {
    const text = texts.get(name);
    return text === undefined ? { unreadable: "the run did not keep it" } : { text };
  };
  return { path: spec.path, text: spec.text, read };
}

/** The settings with which to go on: those of the run; others may be repeated, not changed. */
export function settingsAgain(before: RunSettings, now: RunSettings, folder: string): RunSettings {
  for (const name of ["seed", "starts", "start", "steps", "engine"] as const) {
    if (now[name] !== undefined && now[name] !== before[name]) {
      const was =
        before[name] === undefined ? `without --${name}` : `with --${name} ${before[name]}`;
      if (name === "starts" || name === "start")
        throw new UsageError(
          `the run in ${folder} was begun ${was}, and goes on with the starts that it began with. ` +
            "Nothing there was touched; --out with a new folder begins a run with others, in which " +
            "a start of the same number has the same result.",
        );
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
  const changed = Object.entries(now.files ?? {}).find(
    ([name, text]) => before.files?.[name] !== text,
  );
  if (changed !== undefined) refuse(folder, `was begun with another text of ${changed[0]}`);
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
