import type { Model } from "../compiler/model/model.ts";
import { invert, reciprocal } from "../compiler/model/lattice.ts";
import { keyOf, type Operation } from "../compiler/symmetry/operation.ts";
import { coefficients, createHoppingTable } from "../runtime/bloch/hopping-table.ts";
import type { Engine } from "../runtime/engine/engine.ts";
import { createLayout, rawToTheta } from "../runtime/parameters/layout.ts";
import { initialTheta } from "../runtime/parameters/start.ts";
import type { Program, Quantity } from "../runtime/program.ts";
import { QuantityKernel } from "../runtime/quantity.ts";
import { createRandom, type Random } from "../runtime/random.ts";
import { MeanKernel } from "../runtime/zone/mean.ts";
import { unshifted } from "../runtime/zone/mesh.ts";
import { familySymmetry, preimage } from "./family-symmetry.ts";

/** Parameters at which it is tried; a symmetry holds at all of them. */
const trials = 3;

/** The most bands for which it is tried: beyond, that would take longer than a person waits. */
const mostBands = 96;

/** A value is zero if it is so much smaller than what a hundredth of a broken symmetry makes it. */
const negligible = 1e-7;

/**
 * Kernels that are ready at once. What makes others fast takes longer to begin than they take for the
 * few points of a small model.
 */
const plainKernels: Engine = {
  name: "plain",
  precision: "float64",
  createSweepKernel: (table, sweep) =>
    sweep.kind === "mean" && table.bands <= fewBands ? new MeanKernel(table, sweep) : undefined,
};

/** Bands of a small model. */
const fewBands = 8;

/** What the symmetry of a whole model says of a quantity. */
export type Verdict =
  | { readonly allowed: true }
  /** The operation turns its sign: it is zero whatever the parameters. */
  | { readonly allowed: false; readonly operation: Operation };

/** Work in steps, between which others may have their turn. */
export type Steps<T> = Generator<undefined, T>;

/** The result of work in steps, at one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Tells of quantities of a program what the symmetry of the whole model says of them; of those of
 * which it cannot be told, nothing. Worked out in numbers: a quantity is summed over random wave
 * vectors and their images, and compared with its values for Hamiltonians nearby that are outside of
 * the model.
 */
export function symmetryJudge(
  model: Model,
  program: Program,
): (quantity: Quantity) => Steps<Verdict | undefined> {
  const isTold = model.bands <= mostBands && !model.declared.continuum;
  const random = createRandom(0x5e77, 0);
  const table = createHoppingTable(program);
  const thetas = Array.from({ length: trials }, () => randomTheta(program, random));
  const b = reciprocal(model.lattice.vectors);
  const ks = thetas.map(() => {
    const kappa = b.map(() => random.uniform());
    return b.map((_, axis) => kappa.reduce((sum, x, i) => sum + x * b[i][axis], 0));
  });
  const points = thetas.map((theta, n): Case => {
    const c = coefficients(table, theta);
    return { theta, c, nearby: perturbed(c, random), k: ks[n] };
  });
  // What takes time is worked out once, when it is needed.
  let operations: readonly Operation[] | undefined;
  return function* (quantity) {
    if (!isTold || !isJudged(quantity)) return undefined;
    const kernel = new QuantityKernel(table, quantity, plainKernels);
    for (const point of points) {
      const size = yield* relativeSize(point, kernel, b.length);
      if (!Number.isFinite(size)) return undefined;
      if (size > negligible) return { allowed: true };
    }
    yield;
    operations ??= familySymmetry(model, table, thetas, ks);
    const operation = yield* responsible(operations, points, kernel, model, b);
    return operation && { allowed: false, operation };
  };
}

/** A sum over the zone, on which alone a symmetry acts as it does on its integrand. */
function isJudged({ sweeps }: Quantity): boolean {
  return (
    sweeps.every(({ kind }) => summed.includes(kind)) && sweeps.some(({ kind }) => kind === "mean")
  );
}

