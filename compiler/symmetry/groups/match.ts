import type { Lattice } from "../../model/lattice.ts";
import { type Operation, siteImages } from "../operation.ts";
import { possibleShifts } from "../place.ts";
import type { Rotation, Vector } from "../rotation.ts";
import { solveCongruence } from "./congruence.ts";
import { type Frame, framesOf } from "./frames.ts";
import type { StandardGroup } from "./table.ts";

/** An operation on places: x → turn·x + shift in lattice vectors, and the rotation in space. */
export type Placed = Pick<Operation, "rotation" | "turn" | "shift">;

/** One way in which a group lies on a lattice: a set of operations, however it may be described. */
export interface Match {
  /** The generators of the standard setting. */
  readonly generators: readonly Placed[];
  /** Conventional axes that give it; the first reads best. */
  readonly axes: readonly (readonly Vector[])[];
  /** In lattice vectors, a place where the origin of the standard setting may be. */
  readonly origin: readonly number[];
}

/** What a user has said of it. */
export interface Wish {
  /** The origin of the standard setting, in lattice vectors. */
  readonly origin?: readonly number[];
  /** Directions of a, b and c where they are given. */
  readonly axes: readonly (Vector | undefined)[];
}

/** The shifts with which an operation may be there, in lattice vectors. */
export type Shifts = (operation: Omit<Placed, "shift">) => readonly (readonly number[])[];

/** More than anybody wants to choose from. */
const mostMatches = 12;

/**
 * All ways in which a group lies on a lattice with its operations among those allowed. The group is
 * laid on each set of conventional axes; then the generators get shifts s_i one after the other so
 * that an origin p is left with t_i + (1 − W_i) p = s_i up to vectors of the lattice.
 */
export function matchGroup(
  group: StandardGroup,
  lattice: Lattice,
  shifts: Shifts,
  wish: Wish = { axes: [] },
): readonly Match[] {
  const frames = wishedFrames(framesOf(group, lattice), group, wish);
  const found: { match: Match; axes: (readonly Vector[])[]; operations: ReadonlySet<string> }[] =
    [];
  const solved = new Map<string, readonly Solution[]>();
  for (const frame of frames) {
    const system = JSON.stringify([frame.turns, frame.translations.map((t) => t.map(reduced))]);
    const solutions = solved.get(system) ?? solutionsOf(frame, shifts, wish.origin);
    solved.set(system, solutions);
    for (const { generators, origin } of solutions) {
      const keys = generators.map(keyOf);
      // All groups here are of one order: that of which this has the generators is this one.
      const known = found.find(({ operations }) => keys.every((key) => operations.has(key)));
      if (known) known.axes.push(frame.axes);
      else if (found.length < mostMatches) {
        const axes = [frame.axes];
        const operations = new Set(operationsOf(generators, lattice.dimension).map(keyOf));
        found.push({ match: { generators, axes, origin }, axes, operations });
      }
    }
  }
  return found.map(({ match }) => match);
}

/** The shifts that take sites to sites. */
export function siteShifts(lattice: Lattice): Shifts {
  const known = new Map<string, readonly (readonly number[])[]>();
  return ({ rotation, turn }) => {
    const key = JSON.stringify([turn, rotation.map((row) => row.map((x) => x.toFixed(6)))]);
    const shifts =
      known.get(key) ??
      possibleShifts(turn, lattice).filter(
        (shift) => siteImages(lattice, { rotation, turn }, shift) !== undefined,
      );
    known.set(key, shifts);
    return shifts;
  };
}

/** The shifts of known operations. */
export function knownShifts(operations: readonly Placed[]): Shifts {
  const byTurn = new Map<string, (readonly number[])[]>();
  const key = ({ rotation, turn }: Omit<Placed, "shift">) =>
    JSON.stringify([turn, rotation.map((row) => row.map((x) => Math.round(x * 1e5) + 0))]);
  for (const operation of operations) {
    const list = byTurn.get(key(operation)) ?? [];
    byTurn.set(key(operation), [...list, operation.shift]);
  }
  return (operation) => byTurn.get(key(operation)) ?? [];
}

