import type { MeasuredCentres, MeasuredCurve, MeasuredPath, MeasuredProfile } from "../series.ts";
import { digits6, unitText } from "./numbers.ts";

/** What is only the rounding of a diagonalisation. */
const ROUNDING = 1e-13;

/** A curve in one line: its extremes, and how many of its points are not certified. */
export function curveLine(curve: MeasuredCurve): string {
  const { expression, variable, variableUnit, unit, x, value, certified } = curve;
  const finite = [...x.keys()].filter((n) => Number.isFinite(value[n]));
  if (finite.length === 0) return `${expression}: no finite value`;
  const least = finite.reduce((best, n) => (value[n] < value[best] ? n : best));
  const most = finite.reduce((best, n) => (value[n] > value[best] ? n : best));
  const at = (n: number): string =>
    `${withUnit(value[n], unit)} at ${variable} = ${withUnit(x[n], variableUnit)}`;
  const doubtful = certified.filter((sure) => !sure).length;
  const doubt = doubtful === 0 ? "" : `  (not certified at ${doubtful} of ${x.length} points)`;
  return `${expression}: from ${at(least)} to ${at(most)}${doubt}`;
}

/** A path in one line: the range of its energies; all of them, where it is a single point. */
export function pathLine({ expression, unit, energies }: MeasuredPath): string {
  const symbol = unit === undefined ? "" : ` ${unitText(unit)}`;
  if (energies.length === 1)
    return `${expression}: ${energies[0].map(energyText).join(", ")}${symbol}`;
  const lowest = Math.min(...energies.map((row) => row[0]));
  const highest = Math.max(...energies.map((row) => row[row.length - 1]));
  const bands = energies[0].length === 1 ? "1 band" : `${energies[0].length} bands`;
  const range = `from ${energyText(lowest)} to ${energyText(highest)}${symbol}`;
  return `${expression}: ${bands} at ${energies.length} points, ${range}`;
}

/** Wannier centres in one line: all of them, where there is one κ; else how their sum winds. */
export function centresLine(line: MeasuredCentres): string {
  const { expression, kappa, centres, certified, winding, reason } = line;
  const why = reason.find((each) => each !== undefined);
  const doubtful = certified.filter((sure) => !sure).length;
  const points = kappa.length === 1 ? "" : ` at ${doubtful} of ${kappa.length} points`;
  const doubt = doubtful === 0 ? "" : `  (not certified${points}: ${why})`;
  if (winding === undefined) return `${expression}: ${centres[0].map(digits6).join(", ")}${doubt}`;
  const count = centres[0].length === 1 ? "1 centre" : `${centres[0].length} centres`;
  const sum = centres[0].length === 1 ? "it" : "their sum";
  return `${expression}: ${count} at ${kappa.length} points, ${sum} winds by ${winding}${doubt}`;
}

/** A profile in one line: its extremes. */
export function profileLine({ expression, unit, k, value, reason }: MeasuredProfile): string {
  const numbers = value.flat().filter(Number.isFinite);
  if (numbers.length === 0) return `${expression}: no finite value`;
  const lowest = numbers.reduce((a, b) => Math.min(a, b));
  const highest = numbers.reduce((a, b) => Math.max(a, b));
  const range = `from ${withUnit(lowest, unit)} to ${withUnit(highest, unit)}`;
  const doubt = reason === undefined ? "" : `  (not certified: ${reason})`;
  return `${expression}: at ${k.length} points, ${range}${doubt}`;
}

function withUnit(value: number, unit: string | undefined): string {
  return unit === undefined ? digits6(value) : `${digits6(value)} ${unitText(unit)}`;
}

function energyText(energy: number): string {
  return digits6(Math.abs(energy) < ROUNDING ? 0 : energy);
}
