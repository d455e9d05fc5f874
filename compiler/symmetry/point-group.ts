import { type Rotation, type Vector, axisAngle, handedness, properPart } from "./rotation.ts";

/** An element of a point group; primed if it belongs to a magnetic one only with time reversal. */
export interface PointElement {
  readonly rotation: Rotation;
  readonly primed?: boolean;
}

/**
 * The Hermann–Mauguin symbol of a point group in three dimensions, in its short form: "6mm", and
 * with primes that of a magnetic one, "6m'm'" (International Tables for Crystallography A, 10.1).
 * Of the directions across the main axis that along x, or the closest to it, comes first.
 */
export function pointGroupSymbol(elements: readonly PointElement[]): string {
  const axes = axesOf(elements);
  const threefold = axes.filter(({ order }) => order === 3);
  if (axes.length === 0) return elements.length === 1 ? "1" : `-1${prime(find(elements, 1, -1))}`;
  if (threefold.length === 4) return cubicSymbol(axes, threefold[0]);
  const main = axes.find(({ order, turnsOver }) => order > 2 || turnsOver !== undefined);
  if (!main) return axes.length === 1 ? fullPart(axes[0]) : orthorhombicSymbol(axes);
  const across = axes.filter((axis) => axis !== main);
  const [first, second] = classesAcross(main, across);
  return [fullPart(main), ...[first, second].flatMap((axis) => (axis ? shortPart(axis) : []))].join(
    "",
  );
}

/** What a group has along one direction. */
interface Axis {
  readonly direction: Vector;
  /** Of its proper rotations: 1 to 6. */
  readonly order: number;
  readonly turn?: PointElement;
  /** The rotoinversion -3, -4 or -6, where the direction is called after it. */
  readonly turnsOver?: { readonly order: 3 | 4 | 6; readonly element: PointElement };
  readonly mirror?: PointElement;
}

function axesOf(elements: readonly PointElement[]): readonly Axis[] {
  const groups: { direction: Vector; members: PointElement[] }[] = [];
  for (const element of elements) {
    const { axis, angle } = axisAngle(properPart(element.rotation));
    if (angle < 1e-6) continue;
    const known = groups.find(
      ({ direction }) => Math.abs(Math.abs(dot(direction, axis)) - 1) < 1e-6,
    );
    if (known) known.members.push(element);
    else groups.push({ direction: axis, members: [element] });
  }
  return groups.map(({ direction, members }) => {
    const order = [6, 4, 3, 2].find((n) => find(members, n, 1)) ?? 1;
    const mirror = find(members, 2, -1);
    const over = ([4, 6, 3] as const).find((n) => find(members, n, -1));
    // Where a rotation is of the same even order, there is a mirror too: 4/m, 6/m.
    const named = over !== undefined && (over === 3 ? order === 3 : order < over);
    const turnsOver = named ? { order: over, element: find(members, over, -1)! } : undefined;
    return { direction, order, turn: find(members, order, 1), turnsOver, mirror };
  });
}

/** The element that turns by 360°/n about its axis, with inversion or without. */
function find(members: readonly PointElement[], n: number, hand: 1 | -1): PointElement | undefined {
  return members.find(({ rotation }) => {
    const { angle } = axisAngle(properPart(rotation));
    return (
      handedness(rotation) === hand && Math.abs(angle - (n === 1 ? 0 : (2 * Math.PI) / n)) < 1e-6
    );
  });
}

/** "6/m", "-4", "m". */
function fullPart({ order, turn, turnsOver, mirror }: Axis): string {
  if (turnsOver) return `-${turnsOver.order}${prime(turnsOver.element)}`;
  const rotation = `${order}${prime(turn)}`;
  if (!mirror) return rotation;
  return order === 1 ? `m${prime(mirror)}` : `${rotation}/m${prime(mirror)}`;
}

/** The same where a mirror says all: "m" for "2/m". */
function shortPart(axis: Axis): string {
  return axis.mirror ? `m${prime(axis.mirror)}` : fullPart(axis);
}

function prime(element: PointElement | undefined): string {
  return element?.primed ? "'" : "";
}

function cubicSymbol(axes: readonly Axis[], threefold: Axis): string {
  const others = axes.filter(({ order }) => order !== 3);
  const fourfold = others.find(({ order, turnsOver }) => order === 4 || turnsOver?.order === 4);
  const main = fourfold ?? others[0];
  const diagonal = fourfold && others.find(({ order, turnsOver }) => order < 4 && !turnsOver);
  const parts = [main, threefold].map(shortPart);
  return [...parts, ...(diagonal ? [shortPart(diagonal)] : [])].join("");
}

/** 222, mm2, mmm: in the order of x, y and z. */
function orthorhombicSymbol(axes: readonly Axis[]): string {
  const place = ({ direction: [x, y] }: Axis): number =>
    Math.hypot(x, y) < 1e-6 ? Math.PI : (Math.atan2(y, x) + Math.PI + 1e-6) % Math.PI;
  return axes
    .toSorted((a, b) => place(a) - place(b))
    .map(shortPart)
    .join("");
}

/**
 * One direction of each kind across the main axis, the one closest to x first: turns about the main
 * axis connect those of one kind.
 */
function classesAcross(main: Axis, across: readonly Axis[]): readonly (Axis | undefined)[] {
  const fourfold = main.order === 4 || main.turnsOver?.order === 4;
  // As lines, not arrows, those of a threefold axis too.
  const step = fourfold ? Math.PI / 2 : Math.PI / 3;
  const [first] = across.toSorted(
    (a, b) =>
      Math.abs(b.direction[0]) - Math.abs(a.direction[0]) || b.direction[1] - a.direction[1],
  );
  const isOther = ({ direction }: Axis): boolean => {
    const steps = Math.acos(Math.min(1, Math.abs(dot(first.direction, direction)))) / step;
    return Math.abs(steps - Math.round(steps)) > 1e-5;
  };
  return [first, across.find(isOther)];
}

function dot(u: Vector, v: Vector): number {
  return u.reduce((sum, x, i) => sum + x * v[i], 0);
}
