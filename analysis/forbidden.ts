import type { Model } from "../compiler/model/model.ts";
import { invert, reciprocal } from "../compiler/model/lattice.ts";
import { keyOf, type Operation } from "../compiler/symmetry/operation.ts";
import { coefficients, createHoppingTable } from "../runtime/bloch/hopping-table.ts";
import { createLayout, rawToTheta } from "../runtime/parameters/layout.ts";
import { initialTheta } from "../runtime/parameters/start.ts";
import type { Program, Quantity } from "../runtime/program.ts";
import { QuantityKernel } from "../runtime/quantity.ts";
import { createRandom, type Random } from "../runtime/random.ts";
import { unshifted } from "../runtime/zone/mesh.ts";
import { familySymmetry, preimage } from "./family-symmetry.ts";

/** Parameters at which it is tried; a symmetry holds at all of them. */
const trials = 3;

/** The most bands for which it is tried: beyond, that would take longer than a person waits. */
const mostBands = 96;

/** A value is zero if it is so much smaller than what a hundredth of a broken symmetry makes it. */
const negligible = 1e-7;

/**
 * The operation of the whole model that turns the sign of a quantity, so that it is zero whatever the
 * parameters; undefined where there is none. Worked out in numbers: the quantity is summed over
 * random wave vectors and their images, and compared with its values for Hamiltonians nearby that
 * are outside of the model.
 */
export function forbiddingOperation(
  model: Model,
  program: Program,
  quantity: Quantity,
): Operation | undefined {
  if (model.bands > mostBands) return undefined;
  if (model.declared.continuum || quantity.sweeps.some(({ kind }) => !summed.includes(kind)))
    return undefined;
  if (!quantity.sweeps.some(({ kind }) => kind === "mean")) return undefined;
  const random = createRandom(0x5e77, 0);
  const table = createHoppingTable(program);
  const thetas = Array.from({ length: trials }, () => randomTheta(program, random));
  const b = reciprocal(model.lattice.vectors);
  const ks = thetas.map(() => {
    const kappa = b.map(() => random.uniform());
    return b.map((_, axis) => kappa.reduce((sum, x, i) => sum + x * b[i][axis], 0));
  });
  const operations = familySymmetry(model, table, thetas, ks);
  if (operations.length === 0) return undefined;

  const kernel = new QuantityKernel(table, quantity);
  const cases = thetas.map((theta, n): Case => {
    const c = coefficients(table, theta);
    return { theta, c, nearby: perturbed(c, random), k: ks[n] };
  });
  const whole = unshifted(b.map(() => [7, 5, 3][b.length - 1]));
  const isZero = ({ theta, c, nearby }: Case): boolean =>
    Math.abs(kernel.valueOf(c, theta, 0, whole)) <
    negligible * Math.abs(kernel.valueOf(nearby, theta, 0, whole));
  if (!cases.every(isZero)) return undefined;

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
  const pointwise = cases.every((one) => cancels(one, [one.k]));
  const responsible = operations.filter((operation) =>
    cases.every((one) => {
      const star = starOf(operation, one.k);
      return pointwise ? star.length === 1 : cancels(one, star);
    }),
  );
  const declared = new Set(model.symmetry.group.map(keyOf));
  const rank = (operation: Operation): number =>
    operation.name.length - (declared.has(keyOf(operation)) ? 1000 : 0);
  return responsible.toSorted((p, q) => rank(p) - rank(q))[0];
}

/** The quantities of a program that an operation of the whole model makes zero, with its name. */
export function forbiddenQuantities(
  model: Model,
  program: Program,
): readonly { readonly text: string; readonly operation: string }[] {
  const goal = program.goal ? [program.goal.quantity] : [];
  return [...goal, ...program.report].flatMap((quantity) => {
    const operation = forbiddingOperation(model, program, quantity);
    return operation ? [{ text: quantity.text, operation: operation.name }] : [];
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
