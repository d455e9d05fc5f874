import type { Measured } from "../result.ts";

/** A number with six significant digits, without trailing zeros. */
export function digits6(value: number): string {
  return String(Number(value.toPrecision(6)) + 0);
}

/** `1.0000000000 ± 1e-10 e²/h`: as many decimals as the error leaves meaningful. */
export function measuredText({
  value,
  error,
  certified,
  reason,
  unit,
}: Pick<Measured, "value" | "error" | "certified" | "reason" | "unit">): string {
  const symbol = unit === undefined ? "" : ` ${unitText(unit)}`;
  const doubt = certified ? "" : `  (not certified${reason === undefined ? "" : `: ${reason}`})`;
  return `${valueText(value, error)}${symbol}${doubt}`;
}

/** Significant digits that are worth showing of a double. */
const mostDigits = 12;

function valueText(value: number, error: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (!(error > 0 && Number.isFinite(error))) return digits6(value);
  const bar = `± ${error.toExponential(0).replace("e+0", "")}`;
  // What the error bar swallows is no information.
  if (Math.abs(value) < error) return `0 ${bar}`;
  const lastDigit = Math.floor(Math.log10(error));
  if (lastDigit >= 0 && Math.abs(value) < 1e9) return `${value.toFixed(0)} ${bar}`;
  const firstDigit = Math.floor(Math.log10(Math.abs(value)));
  const digits = firstDigit - lastDigit + 1;
  // Exact to rounding: trailing zeros would only pretend to more.
  if (digits > mostDigits) return `${Number(value.toPrecision(mostDigits))} ${bar}`;
  return `${value.toPrecision(Math.max(1, digits))} ${bar}`;
}

/** `1 ∠ 0.5π  (0 + 1i)`. */
export function complexText({ re, im }: { readonly re: number; readonly im: number }): string {
  const magnitude = Math.hypot(re, im);
  const phase = Math.atan2(im, re) / Math.PI;
  const sign = im < 0 ? "-" : "+";
  const polar = `${digits6(magnitude)} ∠ ${digits6(phase)}π`;
  return `${polar}  (${digits6(re)} ${sign} ${digits6(Math.abs(im))}i)`;
}

/** `e^2/h` as `e²/h`. */
export function unitText(unit: string): string {
  return unit.replace(/\^(-?\d+)/g, (_, exponent: string) =>
    [...exponent].map((digit) => superscripts[digit]).join(""),
  );
}

const superscripts: Readonly<Record<string, string>> = {
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** `0.8 s`, `1 min 20 s`, `2 h 5 min`. */
export function durationText(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
