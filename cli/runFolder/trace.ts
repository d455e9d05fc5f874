/** The goal of every start before every step, on the mesh of that step, as comma-separated values. */
export function traceText(
  histories: ReadonlyMap<number, readonly number[]>,
  rate: (step: number) => number,
): string {
  const rows = [...histories]
    .sort(([a], [b]) => a - b)
    .flatMap(([start, history]) =>
      history.map((objective, step) => `${start},${step},${objective},${rate(step)}\n`),
    );
  return `start,step,objective,rate\n${rows.join("")}`;
}
