import { choose } from "./pair";

/** Beyond these the result is 0 or infinite. */
const LEAST: f64 = -708;
const MOST: f64 = 709;
/** Adding it rounds to an integer and leaves that in the last bits. */
const ROUNDER: f64 = 6755399441055744;

/**
 * exp of both lanes to about the last digit: x = n log 2 + r, and of r the rational approximation
 * 1 + 2 r P(r²)/(Q(r²) − r P(r²)) (Moshier, Methods and Programs for Mathematical Functions, 1989).
 */
export function exp(x: v128): v128 {
  const held = f64x2.max(f64x2.min(x, f64x2.splat(MOST)), f64x2.splat(LEAST));
  const rounder = f64x2.splat(ROUNDER);
  const shifted = f64x2.add(f64x2.mul(held, f64x2.splat(Math.LOG2E)), rounder);
  const n = f64x2.sub(shifted, rounder);
  let r = f64x2.sub(held, f64x2.mul(n, f64x2.splat(6.93145751953125e-1)));
  r = f64x2.sub(r, f64x2.mul(n, f64x2.splat(1.4286068203094173e-6)));
  const rr = f64x2.mul(r, r);
  let p = f64x2.splat(0.00012617719307481058);
  p = f64x2.add(f64x2.mul(p, rr), f64x2.splat(0.030299440770744195));
  p = f64x2.mul(f64x2.add(f64x2.mul(p, rr), f64x2.splat(1)), r);
  let q = f64x2.splat(3.0019850513866446e-6);
  q = f64x2.add(f64x2.mul(q, rr), f64x2.splat(0.002524483403496841));
  q = f64x2.add(f64x2.mul(q, rr), f64x2.splat(0.22726554820815503));
  q = f64x2.add(f64x2.mul(q, rr), f64x2.splat(2));
  const fraction = f64x2.div(f64x2.add(p, p), f64x2.sub(q, p));
  const power = i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52);
  const result = f64x2.mul(f64x2.add(f64x2.splat(1), fraction), power);
  const most = choose(f64x2.gt(x, f64x2.splat(MOST)), f64x2.splat(Infinity), result);
  return v128.andnot(most, f64x2.lt(x, f64x2.splat(LEAST)));
}
