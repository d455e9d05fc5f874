import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const program = fileURLToPath(new URL("../../bin/ham.js", import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface HamOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  /** Options of Node itself. */
  readonly node?: readonly string[];
  /** A shell command before it, in the same shell. */
  readonly shell?: string;
}

/** Runs the built command as a process. */
export function ham(args: readonly string[], options: HamOptions = {}): Ran {
  const command = [process.execPath, ...(options.node ?? []), program, ...args];
  const { status, stdout, stderr } = spawnSync(
    options.shell === undefined ? command[0] : "sh",
    options.shell === undefined
      ? command.slice(1)
      : ["-c", `${options.shell}; exec "$@"`, "sh", ...command],
    {
      cwd: options.cwd,
      input: options.input ?? "",
      encoding: "utf8",
      env: { ...environment, ...options.env },
    },
  );
  return { code: status, stdout, stderr };
}

/** Starts the built command as a process that goes on by itself. */
export function startHam(
  args: readonly string[],
  options: { readonly cwd?: string } = {},
): ChildProcess {
  return spawn(process.execPath, [program, ...args], { cwd: options.cwd, env: environment });
}

/** A folder with these files, gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "ham-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const { FORCE_COLOR: _force, NO_COLOR: _no, HAM_DEBUG: _debug, ...environment } = process.env;

/** A search of a fraction of a second. */
export const smallSearch = `lattice honeycomb

parameter M  : real in [-2, 2]    each site
parameter t2 : complex in disk(1) each bond of shell 2

hamiltonian H {
  onsite:      M
  hop shell 1: 1
  hop shell 2: t2
}

maximize hall_conductivity(H, mu = 0, kT = 1)

solve {
  method rmsprop
  rate   0.1
  steps  3
  starts 2
  mesh   8 x 8
}

report {
  band_gap(H, filling = 1/2)
}
`;

/** A spec without a goal. */
export const forward = `lattice square

space { orbital s, p }

parameter m : real = 1 fixed

hamiltonian H {
  onsite:           m * τz
  hop along (1, 0): (τz + i * τx) / 2
  hop along (0, 1): (τz + i * τy) / 2
}

report {
  chern_number(H, bands = 1)
  band_gap(H, filling = 1/2)
}
`;

export const misspelt = forward.replace("i * τx", "i * q");
