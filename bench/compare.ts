/**
 * This project beside NumPy, PyTorch and JAX, on the same work: `npm run bench`. Alternating runs,
 * processor time, one thread each; the table goes to bench/results.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { growth } from "./growth.ts";
import { memory } from "./memory.ts";
import { type Peer, startPeer } from "./peer.ts";
import { cells, duration, LONG, median, repetitions, seconds } from "./timing.ts";
import { twoThreads } from "./two-threads.ts";
import {
  chernWork,
  eighWork,
  freeNumbers,
  goalWork,
  hallSpec,
  photocurrentWork,
  programOf,
  type Work,
} from "./work.ts";

/** Pairs of runs that a ratio is the median of. */
const ROUNDS = 7;
/** Values that must be the same may differ by this, those above 1 relatively. */
const SAME = 1e-8;
/** And gradients, relatively: the slope of a table is known less well than its values. */
const SAME_GRADIENT = 1e-6;

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

const two = programOf(hallSpec([1, 1], 2));
const eight = programOf(hallSpec([2, 2], 3));
const thirty = programOf(hallSpec([4, 4], 1));
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
  ...["torch", "jax"].map((peer) => ({
    title: `value and gradient, ${models[1].of}, 64², the peer with all k in one batch`,
    peer,
    work: () => goalWork(eight, 64, true),
    task: { whole: true },
    wanted: 4,
    compare: true,
  })),
  ...["torch", "jax"].flatMap((peer) =>
    [true, false].map((tabulated) => ({
      title: `photocurrent of example 3 (24 bands), value and gradient, the peer ${
        tabulated ? "with a table, as here" : "frequency by frequency"
      }`,
      peer,
      work: photocurrentWork,
      task: { tabulated },
      wanted: peer === "jax" ? 3 : undefined,
      compare: true,
    })),
  ),
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
const grown = growth(ROUNDS);
console.log(grown.join("\n"));
const held = await memory(root, ["torch", "jax"]);
console.log(held.join("\n"));
const shared = await twoThreads(root, ROUNDS);
console.log(shared.join("\n"));
writeFileSync(join(root, "bench/results.md"), page(lines, grown, held, shared));

async function measure(row: Row, peer: Peer | undefined): Promise<string> {
  const { title, wanted } = row;
  const goal = wanted === undefined ? "" : `≥ ${wanted}`;
  if (peer === undefined) {
    const reached = wanted === undefined ? "" : "no";
    return cells([title, row.peer, "", "not measured", "", goal, reached]);
  }
  const { run, task, distance } = row.work();
  const mine = run();
  const theirs = await peer.load({ ...task, ...row.task });
  const apart = Math.abs(Math.abs(mine) - Math.abs(theirs.value));
  if (row.compare && !(apart < SAME * Math.max(1, Math.abs(mine))))
    throw new Error(`${title}: ${mine} here, ${theirs.value} with ${peer.library}`);
  const slope = theirs.gradient === undefined ? 0 : distance!(theirs.gradient);
  if (row.compare && !(slope < SAME_GRADIENT))
    throw new Error(`${title}: the gradient of ${peer.library} differs by ${slope}`);
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

function page(
  measured: readonly string[],
  grown: readonly string[],
  held: readonly string[],
  shared: readonly string[],
): string {
  const libraries = names.map((name) => {
    const peer = peers.get(name);
    return peer === undefined ? `${name} absent` : `${peer.library} ${peer.version}`;
  });
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const load = loadavg()[0];
  const busy = load > 1.5 ? `, shared with other work (load ${load.toFixed(1)})` : "";
  return `# Measurements

Written by \`npm run bench\`. Processor time of one evaluation, one thread each, alternating; the ratio is the median of ${ROUNDS} pairs, with the least and the largest. A row whose peer is absent counts as not reached. NumPy has no gradients, so that values are compared with it. PyTorch and JAX take k in batches that stay in the cache, which is faster than all in one. Every peer must give the same number to 1e-8 and the same gradient to 1e-6.

Ham ${version}, Node ${process.version}, ${libraries.join(", ")}; ${cpus()[0].model}, ${cpus().length} cores${busy}.

| work | peer | here | peer's time | ratio | wanted | reached |
| ---- | ---- | ---- | ----------- | ----- | ------ | ------- |
${measured.join("\n")}

What doubling costs (value and gradient, processor time):

| from, to | measured, with its spread | expected |
| -------- | ------------------------ | -------- |
${grown.join("\n")}

The most memory that a process has held in ten evaluations of value and gradient, 8 bands, ${freeNumbers(eight)} parameters, 64², above what it holds when its libraries are loaded:

| program | memory | ratio | wanted | reached |
| ------- | ------ | ----- | ------ | ------- |
${held.join("\n")}

One evaluation of value and gradient on two threads, by the clock, alternating with one thread:

| work | one thread | two | ratio | wanted | reached |
| ---- | ---------- | --- | ----- | ------ | ------- |
${shared.join("\n")}
`;
}
