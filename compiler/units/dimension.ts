/**
 * A physical dimension as exponents of energy, length, time, temperature and charge.
 * Internal units: eV, Å, fs, K and the elementary charge.
 */
export interface Dimension {
  readonly energy: number;
  readonly length: number;
  readonly time: number;
  readonly temperature: number;
  readonly charge: number;
}

const bases = ["energy", "length", "time", "temperature", "charge"] as const;

const baseUnits: Record<(typeof bases)[number], string> = {
  energy: "eV",
  length: "angstrom",
  time: "fs",
  temperature: "K",
  charge: "e",
};

export const dimensionless: Dimension = dimension({});
export const energy: Dimension = dimension({ energy: 1 });
export const length: Dimension = dimension({ length: 1 });
export const temperature: Dimension = dimension({ temperature: 1 });

export function dimension(exponents: Partial<Dimension>): Dimension {
  return { energy: 0, length: 0, time: 0, temperature: 0, charge: 0, ...exponents };
}

export function multiply(a: Dimension, b: Dimension): Dimension {
  return combine(a, b, 1);
}

export function divide(a: Dimension, b: Dimension): Dimension {
  return combine(a, b, -1);
}

export function raise(a: Dimension, exponent: number): Dimension {
  return combine(dimensionless, a, exponent);
}

/** a · b^exponent. */
function combine(a: Dimension, b: Dimension, exponent: number): Dimension {
  const sum = { ...a } as Record<(typeof bases)[number], number>;
  for (const base of bases) sum[base] += exponent * b[base];
  return sum;
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return bases.every((base) => Math.abs(a[base] - b[base]) < 1e-9);
}

export function isDimensionless(a: Dimension): boolean {
  return sameDimension(a, dimensionless);
}

/** "a number without unit", "eV", "eV/angstrom^2": how a message names a dimension. */
export function describeDimension(a: Dimension): string {
  return isDimensionless(a) ? "a plain number" : `a quantity in ${unitOf(a)}`;
}

/** The unit in which a dimension is stored and shown: "eV", "eV*angstrom", "" for a number. */
export function unitOf(a: Dimension): string {
  const power = (base: (typeof bases)[number], exponent: number) =>
    exponent === 1 ? baseUnits[base] : `${baseUnits[base]}^${Number(exponent.toFixed(6))}`;
  const above = bases.filter((base) => a[base] > 0).map((base) => power(base, a[base]));
  const below = bases.filter((base) => a[base] < 0).map((base) => power(base, -a[base]));
  if (below.length === 0) return above.join("*");
  return `${above.join("*") || "1"}/${below.length > 1 ? `(${below.join("*")})` : below[0]}`;
}
