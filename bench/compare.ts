/**
 * This project beside NumPy, PyTorch and JAX, on the same work: `npm run bench`. Alternating runs,
 * processor time, one thread each; the table goes to bench/results.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { type Peer, startPeer } from "./peer.ts";
import {
  chernWork,
  eighWork,
  freeNumbers,
  goalWork,
  hallSpec,
  programOf,
  type Work,
} from "./work.ts";

/** Pairs of runs that a ratio is the median of. */
const ROUNDS = 7;
/** Processor seconds that one run should take at least. */
const LONG = 0.08;
/** Values that must be the same may differ by this. */
const SAME = 1e-8;

const root = process.cwd();
const names = ["numpy", "torch", "jax"];

interface Row {
  readonly title: string;
  readonly peer: string;
  readonly work: () => Work;
  readonly task?: object;
  /** How many times as fast this project is to be. */
  readonly wanted?: number;
  /** Whether both compute the same number. */
  readonly compare: boolean;
}

const two = programOf(hallSpec(1, 2));
const eight = programOf(hallSpec(2, 3));
const thirty = programOf(hallSpec(4, 1));
const models = [
  { program: two, of: `2 bands, ${freeNumbers(two)} parameters`, sizes: [32, 64], wanted: 15 },
  { program: eight, of: `8 bands, ${freeNumbers(eight)} parameters`, sizes: [32, 64], wanted: 4 },
  { program: thirty, of: `32 bands, ${freeNumbers(thirty)} parameters`, sizes: [32] },
];
const haldane = `
  lattice honeycomb
  hamiltonian H {
    onsite A:    0.2
    onsite B:    -0.2
    hop shell 1: 1
    hop shell 2: 0.3i * nu
  }
  report { chern_number(H, bands = 1) }`;

const rows: Row[] = [
  ...models.flatMap(({ program, of, sizes, wanted }) =>
    sizes.flatMap((size) => [
      ...["torch", "jax"].map((peer) => ({
        title: `value and gradient, ${of}, ${size}²`,
        peer,
        work: () => goalWork(program, size, true),
        wanted: size === 64 && !(peer === "jax" && wanted === 15) ? wanted : undefined,
        compare: true,
      })),
      {
        title: `value, ${of}, ${size}²`,
        peer: "numpy",
        work: () => goalWork(program, size, false),
        compare: true,
      },
    ]),
  ),
  {
    title: `value and gradient, ${models[0].of}, 64², the peer by the closed form`,
    peer: "torch",
    work: () => goalWork(two, 64, true),
    task: { closedForm: true },
    wanted: 4,
    compare: true,
  },
  ...[100, 200].map((size) => ({
    title: `Chern number of Haldane's model, ${size}²`,
    peer: "numpy",
    work: () => chernWork(haldane, size),
    wanted: size === 200 ? 5 : undefined,
    compare: true,
  })),
  ...[2, 4, 8, 16, 24, 32, 64].map((n) => ({
    title: `eigenvalues and eigenvectors, n = ${n}`,
    peer: "numpy",
    work: () => eighWork(n, 2 * Math.ceil(2e5 / n ** 2 / 2)),
    wanted: 1,
    compare: false,
  })),
];

const peers = new Map<string, Peer | undefined>();
for (const name of names) peers.set(name, await startPeer(root, name));

const lines: string[] = [];
for (const row of rows) {
  const line = await measure(row, peers.get(row.peer));
  console.log(line);
  lines.push(line);
}
for (const peer of peers.values()) peer?.end();
const grown = growth();
console.log(grown.join("\n"));
writeFileSync(join(root, "bench/results.md"), page(lines, grown));

