import type { ScalarBuilder } from "../ir/builder.ts";
import type { FermiFunction, NodeId } from "../ir/scalar.ts";

/**
 * The Fermi function and its derivatives by exponentials, as `runtime/math/fermi.ts` computes them,
 * so that all that is needed of one energy shares one of them.
 */
export function occupation(
  b: ScalarBuilder,
  fn: FermiFunction,
  e: NodeId,
  mu: NodeId,
  kT: NodeId,
): NodeId {
  const zero = b.constant(0);
  const one = b.constant(1);
  const warm = b.binary("less", zero, kT);
  const below = b.binary("less", e, mu);
  const x = b.divide(b.subtract(e, mu), kT);
  const z = b.apply("exp", b.negate(b.apply("abs", x)));
  const q = b.divide(one, b.add(one, z));
  switch (fn) {
    case "fermi": {
      const cold = b.select(below, one, b.select(b.binary("less", mu, e), zero, b.constant(0.5)));
      return b.select(warm, b.select(below, q, b.multiply(z, q)), cold);
    }
    case "fermiSlope": {
      const slope = b.divide(b.negate(b.multiply(z, b.multiply(q, q))), kT);
      return b.select(warm, slope, zero);
    }
    case "fermiCurvature": {
      const q3 = b.multiply(q, b.multiply(q, q));
      const size = b.divide(b.multiply(b.multiply(z, b.subtract(one, z)), q3), b.multiply(kT, kT));
      return b.select(warm, b.select(below, b.negate(size), size), zero);
    }
  }
}
