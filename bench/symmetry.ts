/**
 * Time of design runs (steps, then certificates) under a symmetry and without: one start, processor
 * time of one thread, the least of several runs that take turns.
 *
 *     node bench/run.mjs symmetry
 *
 * "none" is the same spec under `symmetry none`, "family" under the symmetry but with all wave
 * vectors of the zone, "reduced" as Ham runs it.
 */
import { compile } from "../compiler/index.ts";
import { loadProgram, type Program, runStart } from "../runtime/index.ts";

const STEPS = 60;
const RUNS = 5;

const scalar = `
  parameter e : real in [-1, 1] each site
  parameter t : complex in disk(1) each bond of shells 1..2
  hamiltonian H {
    onsite: e
    hop shells 1..2: t
  }`;

const spinful = `
  space { spin 1/2 }
  parameter e : hermitian each site
  parameter t : matrix each bond of shells 1..2
  hamiltonian H {
    onsite: e
    hop shells 1..2: t
  }`;

interface Row {
  readonly name: string;
  readonly lattice: string;
  readonly symmetry: string;
  readonly family: string;
  readonly goal: string;
}

const rows: readonly Row[] = [
  {
    name: "Haldane, Hall conductivity",
    lattice: "honeycomb",
    symmetry: "rotation(6)",
    family: scalar,
    goal: "maximize hall_conductivity(H, filling = 1/2, kT = 0.1)",
  },
  {
    name: "the same with a gap required",
    lattice: "honeycomb",
    symmetry: "rotation(6)",
    family: scalar,
    goal: "maximize hall_conductivity(H, filling = 1/2, kT = 0.1)\nrequire band_gap(H, filling = 1/2) >= 0.5",
  },
  {
    name: "kagome, Hall conductivity",
    lattice: "kagome",
    symmetry: "rotation(6), time_reversal * mirror(x)",
    family: scalar,
    goal: "maximize hall_conductivity(H, filling = 1/3, kT = 0.1)",
  },
  {
    name: "Kane–Mele, spin Hall",
    lattice: "honeycomb",
    symmetry: "rotation(6), mirror(x), mirror(z), time_reversal",
    family: spinful,
    goal: "maximize spin_hall_conductivity(H, filling = 1/2, kT = 0.1)",
  },
  {
    name: "square, Drude weight",
    lattice: "square",
    symmetry: "rotation(4), mirror(x)",
    family: scalar,
    goal: "maximize drude_weight(H, filling = 0.3, kT = 0.1)",
  },
];

function programOf({ lattice, family, goal }: Row, symmetry: string, shifted: boolean): Program {
  const text = `
    lattice ${lattice}
    symmetry { ${symmetry} }
    ${family}
    ${goal}
    solve {
      method adam
      rate 0.05
      steps ${STEPS}
      mesh 48 x 48${shifted ? "" : " fixed"}
    }`;
  const { javascript, diagnostics } = compile({ path: "bench.ham", text });
  if (javascript === undefined) throw new Error(diagnostics[0].message);
  return loadProgram(javascript);
}

interface Time {
  readonly seconds: number;
  readonly goal: number;
}

function run(program: Program): Time {
  const before = process.cpuUsage();
  const { objective } = runStart(program, { start: 0, seed: 1, steps: STEPS });
  return { seconds: process.cpuUsage(before).user / 1e6, goal: objective.value };
}

function least(programs: readonly Program[]): readonly Time[] {
  const best = programs.map((program) => run(program));
  for (let runs = 1; runs < RUNS; runs++)
    programs.forEach((program, i) => {
      const time = run(program);
      if (time.seconds < best[i].seconds) best[i] = time;
    });
  return best;
}

console.log("run                           mesh         none    family   reduced  faster  goals");
for (const row of rows)
  for (const shifted of [false, true]) {
    const reduced = programOf(row, row.symmetry, shifted);
    const family = { ...reduced, waveVectorMaps: undefined };
    const times = least([programOf(row, "none", shifted), family, reduced]);
    const [none, , here] = times;
    console.log(
      row.name.padEnd(29),
      (shifted ? "shifted" : "fixed").padEnd(8),
      ...times.map(({ seconds }) => `${seconds.toFixed(2)} s`.padStart(9)),
      `${(none.seconds / here.seconds).toFixed(1)} ×`.padStart(7),
      ` ${times.map(({ goal }) => goal.toPrecision(5)).join(", ")}`,
    );
  }
