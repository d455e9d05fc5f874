import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { MemoryTask } from "./memory-here.ts";
import { startPeer } from "./peer.ts";
import { cells, median } from "./timing.ts";
import { goalWork, hallSpec, javascriptOf, meshOf, programOf } from "./work.ts";

/** How many times less memory this project is to take. */
const WANTED = 5;
const SPEC = hallSpec([2, 2], 3);
const MESH = 64;
const ROUNDS = 5;

/**
 * The most memory of a fresh process that evaluates value and gradient of 8 bands on 64², above that
 * of one which has only loaded its libraries: rows of a table, for this project and its peers.
 */
export async function memory(root: string, peers: readonly string[]): Promise<readonly string[]> {
  if (!existsSync("/proc/self/status")) return [cells(["not measured: no /proc", "", "", "", ""])];
  const mine = memoryHere(root);
  const rows = [cells(["here", megabytes(mine), "", "", ""])];
  for (const { name, whole } of peers.flatMap((of) =>
    [false, true].map((all) => ({ name: of, whole: all })),
  )) {
    const peer = await memoryOf(root, name, whole);
    const ratio = peer === undefined ? 0 : peer.bytes / mine;
    rows.push(
      cells([
        `${peer?.library ?? name}, ${whole ? "all k in one batch" : "k in batches"}`,
        peer === undefined ? "not measured" : megabytes(peer.bytes),
        peer === undefined ? "" : ratio.toPrecision(3),
        `≥ ${WANTED}`,
        ratio >= WANTED ? "yes" : "no",
      ]),
    );
  }
  return rows;
}

function memoryHere(root: string): number {
  const javascript = javascriptOf(SPEC);
  const task: MemoryTask = { javascript, mesh: meshOf(programOf(SPEC), MESH) };
  const peak = (input: MemoryTask | null): number =>
    Number(
      execFileSync(process.execPath, [join(root, "node_modules/.ham-bench/memory-here.mjs")], {
        input: JSON.stringify(input),
        encoding: "utf8",
      }),
    );
  return median(Array.from({ length: ROUNDS }, () => peak(task) - peak(null)));
}

async function memoryOf(
  root: string,
  name: string,
  whole: boolean,
): Promise<{ readonly library: string; readonly bytes: number } | undefined> {
  const peer = await startPeer(root, name);
  if (peer === undefined) return undefined;
  const before = await peer.memory();
  await peer.load({ ...goalWork(programOf(SPEC), MESH, true).task, whole });
  await peer.run(10);
  const after = await peer.memory();
  peer.end();
  return { library: peer.library, bytes: after - before };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toPrecision(3)} MB`;
}
