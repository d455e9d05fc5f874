import { families as familiesOf } from "../model/families.ts";
import type { Family } from "../model/family.ts";
import { type Entries, freePatterns } from "../model/form.ts";
import { type Action, candidates } from "./action.ts";
import { distance } from "./complex-matrix.ts";
import { transformed } from "./member-place.ts";
import type { Image, Orbit, Way } from "./orbit.ts";
import type { Values } from "./term-value.ts";
import type { User } from "./users.ts";

/** For each way from the representative of an orbit to an image, what the values become. */
export type OrbitActions = ReadonlyMap<Way, ReadonlyMap<Family, Action>>;

/** A way for which there is no such thing: the terms do not go with the operation. */
export interface Misfit {
  readonly orbit: Orbit;
  readonly image: Image;
  readonly way: Way;
}

/**
 * Finds the actions by trial: the term at the image, with the values acted upon, must be what the
 * operation makes of the term at the representative, for any values.
 */
export function orbitActions(
  orbit: Orbit,
  users: ReadonlyMap<string, User>,
  size: number,
): OrbitActions | Misfit {
  const actions = new Map<Way, ReadonlyMap<Family, Action>>();
  const from = users.get(orbit.representative.label)!;
  const trials = [1, 2].map((seed) => drawValues(from, size, seed));
  for (const image of orbit.images) {
    const to = users.get(image.place.label);
    for (const way of image.ways) {
      const found = to && findActions(from, to, way, trials, size);
      if (!found) return { orbit, image, way };
      actions.set(way, found);
    }
  }
  return actions;
}

function findActions(
  from: User,
  to: User,
  { operation, reversed }: Way,
  trials: readonly Values[],
  size: number,
): ReadonlyMap<Family, Action> | undefined {
  const local = familiesOf(from.value.term.value).filter(({ each }) => each.kind !== "one");
  const wanted = trials.map((values) =>
    transformed(from.value.at(from.bond, values), from.place, operation, reversed),
  );
  const scale = Math.max(...wanted.flatMap(({ re, im }) => [...re, ...im].map(Math.abs)), 1e-300);
  const fits = (actions: ReadonlyMap<Family, Action>): boolean =>
    trials.every((values, at) => {
      const acted = new Map(
        [...values].map(([family, value]) => [family, actions.get(family)?.(value) ?? value]),
      );
      for (const family of familiesOf(to.value.term.value))
        if (!acted.has(family)) acted.set(family, draw(family, size, 3));
      return distance(to.value.at(to.bond, acted), wanted[at]) < 1e-9 * scale;
    });
  return combinations(local.map((family) => candidates(family, from.place, operation, reversed)))
    .map((actions) => new Map(actions.map((action, at) => [local[at], action])))
    .find(fits);
}

/** One of each list, the first ones first. */
function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (partial, list) => list.flatMap((item) => partial.map((chosen) => [...chosen, item])),
    [[]],
  );
}

function drawValues({ value }: User, size: number, seed: number): Values {
  return new Map(
    familiesOf(value.term.value).map((family, at) => [family, draw(family, size, seed + 10 * at)]),
  );
}

/** Numbers without any relation; positive, so that roots and logarithms have values. */
export function draw(family: Family, size: number, seed: number): Entries {
  const patterns = freePatterns(family, size);
  const numbers = patterns.map(
    (_, j) => 0.4 + 0.5 * fraction(Math.sin(12.9898 * (j + 1) + 78.233 * seed) * 43758.5453),
  );
  const total = (which: "re" | "im") =>
    patterns[0][which].map((_, at) =>
      patterns.reduce((sum, pattern, j) => sum + numbers[j] * pattern[which][at], 0),
    );
  return { re: total("re"), im: total("im") };
}

function fraction(x: number): number {
  return x - Math.floor(x);
}
