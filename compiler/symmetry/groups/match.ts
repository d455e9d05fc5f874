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
  const along = (sense: (cosine: number) => number) =>
    frames.filter((frame) =>
      axes.every((axis, i) => !axis || sense(cosine(axis, frame.axes[i])) > 1 - sameDirection),
    );
  const directed = along((cosine) => cosine);
  const wanted = directed.length > 0 ? directed : along(Math.abs);
  if (kind !== "point") return wanted;
  const upright = wanted.filter(
    (frame) => Math.abs(cosine(frame.axes[2], [0, 0, 1])) > 1 - sameDirection,
  );
  return upright.length > 0 ? upright : wanted;
}

/** Directions are given to some digits, as (0.866, 0.5). */
const sameDirection = 1e-6;

function cosine(u: Vector, v: Vector): number {
  const along = u.reduce((sum, x, i) => sum + x * v[i], 0);
  return along / (Math.hypot(...u) * Math.hypot(...v));
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
  const still = rotations.length > 0 && !origin ? shifts(identityOf(turns[0].length)) : [];
  let partial: readonly (readonly (readonly number[])[])[] = [[]];
  for (const [at, turn] of turns.entries()) {
    const asked = origin?.map((_, i) =>
      rows[at][i].reduce((sum, x, j) => sum + x * origin[j], translations[at][i]),
    );
    const possible = shifts({ rotation: rotations[at], turn }).filter(
      (shift) => !asked || shift.every((s, i) => isNearlyWhole(s - asked[i])),
    );
    // Of those that translations of a smaller cell connect, one will do for the first generator.
    const allowed = at === 0 ? upToTranslations(possible, rows[0], still) : possible;
    partial = partial
      .flatMap((chosen) => allowed.map((shift) => [...chosen, shift]))
      .filter((chosen) => origins(chosen) !== undefined);
  }
  const moved = still.length > 1 ? still : [turns[0]?.map(() => 0) ?? []];
  return partial
    .flatMap((chosen) => moved.map((by) => chosen.map((shift, at) => movedBy(by, shift, rows[at]))))
    .map((chosen) => ({
      generators: chosen.map((shift, at) => ({
        rotation: rotations[at],
        turn: turns[at],
        shift,
      })),
      origin: origin ?? (chosen.length > 0 ? origins(chosen)! : []).map(reduced),
    }));
}

/** The shift of an operation after its origin is moved: s + (1 − W) t. */
function movedBy(
  by: readonly number[],
  shift: readonly number[],
  rows: readonly (readonly number[])[],
): readonly number[] {
  return shift.map((s, i) => reduced(rows[i].reduce((sum, x, j) => sum + x * by[j], s)));
}

function upToTranslations(
  shifts: readonly (readonly number[])[],
  rows: readonly (readonly number[])[],
  translations: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const key = (shift: readonly number[]) => shift.map((x) => Math.round(reduced(x) * 1e5)).join();
  const seen = new Set<string>();
  return shifts.filter((shift) => {
    const isNew = !seen.has(key(shift));
    if (isNew) for (const by of translations) seen.add(key(movedBy(by, shift, rows)));
    seen.add(key(shift));
    return isNew;
  });
}

function identityOf(dimension: number): Omit<Placed, "shift"> {
  const unit = (size: number) =>
    Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)),
    );
  return { rotation: unit(3), turn: unit(dimension) };
}

/** The same text for the same operation up to translations of the cell. */
function keyOf({ rotation, shift }: Placed): string {
  return [...rotation.flat(), ...shift.map(reduced)].map((x) => Math.round(x * 1e4) + 0).join();
}

/** All products, up to translations of the cell. */
export function operationsOf(generators: readonly Placed[], dimension: number): readonly Placed[] {
  const identity: Placed = {
    ...identityOf(dimension),
    shift: Array.from({ length: dimension }, () => 0),
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
