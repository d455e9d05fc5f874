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

function valueText(value: number, error: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (!(error > 0 && Number.isFinite(error))) return digits6(value);
  const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(error))));
  const large =
    Math.abs(value) >= 1e9 || (value !== 0 && Math.abs(value) < 1e-6 && decimals === 12);
  const fixed = decimals === 12 ? String(Number(value.toFixed(12))) : value.toFixed(decimals);
  const digits = large ? value.toPrecision(10) : fixed;
  return `${digits} ± ${error.toExponential(0).replace("e+0", "")}`;
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
