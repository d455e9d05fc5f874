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
 * The largest residual, up to that of equal designs, for which products of kept operations are kept:
 * residuals of products may add up, and what is kept is to be a group.
 */
function closedThreshold(residuals: readonly PointResidual[]): number {
  const least = new Map<string, PointResidual>();
  const keyOf = ({ rotation, antiunitary }: Omit<PointResidual, "residual">): string =>
    `${antiunitary} ${rotationKey(rotation)}`;
  for (const next of residuals) {
    const key = keyOf(next);
    if (next.residual <= (least.get(key)?.residual ?? SAME_DESIGN)) least.set(key, next);
  }
  const candidates = [...least.values()].sort((a, b) => a.residual - b.residual);
  for (let count = candidates.length; count > 0; count--) {
    const kept = candidates.slice(0, count);
    const keys = new Set(kept.map(keyOf));
    const isGroup = kept.every((a) =>
      kept.every((b) =>
        keys.has(
          keyOf({
            rotation: compose(a.rotation, b.rotation),
            antiunitary: a.antiunitary !== b.antiunitary,
          }),
        ),
      ),
    );
    if (isGroup) return count === candidates.length ? SAME_DESIGN : kept[count - 1].residual;
  }
  return 0;
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
