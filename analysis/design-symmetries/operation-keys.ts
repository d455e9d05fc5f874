import { type Rotation, compose, transposed, unity } from "../../compiler/symmetry/rotation.ts";
import type { LatticeOperation } from "../../runtime/index.ts";

/** An operation as far as it can be told without its place: its rotation, or its translation. */
export type Placeless = Pick<LatticeOperation, "rotation" | "shift">;

/** The most cells of a supercell along a vector, about. */
const LONGEST_CYCLE = 1000;

export function rotationKey(rotation: Rotation): string {
  return rotation
    .flat()
    .map((x) => Math.round(1e4 * x) + 0)
    .join();
}

/** Translations by their vector within the cell, everything else by its rotation. */
export function placelessKey({ rotation, shift }: Placeless): string {
  const key = rotationKey(rotation);
  if (key !== rotationKey(unity)) return key;
  return [key, ...shift.map((x) => Math.round(1e4 * (x - Math.floor(x + 1e-6))))].join();
}

/** h g h⁻¹. */
export function conjugated({ rotation, shift }: Placeless, by: LatticeOperation): Placeless {
  return {
    rotation: compose(compose(by.rotation, rotation), transposed(by.rotation)),
    // Of a translation; nothing else asks for it.
    shift: by.turn.map((row) => row.reduce((sum, x, j) => sum + x * shift[j], 0)),
  };
}

export function inverseOf({ rotation, shift }: Placeless): Placeless {
  return { rotation: transposed(rotation), shift: shift.map((x) => -x) };
}

/** Keys of g, g², … up to the identity. */
export function powerKeys({ rotation, shift }: Placeless): readonly string[] {
  const still = shift.map(() => 0);
  const identity = placelessKey({ rotation: unity, shift: still });
  const moves = rotationKey(rotation) === rotationKey(unity);
  const keys: string[] = [];
  let power = rotation;
  for (let n = 1; n <= LONGEST_CYCLE; n++) {
    const key = placelessKey({ rotation: power, shift: moves ? shift.map((x) => n * x) : still });
    if (key === identity) break;
    keys.push(key);
    power = compose(rotation, power);
  }
  return keys;
}

/** What an operation of a model with spin does to places and orbitals, up to a phase and its place. */
export function spinlessKey({ turn, shift, image, states }: LatticeOperation): string {
  // On orbitals times spins; of the spins' matrix one entry that is not zero is enough.
  const entries = (i: number, j: number) =>
    states.re.flatMap((row, a) =>
      row.flatMap((x, b) => (a % 2 === i && b % 2 === j ? [[x, states.im[a][b]] as const] : [])),
    );
  const size = (list: readonly (readonly [number, number])[]): number => Math.hypot(...list.flat());
  const [some, other] = [entries(0, 0), entries(0, 1)];
  const orbitals = size(some) > size(other) ? some : other;
  const [x, y] = orbitals.find((entry) => size([entry]) > 1e-6)!;
  const text = (value: number): string => String(Math.round(1e4 * value) + 0);
  const phased = orbitals.flatMap(([u, v]) =>
    [u * x + v * y, v * x - u * y].map((part) => text(part / (x * x + y * y))),
  );
  const isTranslation = turn.every((row, i) => row.every((x, j) => x === (i === j ? 1 : 0)));
  const moved = shift.map((t) => text(t - Math.floor(t + 1e-6)));
  // Where the lattice is open, only the image tells whether anything moves.
  return [turn.flat(), ...(isTranslation ? [moved, image] : []), phased].join();
}
