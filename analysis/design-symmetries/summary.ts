import { handedness } from "../../compiler/symmetry/rotation.ts";
import type { LatticeOperation } from "../../runtime/index.ts";
import type { FoundOperation } from "./found-symmetries.ts";
import {
  conjugated,
  inverseOf,
  placelessKey,
  powerKeys,
  rotationKey,
  spinlessKey,
} from "./operation-keys.ts";

/** What was found of an operation, with the operation. */
export interface Row {
  readonly operation: LatticeOperation;
  readonly antiunitary: boolean;
  readonly sign: 1 | -1;
  readonly found: FoundOperation;
}

/** What becomes of an operation: the first of these that is true of it. */
const fates = [
  "kept",
  "keptWithTimeReversal",
  "keptWithSpinsTurned",
  "keptWithTimeReversalAndSpinsTurned",
  "keptWithChangeOfSign",
  "broken",
] as const;
export type Fate = (typeof fates)[number];

export type Summary = Readonly<Record<Fate, readonly OperationClass[]>>;

/**
 * Operations that kept ones turn into each other, by the one of the shortest name, with the largest
 * residual. Not counted are powers of rotations, and rotations and mirrors about other points.
 */
export interface OperationClass extends FoundOperation {
  readonly count: number;
}

/** Operations by what becomes of them. */
export function summaryOf(rows: readonly Row[], identity: LatticeOperation): Summary {
  const members = new Map(fates.map((fate) => [fate, [] as Row[]]));
  const ofIdentity = rows.filter(({ operation }) => operation === identity);
  for (const row of ofIdentity) {
    const { kept, spins } = row.found;
    if (row.sign === 1 && row.antiunitary)
      members.get(kept ? (spins ? "keptWithSpinsTurned" : "kept") : "broken")!.push(row);
    if (row.sign === -1 && kept) members.get("keptWithChangeOfSign")!.push(row);
  }
  for (const alike of kindsOf(rows.filter(({ operation }) => operation !== identity))) {
    const best = alike.reduce((p, q) => {
      const rank = fates.indexOf(fateOf(q)) - fates.indexOf(fateOf(p));
      return rank < 0 || (rank === 0 && isSimpler(q, p)) ? q : p;
    });
    members.get(fateOf(best))!.push(best);
  }
  for (const fate of ["keptWithSpinsTurned", "keptWithTimeReversalAndSpinsTurned"] as const)
    members.set(fate, differentWithoutSpin(members.get(fate)!, [identity, ...keptAlone(rows)]));
  const kept = keptAlone(rows);
  const classes = (fate: Fate): readonly OperationClass[] => {
    const found = members.get(fate)!;
    return classesOf(fate === "broken" ? found : generators(found), kept);
  };
  return {
    kept: classes("kept"),
    keptWithTimeReversal: classes("keptWithTimeReversal"),
    keptWithSpinsTurned: classes("keptWithSpinsTurned"),
    keptWithTimeReversalAndSpinsTurned: classes("keptWithTimeReversalAndSpinsTurned"),
    keptWithChangeOfSign: classes("keptWithChangeOfSign"),
    broken: classes("broken"),
  };
}

function fateOf({ antiunitary, sign, found: { kept, spins } }: Row): Fate {
  if (!kept) return "broken";
  if (sign === -1) return "keptWithChangeOfSign";
  if (antiunitary) return spins ? "keptWithTimeReversalAndSpinsTurned" : "keptWithTimeReversal";
  return spins ? "keptWithSpinsTurned" : "kept";
}

/** Of what is broken, by itself before with time reversal or a change of sign; then the closer one. */
function isSimpler(p: Row, q: Row): boolean {
  const products = ({ antiunitary, sign, found }: Row): number =>
    found.kept ? 0 : Number(antiunitary) + Number(sign === -1);
  return (
    products(p) - products(q) < 0 ||
    (products(p) === products(q) && p.found.residual < q.found.residual)
  );
}

function keptAlone(rows: readonly Row[]): readonly LatticeOperation[] {
  return rows.flatMap((row) => (fateOf(row) === "kept" ? [row.operation] : []));
}

/**
 * Where spins turn by themselves, operations that do the same to places and orbitals are one: the
 * first. Those that do what a kept one does say only that spins may turn.
 */
function differentWithoutSpin(rows: readonly Row[], kept: readonly LatticeOperation[]): Row[] {
  const seen = new Set(kept.map((operation) => `false ${spinlessKey(operation)}`));
  return rows.filter(({ operation, antiunitary }) => {
    const key = `${antiunitary} ${spinlessKey(operation)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Translations one by one; rotations and mirrors together with those about other points. */
function kindsOf(rows: readonly Row[]): Iterable<readonly Row[]> {
  const kinds = new Map<string, Row[]>();
  for (const row of rows) {
    const key = placelessKey(row.operation);
    kinds.set(key, [...(kinds.get(key) ?? []), row]);
  }
  return kinds.values();
}

/** Rows without those that are powers of other rotations or translations. */
function generators(rows: readonly Row[]): readonly Row[] {
  const cycles = rows.map(({ operation }) =>
    handedness(operation.rotation) > 0 ? powerKeys(operation) : [],
  );
  return rows.filter(({ operation }) => {
    const { length, [0]: own } = powerKeys(operation);
    return !cycles.some((cycle) => cycle.length > length && cycle.includes(own));
  });
}

/** Puts together what a kept operation makes of another one, and inverses. */
function classesOf(
  rows: readonly Row[],
  kept: readonly LatticeOperation[],
): readonly OperationClass[] {
  const turns = new Map(kept.map((operation) => [rotationKey(operation.rotation), operation]));
  const classes: { readonly rows: Row[]; readonly keys: ReadonlySet<string> }[] = [];
  for (const row of rows) {
    const { antiunitary, sign, operation } = row;
    const kind = `${antiunitary} ${sign}`;
    const known = classes.find(({ keys }) => keys.has(`${kind} ${placelessKey(operation)}`));
    if (known) known.rows.push(row);
    else {
      const images = [operation, inverseOf(operation)].flatMap((one) =>
        [...turns.values()].map((by) => `${kind} ${placelessKey(conjugated(one, by))}`),
      );
      classes.push({ rows: [row], keys: new Set(images) });
    }
  }
  return classes.map(({ rows: alike }) => {
    const { found } = alike.reduce((p, q) =>
      q.found.operation.length < p.found.operation.length ? q : p,
    );
    const residual = Math.max(...alike.map((row) => row.found.residual));
    return { ...found, residual, count: alike.length };
  });
}
