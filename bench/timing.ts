/** Processor seconds that one measurement should take at least. */
export const LONG = 0.08;

/** How often a piece of work is done so that it takes long enough to be measured. */
export function repetitions(run: () => number): number {
  for (let times = 1; ; times *= 2) if (seconds(run, times) * times > LONG) return times;
}

/** Processor time of one of several runs. */
export function seconds(run: () => number, times: number): number {
  const begin = process.cpuUsage();
  for (let i = 0; i < times; i++) run();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6 / times;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** "1.23 ms". */
export function duration(s: number): string {
  const [size, unit] = s < 1e-3 ? [1e6 * s, "µs"] : s < 1 ? [1e3 * s, "ms"] : [s, "s"];
  return `${size.toPrecision(3)} ${unit}`;
}

/** A row of a table. */
export function cells(texts: readonly string[]): string {
  return `| ${texts.join(" | ")} |`;
}
