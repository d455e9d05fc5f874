/** The closed table of units, each as a factor times internal units (eV, Å, fs, K, e). CODATA 2018. */
import { type Dimension, dimension, multiply, raise, dimensionless } from "./dimension.ts";
import { raiseTo } from "../ir/raise-to.ts";

export interface Unit {
  readonly factor: number;
  readonly dimension: Dimension;
}

/** Boltzmann's constant in eV/K. */
export const boltzmann = 8.617333262145179e-5;
/** One joule in eV. */
const joule = 1 / 1.602176634e-19;
/** Planck's constant in eV·fs. */
const planck = 4.135667696923859;

const energyUnit = (factor: number): Unit => ({ factor, dimension: dimension({ energy: 1 }) });
const lengthUnit = (factor: number): Unit => ({ factor, dimension: dimension({ length: 1 }) });
const timeUnit = (factor: number): Unit => ({ factor, dimension: dimension({ time: 1 }) });
const frequency = (factor: number): Unit => ({ factor, dimension: dimension({ time: -1 }) });
const temperatureUnit = (factor: number): Unit => ({
  factor,
  dimension: dimension({ temperature: 1 }),
});
const power = (factor: number): Unit => ({
  factor: (factor * joule) / 1e15,
  dimension: dimension({ energy: 1, time: -1 }),
});
const voltage = (factor: number): Unit => ({
  factor,
  dimension: dimension({ energy: 1, charge: -1 }),
});
const current = (factor: number): Unit => ({
  factor: (factor * joule) / 1e15,
  dimension: dimension({ charge: 1, time: -1 }),
});
const plain = (factor: number): Unit => ({ factor, dimension: dimensionless });

export const units: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    eV: energyUnit(1),
    meV: energyUnit(1e-3),
    keV: energyUnit(1e3),
    J: energyUnit(joule),
    angstrom: lengthUnit(1),
    pm: lengthUnit(1e-2),
    nm: lengthUnit(10),
    um: lengthUnit(1e4),
    mm: lengthUnit(1e7),
    cm: lengthUnit(1e8),
    m: lengthUnit(1e10),
    fs: timeUnit(1),
    ps: timeUnit(1e3),
    ns: timeUnit(1e6),
    us: timeUnit(1e9),
    ms: timeUnit(1e12),
    s: timeUnit(1e15),
    Hz: frequency(1e-15),
    kHz: frequency(1e-12),
    MHz: frequency(1e-9),
    GHz: frequency(1e-6),
    THz: frequency(1e-3),
    K: temperatureUnit(1),
    mK: temperatureUnit(1e-3),
    W: power(1),
    mW: power(1e-3),
    V: voltage(1),
    mV: voltage(1e-3),
    A: current(1),
    mA: current(1e-3),
    uA: current(1e-6),
    // A/V
    S: { factor: joule / 1e15, dimension: dimension({ charge: 2, energy: -1, time: -1 }) },
    C: { factor: joule, dimension: dimension({ charge: 1 }) },
    // V·s/m² and J·s²/m²
    T: { factor: 1e-5, dimension: dimension({ energy: 1, charge: -1, time: 1, length: -2 }) },
    kg: { factor: joule * 1e10, dimension: dimension({ energy: 1, time: 2, length: -2 }) },
    N: { factor: joule / 1e10, dimension: dimension({ energy: 1, length: -1 }) },
    e: { factor: 1, dimension: dimension({ charge: 1 }) },
    h: { factor: planck, dimension: dimension({ energy: 1, time: 1 }) },
    hbar: { factor: planck / (2 * Math.PI), dimension: dimension({ energy: 1, time: 1 }) },
    k_B: { factor: boltzmann, dimension: dimension({ energy: 1, temperature: -1 }) },
    // 8.8541878128e-12 C²/(J m)
    epsilon_0: {
      factor: (8.8541878128e-12 * joule) / 1e10,
      dimension: dimension({ charge: 2, energy: -1, length: -1 }),
    },
    deg: plain(Math.PI / 180),
    rad: plain(1),
  }),
);

/** The product of powers of named units; undefined where a name is not in the table. */
export function compoundUnit(
  factors: readonly { readonly name: string; readonly exponent: number }[],
): Unit | undefined {
  let result: Unit = plain(1);
  for (const { name, exponent } of factors) {
    const unit = units.get(name);
    if (!unit) return undefined;
    result = {
      factor: result.factor * raiseTo(unit.factor, exponent),
      dimension: multiply(result.dimension, raise(unit.dimension, exponent)),
    };
  }
  return result;
}
