import type { Program } from "../program.ts";
import type { Mesh } from "../zone/mesh.ts";
import type { PartKernel } from "../zone/parts.ts";
import type { Work } from "./work.ts";

/** Parts of a mesh that are to be computed. */
export interface Job {
  readonly work: Work;
  readonly kernel: PartKernel;
  readonly c: Float64Array;
  readonly s: Float64Array;
  /** Two or more parts of one mesh. */
  readonly parts: readonly Mesh[];
}

/** A thread with those that help it. */
export interface Team {
  /** Computes the parts, and takes the numbers of each in order. */
  compute(job: Job, take: (numbers: Float64Array, part: Mesh) => void): void;
}

const teams = new WeakMap<Program, Team>();

/** Who computes the parts of this program's sums, where that is more than the calling thread. */
export function teamOf(program: Program): Team | undefined {
  return teams.get(program);
}

/** Lets a team compute whatever of a program can be divided; undefined dismisses it. */
export function assignTeam(program: Program, team: Team | undefined): void {
  if (team === undefined) teams.delete(program);
  else teams.set(program, team);
}
