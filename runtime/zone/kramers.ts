import { BlochSum } from "../bloch/bloch-sum.ts";
import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases, phasesAt } from "../bloch/phases.ts";
import { createEigensolver } from "../linalg/eigensolver.ts";

/** Relative splitting of energies that time reversal makes equal. */
const EQUAL = 1e-9;
/** Points without symmetry. */
const GENERIC = [
  [0.1379, 0.3127],
  [0.4421, 0.0873],
  [0.2718, 0.6181],
];

/**
 * Whether the energies are those of a time-reversal symmetric model of electrons with spin, in two
 * dimensions: equal at κ and −κ, and in pairs where these are the same (Kramers).
 */
export function energiesPair(table: HoppingTable, c: Float64Array): boolean {
  const bloch = new BlochSum(table, []);
  const eigen = createEigensolver(table.bands);
  const phases = createPhases(table);
  const energiesAt = (kappa: readonly number[]): Float64Array => {
    phasesAt(table, Float64Array.from(kappa), phases);
    bloch.assemble(c, phases);
    eigen.solveEnergies(bloch.hamiltonian);
    return eigen.energies.slice();
  };
  const allowed = EQUAL * energyScale(table, c);
  const equal = (one: Float64Array, other: Float64Array): boolean =>
    one.every((e, n) => Math.abs(e - other[n]) <= allowed);
  const even = (_: number, n: number): boolean => n % 2 === 0;
  const odd = (_: number, n: number): boolean => n % 2 === 1;
  const invariant = [0, 0.5].flatMap((x) => [0, 0.5].map((y) => energiesAt([x, y])));
  return (
    table.bands % 2 === 0 &&
    invariant.every((energies) => equal(energies.filter(even), energies.filter(odd))) &&
    GENERIC.every((kappa) => equal(energiesAt(kappa), energiesAt(kappa.map((x) => -x))))
  );
}
