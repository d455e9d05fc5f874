/** A place on the picture: to the right, and down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest box around some points, with a margin. */
export function boxAround(points: readonly Point[], margin: number): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return {
    left: Math.min(...xs) - margin,
    top: Math.min(...ys) - margin,
    right: Math.max(...xs) + margin,
    bottom: Math.max(...ys) + margin,
  };
}

export function isInside({ x, y }: Point, { left, top, right, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

export function middleOf(points: readonly Point[]): Point {
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  };
}

/** How far a point lies from another along a direction. */
export function along(direction: Point, from: Point, to: Point): number {
  return (to.x - from.x) * direction.x + (to.y - from.y) * direction.y;
}

export function distance(from: Point, to: Point): number {
  return Math.sqrt((to.x - from.x) ** 2 + (to.y - from.y) ** 2);
}

/** The unit vector across a line, to its right. */
export function normal(from: Point, to: Point): Point {
  const length = distance(from, to);
  return { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
}

export function shift({ x, y }: Point, direction: Point, by: number): Point {
  return { x: x + by * direction.x, y: y + by * direction.y };
}

export function between(from: Point, to: Point, part: number): Point {
  return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) };
}