async function measure(row: Row, peer: Peer | undefined): Promise<string> {
  const { title, wanted } = row;
  const goal = wanted === undefined ? "" : `≥ ${wanted}`;
  if (peer === undefined) {
    const reached = wanted === undefined ? "" : "no";
    return cells([title, row.peer, "", "not measured", "", goal, reached]);
  }
  const { run, task } = row.work();
  const mine = run();
  const theirs = await peer.load({ ...task, ...row.task });
  if (row.compare && !(Math.abs(Math.abs(mine) - Math.abs(theirs)) < SAME))
    throw new Error(`${title}: ${mine} here, ${theirs} with ${peer.library}`);
  const times = repetitions(run);
  const theirTimes = Math.ceil(LONG / (await peer.run(2)));
  const pairs: { readonly here: number; readonly there: number }[] = [];
  for (let round = 0; round < ROUNDS; round++)
    pairs.push({ here: seconds(run, times), there: await peer.run(theirTimes) });
  const ratios = pairs.map(({ here, there }) => there / here).sort((a, b) => a - b);
  const middle = median(ratios);
  return cells([
    title,
    peer.library,
    duration(median(pairs.map(({ here }) => here))),
    duration(median(pairs.map(({ there }) => there))),
    `${middle.toPrecision(3)} (${ratios[0].toPrecision(2)}–${ratios.at(-1)!.toPrecision(2)})`,
    goal,
    wanted === undefined ? "" : middle >= wanted ? "yes" : "no",
  ]);
}

/** What doubling costs, beside what it should. */
function growth(): string[] {
  const time = (work: Work): number => {
    work.run();
    const times = repetitions(work.run);
    return median(Array.from({ length: ROUNDS }, () => seconds(work.run, times)));
  };
  const gradient = (cells: number, shells: number, size: number): number =>
    time(goalWork(programOf(hallSpec(cells, shells)), size, true));
  const row = (what: string, from: number, to: number, expected: string): string =>
    cells([what, `${(to / from).toPrecision(3)}`, expected]);
  return [
    row("k points, 32² to 64², 8 bands", gradient(2, 3, 32), gradient(2, 3, 64), "4"),
    row("bands, 8 to 32, 32²", gradient(2, 1, 32), gradient(4, 1, 32), "at most 64 = 4³"),
    row(
      `parameters, ${freeNumbers(programOf(hallSpec(2, 1)))} to ${freeNumbers(eight)}, 8 bands, 32²`,
      gradient(2, 1, 32),
      gradient(2, 3, 32),
      "about 1",
    ),
  ];
}

function repetitions(run: () => number): number {
  for (let times = 1; ; times *= 2) if (seconds(run, times) * times > LONG) return times;
}

/** Processor time of one of several runs. */
function seconds(run: () => number, times: number): number {
  const begin = process.cpuUsage();
  for (let i = 0; i < times; i++) run();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6 / times;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function duration(s: number): string {
  const [size, unit] = s < 1e-3 ? [1e6 * s, "µs"] : s < 1 ? [1e3 * s, "ms"] : [s, "s"];
  return `${size.toPrecision(3)} ${unit}`;
}

function cells(texts: readonly string[]): string {
  return `| ${texts.join(" | ")} |`;
}

function page(measured: readonly string[], grown: readonly string[]): string {
  const libraries = names.map((name) => {
    const peer = peers.get(name);
    return peer === undefined ? `${name} absent` : `${peer.library} ${peer.version}`;
  });
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const load = loadavg()[0];
  const busy = load > 1.5 ? `, shared with other work (load ${load.toFixed(1)})` : "";
  return `# Measurements

Written by \`npm run bench\`. Processor time of one evaluation, one thread each, alternating; the ratio is the median of ${ROUNDS} pairs, with the least and the largest. A row whose peer is absent counts as not reached. NumPy has no gradients, so that values are compared with it.

Ham ${version}, Node ${process.version}, ${libraries.join(", ")}; ${cpus()[0].model}, ${cpus().length} cores${busy}.

| work | peer | here | peer's time | ratio | wanted | reached |
| ---- | ---- | ---- | ----------- | ----- | ------ | ------- |
${measured.join("\n")}

What doubling costs (value and gradient):

| from, to | measured | expected |
| -------- | -------- | -------- |
${grown.join("\n")}

Not measured yet: the photocurrent of the 24-band chain and peak memory beside the peers', which need programs of their own; two threads on one evaluation, which the runtime does not divide (starts run in parallel).
`;
}
