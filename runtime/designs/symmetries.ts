import type { LatticeOperation, Program } from "../program.ts";
import { type Alignment, alignSites, alignSpins } from "./align.ts";
import { dagger, times } from "./block-product.ts";
import { type Blocks, blocksAt, createDesignSpace, type DesignSpace } from "./design-space.ts";
import { phaseIn } from "./gauge.ts";
import { type Components, componentsOf, createReference, type Reference } from "./reference.ts";
import { rotate } from "./spins.ts";

/** How far a design is from its image under an operation of the lattice. */
export interface OperationResidual {
  /** Place in the list of operations. */
  readonly operation: number;
  /** With time reversal: conjugation, and the reversal of spins. */
  readonly antiunitary: boolean;
  /** −1: the operation is to change the sign of H. */
  readonly sign: 1 | -1;
  /** min ‖H − gH‖ / ‖H‖ over gauges g (Frobenius norm per cell): 0 for a symmetry. */
  readonly residual: number;
  /**
   * With a common rotation of all spins beyond what the operation does to them (3 × 3, by rows).
   * Absent where the model has no spins, or the image is the design without.
   */
  readonly turned?: {
    readonly residual: number;
    readonly rotation: readonly (readonly number[])[];
  };
}

/** Residuals that are rounding. */
const EXACT = 1e-9;

/**
 * For each operation, alone and with time reversal, keeping and changing the sign of H: the distance
 * of the design at θ from its image, where phases of sites, a shift of k and, where the goal is taken
 * at a filling, the common energy are free. Spins turn with the lattice. Exact where the image is the
 * design in another gauge; otherwise an upper bound, since the gauge is found by Newton's method from
 * that of a spanning tree. The lattice must not be a continuum.
 */
export function operationResiduals(
  program: Program,
  operations: readonly LatticeOperation[],
  theta: ArrayLike<number>,
): OperationResidual[] {
  const space = createDesignSpace(program, operations.map(onBonds));
  const blocks = blocksAt(space, theta);
  const reference = createReference(space, blocks);
  const norm = Math.sqrt(blocks.reduce((sum, x) => sum + x * x, 0));
  return operations.flatMap((operation, index) =>
    [false, true].flatMap((antiunitary) => {
      const image = componentsOf(
        space,
        transformed(space, blocks, operation, space.images[index], antiunitary),
      );
      return ([1, -1] as const).map((sign): OperationResidual => {
        const signed = image.map((x) => sign * x);
        return { operation: index, antiunitary, sign, ...residuals(reference, signed, norm) };
      });
    }),
  );
}

function onBonds({ turn, image, cell }: LatticeOperation) {
  return { columns: turn.map((_, a) => turn.map((row) => row[a])), image, shift: cell };
}

/** (gH)(g b) = U H(b) U†; with time reversal U T H(b)* T† U†, where T = iσy on spins. */
function transformed(
  { internal: m, spin, bonds }: DesignSpace,
  blocks: Blocks,
  { states }: LatticeOperation,
  image: Int32Array,
  antiunitary: boolean,
): Blocks {
  const u = Float64Array.from(
    states.re.flatMap((row, i) => row.flatMap((x, j) => [x, states.im[i][j]])),
  );
  const left = antiunitary && spin ? times(u, spinReversal(m), m) : u;
  const right = dagger(left, m);
  const size = 2 * m * m;
  const out = new Float64Array(blocks.length);
  for (let b = 0; b < bonds.length; b++) {
    const block = blocks.slice(size * b, size * (b + 1));
    if (antiunitary) for (let p = 1; p < size; p += 2) block[p] = -block[p];
    out.set(times(times(left, block, m), right, m), size * image[b]);
  }
  return out;
}

/** iσy for each orbital. */
function spinReversal(m: number): Float64Array {
  const out = new Float64Array(2 * m * m);
  for (let up = 0; up < m; up += 2) {
    out[2 * (up * m + up + 1)] = 1;
    out[2 * ((up + 1) * m + up)] = -1;
  }
  return out;
}

function residuals(
  reference: Reference,
  image: Components,
  norm: number,
): Pick<OperationResidual, "residual" | "turned"> {
  if (norm === 0) return { residual: 0 };
  const alone = alignSites(reference, image, -Infinity);
  const residual = distanceIn(reference, image, alone) / norm;
  if (!reference.space.spin || residual <= EXACT) return { residual };
  const turned = [undefined, alone.gauge]
    .map((gauge) => alignSpins(reference, image, -Infinity, gauge))
    .map((alignment) => ({ alignment, rotation: alignment.rotation! }))
    .map(({ alignment, rotation }) => ({
      residual: distanceIn(reference, rotate(image, rotation), alignment) / norm,
      rotation: [0, 3, 6].map((row) => [...rotation.subarray(row, row + 3)]),
    }));
  return { residual, turned: turned.reduce((p, q) => (q.residual < p.residual ? q : p)) };
}

/** ‖H − H′‖ in a gauge, term by term: a difference of squares would lose half of the digits. */
function distanceIn(
  { space, components: target, frame, onsite }: Reference,
  components: Components,
  { gauge }: Alignment,
): number {
  const size = 2 * space.internal ** 2;
  const squares = (bond: number, phase: number): number => {
    const [cos, sin] = [Math.cos(phase), Math.sin(phase)];
    let sum = 0;
    for (let p = size * bond; p < size * (bond + 1); p += 2) {
      const re = components[p] * cos - components[p + 1] * sin;
      const im = components[p] * sin + components[p + 1] * cos;
      sum += (target[p] - re) ** 2 + (target[p + 1] - im) ** 2;
    }
    return sum;
  };
  const seen = new Set<number>(onsite);
  let sum = onsite.reduce((total, bond) => total + squares(bond, 0), 0);
  for (const edge of frame.edges) {
    seen.add(edge.bond).add(space.reverse[edge.bond]);
    sum += 2 * squares(edge.bond, phaseIn(gauge, edge));
  }
  // The frame has no edges where the design has no hoppings.
  space.bonds.forEach((_, bond) => (sum += seen.has(bond) ? 0 : squares(bond, 0)));
  return Math.sqrt(sum);
}
