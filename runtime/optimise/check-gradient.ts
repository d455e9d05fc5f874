import { createHoppingTable } from "../bloch/hopping-table.ts";
import { createLayout } from "../parameters/layout.ts";
import { startingPoint } from "../parameters/start.ts";
import type { Program } from "../program.ts";
import { createRandom } from "../random.ts";
import { unshifted } from "../zone/mesh.ts";
import { RawFunction } from "./raw-function.ts";

/** A gradient beside the one that differences give. */
export interface GradientCheck {
  readonly value: number;
  /** For some of the raw numbers: ∂L/∂x by adjoints and by differences. */
  readonly components: readonly {
    readonly index: number;
    readonly gradient: number;
    readonly difference: number;
  }[];
  /** The largest |gradient − difference| over the norm of the components. */
  readonly deviation: number;
  /** How many raw numbers there are. */
  readonly count: number;
}

/** At most this many raw numbers are moved, and points of the mesh taken along an axis. */
const MOST_COMPONENTS = 24;
const MOST_POINTS = 24;

/** Distance of the points of a difference. */
const STEP = 1e-3;

/**
 * Compares the gradient of a program's goal with differences of fourth order,
 * (8 (f(h) − f(−h)) − (f(2h) − f(−2h))) / 12h, at a random start, on a mesh of moderate size.
 * Throws where the program has no goal.
 */
export function checkGradient(program: Program, seed = program.solve.seed): GradientCheck {
  const { goal, solve } = program;
  if (goal === undefined) throw new Error("The program has no goal.");
  const layout = createLayout(program);
  const { x, theta } = startingPoint(layout, seed, 0);
  const f = new RawFunction(createHoppingTable(program), layout, goal.quantity, theta);
  const mesh = unshifted(solve.mesh.map((size) => Math.min(size, MOST_POINTS)));
  const { value, gradient } = f.gradient([...x], 0, mesh);
  const components = some(x.length, seed).map((index) => {
    const at = (h: number) =>
      f.value(
        [...x].map((raw, other) => (other === index ? raw + h : raw)),
        0,
        mesh,
      );
    const difference = (8 * (at(STEP) - at(-STEP)) - (at(2 * STEP) - at(-2 * STEP))) / (12 * STEP);
    return { index, gradient: gradient[index], difference };
  });
  const norm = Math.hypot(...components.map(({ difference }) => difference));
  const largest = Math.max(
    0,
    ...components.map((each) => Math.abs(each.gradient - each.difference)),
  );
  return { value, components, deviation: largest === 0 ? 0 : largest / norm, count: x.length };
}

/** Some of the numbers below `count`: all, where they are few. */
function some(count: number, seed: number): readonly number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  const random = createRandom(seed, -1);
  const keys = all.map(() => random.uniform());
  return all
    .toSorted((a, b) => keys[a] - keys[b])
    .slice(0, MOST_COMPONENTS)
    .toSorted((a, b) => a - b);
}
