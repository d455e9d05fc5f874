import { cells, median, repetitions, seconds } from "./timing.ts";
import { freeNumbers, goalWork, hallSpec, programOf } from "./work.ts";

interface Size {
  /** Cells of the honeycomb along each axis: two bands each. */
  readonly cells: readonly [number, number];
  readonly shells: number;
  readonly mesh: number;
}

const first: Size = { cells: [2, 2], shells: 1, mesh: 32 };
const rows: readonly {
  readonly what: (from: Size, to: Size) => string;
  readonly from?: Size;
  readonly to: Size;
  readonly expected: string;
}[] = [
  {
    what: () => "k points, 32² to 64², 8 bands",
    to: { ...first, mesh: 64 },
    expected: "4",
  },
  {
    what: () => "bands, 8 to 16, 32²",
    to: { ...first, cells: [2, 4] },
    expected: "4 to 8 = 2³",
  },
  {
    what: () => "bands, 16 to 32, 32²",
    from: { ...first, cells: [2, 4] },
    to: { ...first, cells: [4, 4] },
    expected: "4 to 8 = 2³",
  },
  ...[2, 3].map((shells) => ({
    what: (from: Size, to: Size) => `parameters, ${count(from)} to ${count(to)}, 8 bands, 32²`,
    to: { ...first, shells },
    expected: "about 1",
  })),
];

/** What doubling costs, beside what it should: alternating, the median ratio of so many pairs. */
export function growth(rounds: number): readonly string[] {
  return rows.map(({ what, from = first, to, expected }) => {
    const [small, large] = [from, to].map(({ cells, shells, mesh }) => {
      const { run } = goalWork(programOf(hallSpec(cells, shells)), mesh, true);
      run();
      return { run, times: repetitions(run) };
    });
    const ratios = Array.from({ length: rounds }, () => {
      const before = seconds(small.run, small.times);
      return seconds(large.run, large.times) / before;
    });
    const spread = [Math.min(...ratios), Math.max(...ratios)].map((x) => x.toPrecision(3));
    const measured = `${median(ratios).toPrecision(3)} (${spread.join("–")})`;
    return cells([what(from, to), measured, expected]);
  });
}

function count({ cells, shells }: Size): number {
  return freeNumbers(programOf(hallSpec(cells, shells)));
}
