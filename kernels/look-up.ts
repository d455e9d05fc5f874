/** The value of a table that has no piece in memory for this energy; it may have one afterwards. */
declare function miss(table: usize, e: f64): f64;

/** As `runtime/math/polynomial-cells.ts` has them: cells of a piece, and bytes of their coefficients. */
const CELLS: f64 = 16;
const CELL: usize = 80;
/** Bytes before the cells: the piece's middle and width. */
const HEAD: usize = 16;

/**
 * The values of a table at both lanes. At `table` are: the place of its index (one place of a piece,
 * or 0, for each part of the range), the number of its parts, the range's end, parts per energy.
 */
export function lookUp(table: usize, x: v128): v128 {
  const first = f64x2.extract_lane(x, 0);
  const second = f64x2.extract_lane(x, 1);
  const p = pieceAt(table, first);
  const q = pieceAt(table, second);
  if (!p || !q) {
    const value = p ? polynomials(p, p, f64x2.splat(first)) : f64x2.splat(miss(table, first));
    const other = q ? polynomials(q, q, f64x2.splat(second)) : f64x2.splat(miss(table, second));
    return v128.shuffle<u64>(value, other, 0, 3);
  }
  return polynomials(p, q, x);
}

function pieceAt(table: usize, e: f64): usize {
  // As a number without a sign, what lies below is beyond the end too.
  const part = <u32>(<i32>floor<f64>((e + load<f64>(table, 8)) * load<f64>(table, 16)));
  if (part >= load<u32>(table, 4)) return 0;
  return load<u32>(<usize>(load<u32>(table) + 4 * part));
}

/** Of two pieces, one for each lane. */
function polynomials(p: usize, q: usize, x: v128): v128 {
  const middle = both(p, q, 0);
  const width = both(p, q, 8);
  const offset = f64x2.sub(x, middle);
  const inside = f64x2.div(f64x2.add(offset, offset), width);
  const place = f64x2.mul(f64x2.splat(0.5 * CELLS), f64x2.add(inside, f64x2.splat(1)));
  const cell = f64x2.max(f64x2.splat(0), f64x2.min(f64x2.splat(CELLS - 1), f64x2.floor(place)));
  const far = f64x2.sub(place, cell);
  const u = f64x2.sub(f64x2.add(far, far), f64x2.splat(1));
  const v = f64x2.mul(u, u);
  const a = p + HEAD + CELL * <usize>(<i32>f64x2.extract_lane(cell, 0));
  const b = q + HEAD + CELL * <usize>(<i32>f64x2.extract_lane(cell, 1));
  let even = both(a, b, 64);
  let odd = both(a, b, 72);
  even = f64x2.add(both(a, b, 48), f64x2.mul(v, even));
  odd = f64x2.add(both(a, b, 56), f64x2.mul(v, odd));
  even = f64x2.add(both(a, b, 32), f64x2.mul(v, even));
  odd = f64x2.add(both(a, b, 40), f64x2.mul(v, odd));
  even = f64x2.add(both(a, b, 16), f64x2.mul(v, even));
  odd = f64x2.add(both(a, b, 24), f64x2.mul(v, odd));
  even = f64x2.add(both(a, b, 0), f64x2.mul(v, even));
  odd = f64x2.add(both(a, b, 8), f64x2.mul(v, odd));
  return f64x2.add(even, f64x2.mul(u, odd));
}

/** A number of each place, in a lane each. */
function both(a: usize, b: usize, offset: usize): v128 {
  return v128.load64_lane(b + offset, v128.load64_splat(a + offset), 1);
}
