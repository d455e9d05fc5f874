const bars = "▁▂▃▄▅▆▇█";

/** A row of bars for the course of a number: the mean of each of at most `width` equal parts. */
export function sparkline(values: readonly number[], width: number): string {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return "";
  const count = Math.min(width, finite.length);
  const means = Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * finite.length) / count);
    const to = Math.floor(((part + 1) * finite.length) / count);
    return finite.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
  });
  const low = Math.min(...means);
  const span = Math.max(...means) - low;
  return means
    .map((mean) => bars[span === 0 ? 0 : Math.round(((mean - low) / span) * (bars.length - 1))])
    .join("");
}
