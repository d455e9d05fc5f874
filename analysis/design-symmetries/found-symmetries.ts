import { pointGroupSymbol } from "../../compiler/symmetry/point-group.ts";
import { axisAngle, compose, unity } from "../../compiler/symmetry/rotation.ts";
import {
  type LatticeOperation,
  type OperationResidual,
  operationResiduals,
  type Program,
  SAME_DESIGN,
} from "../../runtime/index.ts";
import { rotationKey } from "./operation-keys.ts";
import { type Row, type Summary, summaryOf } from "./summary.ts";

/** Which operations of the lattice leave a design the same, up to gauge. */
export interface FoundSymmetries {
  /** Operations of a larger residual are broken. */
  readonly threshold: number;
  /** Of the operations that are kept alone, spins turning with the places. */
  readonly pointGroup: string;
  /** With those that are kept only together with time reversal, which are primed. */
  readonly magneticPointGroup: string;
  readonly summary: Summary;
  readonly operations: readonly FoundOperation[];
}

/** An operation of the lattice, alone or with time reversal or a change of sign. */
export interface FoundOperation {
  /** "time_reversal * mirror(x)". */
  readonly operation: string;
  readonly kept: boolean;
  /** min ‖H − gH‖ / ‖H‖ over gauges, and over rotations of all spins where there is `spins`. */
  readonly residual: number;
  /** How all spins are to turn beyond what the operation does to them. */
  readonly spins?: { readonly axis: readonly number[]; readonly degrees: number };
}

/** Holds the design at θ against operations of its lattice, of which the first is the identity. */
export function foundSymmetries(
  program: Program,
  operations: readonly LatticeOperation[],
  theta: ArrayLike<number>,
): FoundSymmetries {
  const residuals = operationResiduals(program, operations, theta);
  const threshold = closedThreshold(
    residuals
      .filter(({ sign }) => sign === 1)
      .map(({ operation, ...rest }) => ({ ...rest, rotation: operations[operation].rotation })),
  );
  const rows = residuals.map((residual): Row => {
    const { antiunitary, sign } = residual;
    const operation = operations[residual.operation];
    return { operation, antiunitary, sign, found: foundOperation(operation, residual, threshold) };
  });
  const [identity] = operations;
  return {
    threshold,
    ...pointGroups(rows),
    summary: summaryOf(rows, identity),
    // Changes of sign are seldom kept: of those that are not, chiral and particle_hole tell enough.
    operations: rows
      .filter(({ operation, sign, found }) => sign === 1 || found.kept || operation === identity)
      .map(({ found }) => found),
  };
}

function foundOperation(
  { name }: LatticeOperation,
  { antiunitary, sign, residual, turned }: OperationResidual,
  threshold: number,
): FoundOperation {
  const kind =
    sign === 1 ? (antiunitary ? "time_reversal" : "") : antiunitary ? "particle_hole" : "chiral";
  const operation = kind === "" ? name : name === "identity" ? kind : `${kind} * ${name}`;
  if (residual <= threshold || !turned || turned.residual > threshold)
    return { operation, kept: residual <= threshold, residual };
  const { axis, angle } = axisAngle(turned.rotation);
  const spins = { axis, degrees: (angle * 180) / Math.PI };
  return { operation, kept: true, residual: turned.residual, spins };
}

interface PointResidual {
  readonly rotation: LatticeOperation["rotation"];
  readonly antiunitary: boolean;
  readonly residual: number;
}

/**
 * The residual up to which operations count as kept: that of equal designs, but so that what is kept
 * is a group. Residuals of products are at most sums, so it may have to be larger, at most twice; if
 * that does not do, it is smaller.
 */
function closedThreshold(residuals: readonly PointResidual[]): number {
  const least = new Map<string, PointResidual>();
  for (const next of residuals) {
    const key = elementKey(next);
    if (next.residual <= (least.get(key)?.residual ?? Infinity)) least.set(key, next);
  }
  const largestFor = (threshold: number): number =>
    largest(
      generated(
        [...least.values()].filter(({ residual }) => residual <= threshold),
        least,
      ),
    );
  let threshold = SAME_DESIGN;
  while (threshold <= 2 * SAME_DESIGN) {
    const needed = largestFor(threshold);
    if (needed <= threshold) return threshold;
    threshold = needed;
  }
  const smaller = residuals
    .map(({ residual }) => residual)
    .filter((residual) => residual <= SAME_DESIGN)
    .sort((a, b) => b - a);
  return smaller.find((residual) => largestFor(residual) <= residual) ?? 0;
}

function largest(elements: readonly PointResidual[]): number {
  return Math.max(0, ...elements.map(({ residual }) => residual));
}

/** The group that some elements generate. */
function generated(
  generators: readonly PointResidual[],
  all: ReadonlyMap<string, PointResidual>,
): readonly PointResidual[] {
  const group = new Map(generators.map((element) => [elementKey(element), element]));
  for (const a of group.values())
    for (const b of generators) {
      const rotation = compose(a.rotation, b.rotation);
      const product = { rotation, antiunitary: a.antiunitary !== b.antiunitary };
      const key = elementKey(product);
      const known = all.get(key);
      if (known) group.set(key, known);
    }
  return [...group.values()];
}

function elementKey({ rotation, antiunitary }: Omit<PointResidual, "residual">): string {
  return `${antiunitary} ${rotationKey(rotation)}`;
}

function pointGroups(
  rows: readonly Row[],
): Pick<FoundSymmetries, "pointGroup" | "magneticPointGroup"> {
  const kept = rows.filter(({ sign, found }) => sign === 1 && found.kept && !found.spins);
  const elements = (antiunitary: boolean) =>
    new Map(
      kept
        .filter((row) => row.antiunitary === antiunitary)
        .map(({ operation: { rotation } }) => [rotationKey(rotation), { rotation }]),
    );
  const alone = elements(false);
  const reversed = elements(true);
  const primed = [...reversed].filter(([key]) => !alone.has(key));
  const isGrey = reversed.has(rotationKey(unity));
  const symbol = pointGroupSymbol([
    ...alone.values(),
    ...primed.map(([, { rotation }]) => ({ rotation, primed: true })),
  ]);
  return {
    pointGroup: pointGroupSymbol([...alone.values()]),
    magneticPointGroup: isGrey ? `${symbol}1'` : symbol,
  };
}