/** A value over that of the Hamiltonian nearby; not finite where they cannot be compared. */
function* relativeSize(
  { theta, c, nearby }: Case,
  kernel: QuantityKernel,
  dimension: number,
): Steps<number> {
  const whole = unshifted(Array<number>(dimension).fill([7, 5, 3][dimension - 1]));
  yield;
  const value = kernel.valueOf(c, theta, 0, whole);
  yield;
  return Math.abs(value / kernel.valueOf(nearby, theta, 0, whole));
}

/** The operation that a quantity owes it to that it is zero. */
function* responsible(
  operations: readonly Operation[],
  points: readonly Case[],
  kernel: QuantityKernel,
  model: Model,
  b: readonly (readonly number[])[],
): Steps<Operation | undefined> {
  const inverse = invert(b);
  const at = ({ theta }: Case, c: Float64Array, k: readonly number[]): number => {
    const shift = b.map((_, i) => k.reduce((sum, x, axis) => sum + x * inverse[axis][i], 0));
    return kernel.valueOf(c, theta, 0, { sizes: b.map(() => 1), shift });
  };
  const cancels = (one: Case, star: readonly (readonly number[])[]): boolean => {
    const sum = star.reduce((total, k) => total + at(one, one.c, k), 0);
    const size = star.reduce((total, k) => total + Math.abs(at(one, one.nearby, k)), 0);
    return Math.abs(sum) < negligible * size;
  };
  // What is zero at each k owes that to an operation that leaves k where it is.
  const pointwise = points.every((one) => cancels(one, [one.k]));
  const found: Operation[] = [];
  for (const operation of operations) {
    yield;
    const isOne = points.every((one) => {
      const star = starOf(operation, one.k);
      return pointwise ? star.length === 1 : cancels(one, star);
    });
    if (isOne) found.push(operation);
  }
  const declared = new Set(model.symmetry.group.map(keyOf));
  const rank = (operation: Operation): number =>
    operation.name.length - (declared.has(keyOf(operation)) ? 1000 : 0);
  return found.toSorted((p, q) => rank(p) - rank(q))[0];
}

/** The quantities of a program that an operation of the whole model makes zero, with its name. */
export function forbiddenQuantities(
  model: Model,
  program: Program,
): readonly { readonly text: string; readonly operation: string }[] {
  const judge = symmetryJudge(model, program);
  const goal = program.goal ? [program.goal.quantity] : [];
  return [...goal, ...program.report].flatMap((quantity) => {
    const verdict = atOnce(judge(quantity));
    return verdict?.allowed === false
      ? [{ text: quantity.text, operation: verdict.operation.name }]
      : [];
  });
}

/** Parameters, the coefficients there and for a Hamiltonian nearby, and a wave vector. */
interface Case {
  readonly theta: Float64Array;
  readonly c: Float64Array;
  readonly nearby: Float64Array;
  readonly k: readonly number[];
}

const summed: readonly string[] = ["mean", "filling"];

/** The wave vectors that powers of an operation make of one. */
function starOf(operation: Operation, k: readonly number[]): readonly (readonly number[])[] {
  const star = [k];
  for (let next = preimage(operation, k); !same(next, k); next = preimage(operation, next))
    star.push(next);
  return star;
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.every((x, axis) => Math.abs(x - b[axis]) < 1e-9 * (1 + Math.abs(x)));
}

/** Values anywhere inside the domains; fixed parameters as they are. */
function randomTheta(program: Program, random: Random): Float64Array {
  const layout = createLayout(program);
  const theta = initialTheta(program);
  const raw = Float64Array.from({ length: layout.rawLength }, () => random.normal());
  rawToTheta(layout, raw, theta);
  return theta;
}

/** Coefficients that differ by about a hundredth and have no symmetry left. */
function perturbed(c: Float64Array, random: Random): Float64Array {
  const scale = 0.01 * Math.max(...c.map(Math.abs));
  return c.map((x) => x + scale * random.normal());
}
