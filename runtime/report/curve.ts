import { type Certified, certify } from "../certify.ts";
import type { Curve, CurveRange, Program, Quantity } from "../program.ts";

/** A curve of the report with its certified values. */
export interface CurveResult {
  readonly curve: Curve;
  readonly x: readonly number[];
  readonly values: readonly Certified[];
}

/** The curves of a program's report at θ, each of their points certified by itself. */
export function evaluateCurves(program: Program, theta: Float64Array, step: number): CurveResult[] {
  return (program.curves ?? []).map((curve) => {
    const x = pointsOf(curve);
    const values = x.map((at) => certifyPoint(program, curve.quantity(at), theta, step));
    return { curve, x, values };
  });
}

/** Equally spaced, both ends included. */
export function pointsOf({ from, to, points }: CurveRange): number[] {
  return Array.from({ length: points }, (_, n) => {
    const t = n / (points - 1);
    return from * (1 - t) + to * t;
  });
}

/** Where the variable leaves what its quantity is defined for, that point has no value, and says why. */
function certifyPoint(
  program: Program,
  quantity: Quantity,
  theta: Float64Array,
  step: number,
): Certified {
  try {
    return certify(program, quantity, theta, step);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { value: NaN, error: Infinity, certified: false, reason, mesh: [] };
  }
}
