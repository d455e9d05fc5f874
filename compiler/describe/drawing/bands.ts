import type { Point } from "./plane.ts";
import { element, label, line, pixel, svg } from "./svg.ts";

/** Energies along a path in k space. */
export interface BandStructure {
  readonly distance: readonly number[];
  readonly corners: readonly { readonly label: string; readonly distance: number }[];
  /** For each point the energies, ascending. */
  readonly energies: readonly (readonly number[])[];
}

const size = { width: 420, height: 260 };
const margin = { left: 52, right: 14, top: 14, bottom: 30 };
const ink = "#333333";
const faint = "#d4d4d4";
const colour = "#1f5fa8";

/** The bands as an SVG picture: energies up, the path to the right, its corners as lines. */
export function drawBands({ distance, corners, energies }: BandStructure, unit: string): string {
  const all = energies.flat();
  const [low, high] = padded(Math.min(...all), Math.max(...all));
  const length = distance.at(-1) || 1;
  const right = size.width - margin.right;
  const bottom = size.height - margin.bottom;
  const x = (s: number) => margin.left + (s / length) * (right - margin.left);
  const y = (energy: number) => bottom - ((energy - low) / (high - low)) * (bottom - margin.top);
  const at = (s: number, energy: number): Point => ({ x: x(s), y: y(energy) });
  const ticks = ticksBetween(low, high);
  const bands = energies[0].map((_, band) =>
    element("polyline", {
      points: distance.map((s, n) => `${pixel(x(s))},${pixel(y(energies[n][band]))}`).join(" "),
      fill: "none",
      stroke: colour,
      "stroke-width": 1.6,
      "stroke-linejoin": "round",
    }),
  );
  return svg({ left: 0, top: 0, right: size.width, bottom: size.height }, "bands", [
    ...ticks.flatMap((energy) => [
      line(at(0, energy), at(length, energy), {
        stroke: energy === 0 ? "#9a9a9a" : faint,
        "stroke-width": 0.8,
        "stroke-dasharray": energy === 0 ? "4 3" : undefined,
      }),
      label({ x: margin.left - 22, y: y(energy) }, String(energy), { "font-size": 11, fill: ink }),
    ]),
    ...corners.flatMap((corner) => [
      line(at(corner.distance, low), at(corner.distance, high), {
        stroke: "#9a9a9a",
        "stroke-width": 0.8,
      }),
      label({ x: x(corner.distance), y: bottom + 14 }, corner.label, {
        "font-size": 12,
        fill: ink,
      }),
    ]),
    ...bands,
    ...(unit ? [label({ x: 16, y: margin.top }, unit, { "font-size": 11, fill: ink })] : []),
  ]);
}

/** A little room above and below; flat bands lie in the middle. */
function padded(low: number, high: number): [number, number] {
  const room = high - low > 1e-9 * Math.max(1, Math.abs(high)) ? 0.05 * (high - low) : 1;
  return [low - room, high + room];
}

/** Three to seven round numbers in a range. */
function ticksBetween(low: number, high: number): readonly number[] {
  const raw = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= raw)!;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: count }, (_, n) => Number(((first + n) * step).toPrecision(6)) + 0);
}