/** Those along the directions asked for; of point groups those with c along z, if there are any. */
export function wishedFrames(
  frames: readonly Frame[],
  { kind }: StandardGroup,
  { axes }: Wish,
): readonly Frame[] {
  const wanted = frames.filter((frame) =>
    axes.every((axis, i) => !axis || areParallel(axis, frame.axes[i])),
  );
  if (kind !== "point") return wanted;
  const upright = wanted.filter((frame) => areParallel(frame.axes[2], [0, 0, 1]));
  return upright.length > 0 ? upright : wanted;
}

export function areParallel(u: Vector, v: Vector): boolean {
  const along = u.reduce((sum, x, i) => sum + x * v[i], 0);
  return Math.abs(Math.abs(along) - Math.hypot(...u) * Math.hypot(...v)) < 1e-6 * Math.abs(along);
}

interface Solution {
  readonly generators: readonly Placed[];
  readonly origin: readonly number[];
}

function solutionsOf(
  frame: Frame,
  shifts: Shifts,
  origin: readonly number[] | undefined,
): readonly Solution[] {
  const { rotations, turns, translations } = frame;
  // (1 − W_i) p = s_i − t_i
  const rows = turns.map((turn) =>
    turn.map((row, i) => row.map((x, j) => (i === j ? 1 : 0) - x + 0)),
  );
  const origins = (chosen: readonly (readonly number[])[]) =>
    solveCongruence(
      rows.slice(0, chosen.length).flat(),
      chosen.flatMap((shift, at) => shift.map((s, i) => s - translations[at][i])),
    );
  let partial: readonly (readonly (readonly number[])[])[] = [[]];
  for (const [at, turn] of turns.entries()) {
    const asked = origin?.map((_, i) =>
      rows[at][i].reduce((sum, x, j) => sum + x * origin[j], translations[at][i]),
    );
    const allowed = shifts({ rotation: rotations[at], turn }).filter(
      (shift) => !asked || shift.every((s, i) => isNearlyWhole(s - asked[i])),
    );
    partial = partial
      .flatMap((chosen) => allowed.map((shift) => [...chosen, shift]))
      .filter((chosen) => origins(chosen) !== undefined);
  }
  return partial.map((chosen) => ({
    generators: chosen.map((shift, at) => ({
      rotation: rotations[at],
      turn: turns[at],
      shift,
    })),
    origin: origin ?? (chosen.length > 0 ? origins(chosen)! : []).map(reduced),
  }));
}

/** The same text for the same operation up to translations of the cell. */
function keyOf({ rotation, shift }: Placed): string {
  return [...rotation.flat(), ...shift.map(reduced)].map((x) => Math.round(x * 1e4) + 0).join();
}

/** All products, up to translations of the cell. */
export function operationsOf(generators: readonly Placed[], dimension: number): readonly Placed[] {
  const unit = (size: number) =>
    Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)),
    );
  const identity: Placed = {
    rotation: unit(3),
    turn: unit(dimension),
    shift: unit(dimension).map(() => 0),
  };
  const found = new Set([keyOf(identity)]);
  const group = [identity];
  for (const operation of group)
    for (const generator of generators) {
      const next = after(generator, operation);
      const key = keyOf(next);
      if (found.has(key)) continue;
      found.add(key);
      group.push(next);
    }
  return group;
}

function after(a: Placed, b: Placed): Placed {
  const times = (m: Rotation, n: Rotation) =>
    m.map((row) => n[0].map((_, j) => row.reduce((sum, x, k) => sum + x * n[k][j], 0)));
  return {
    rotation: times(a.rotation, b.rotation),
    turn: times(a.turn, b.turn),
    shift: a.turn.map((row, i) =>
      reduced(row.reduce((sum, x, k) => sum + x * b.shift[k], a.shift[i])),
    ),
  };
}

/** In [0, 1), without what rounding leaves. */
function reduced(x: number): number {
  const rest = x - Math.floor(x + 1e-6);
  return Math.abs(rest) < 1e-9 ? 0 : rest;
}

function isNearlyWhole(x: number): boolean {
  return Math.abs(x - Math.round(x)) < 1e-5;
}
