import { directionText } from "../../compiler/symmetry/name.ts";
import type { FoundSymmetries } from "../../analysis/design-symmetries/found-symmetries.ts";
import type { Fate, OperationClass } from "../../analysis/design-symmetries/summary.ts";
import { table } from "./table.ts";

/** Operations that are listed of each kind. */
const SHOWN = 12;
/** Residuals that are rounding. */
const ROUNDING = 1e-12;

const labels: Readonly<Record<Fate, string>> = {
  kept: "kept",
  keptWithSpinsTurned: "kept with spins turned",
  keptWithTimeReversal: "only with time reversal",
  keptWithTimeReversalAndSpinsTurned: "only with time reversal and spins turned",
  keptWithChangeOfSign: "H goes to -H",
  broken: "broken",
};

/** The symmetries of a design in lines: its point groups, then operations by what becomes of them. */
export function symmetriesLines({
  threshold,
  pointGroup,
  magneticPointGroup,
  summary,
}: FoundSymmetries): string[] {
  const groups = Object.entries(summary) as [Fate, readonly OperationClass[]][];
  return table(
    [
      ["point group", pointGroup],
      ["magnetic point group", magneticPointGroup],
      ...groups
        .filter(([, operations]) => operations.length > 0)
        .map(([fate, operations]) => [labels[fate], operationsText(fate, operations)]),
      ["kept means", `a residual of at most ${residualText(threshold)}`],
    ],
    new Set([0, 1]),
  );
}

function operationsText(fate: Fate, operations: readonly OperationClass[]): string {
  const names = operations.slice(0, SHOWN).map((found) => nameText(fate, found));
  const rest = operations.length - names.length;
  const list = [...names, ...(rest > 0 ? [`and ${rest} more`] : [])].join(", ");
  if (fate === "broken") return list;
  const largest = Math.max(...operations.map(({ residual }) => residual));
  const most = operations.length > 1 && largest >= ROUNDING ? "at most " : "";
  return `${list}  (residual ${most}${residualText(largest)})`;
}

function nameText(fate: Fate, { operation, residual, spins, count }: OperationClass): string {
  const name = fate.startsWith("keptWithTimeReversal")
    ? operation.replace("time_reversal * ", "")
    : operation;
  const times = count === 1 ? "" : ` (${count}×)`;
  if (fate === "broken") return `${name}${times} ${residualText(residual)}`;
  if (!spins) return `${name}${times}`;
  const axis = directionText(spins.axis.map((x) => (Math.abs(x) < 1e-3 ? 0 : x)));
  return `${name} by ${Number(spins.degrees.toFixed(1))}° about ${axis}${times}`;
}

function residualText(residual: number): string {
  return residual < ROUNDING ? "0" : String(Number(residual.toPrecision(2)));
}
