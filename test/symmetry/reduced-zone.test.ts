/** Sums over one point of each orbit against sums over all points. */
import { describe, expect, it, test } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { certify } from "../../runtime/certify.ts";
import { type Program, loadProgram, runStart } from "../../runtime/index.ts";
import { createProblem } from "../../runtime/optimise/problem.ts";
import { stepMesh } from "../../runtime/optimise/step-mesh.ts";
import type { Quantity } from "../../runtime/program.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { createRandom } from "../../runtime/random.ts";
import { oncePerOrbit } from "../../runtime/symmetry/cell-orbits.ts";
import { invariantMaps } from "../../runtime/symmetry/invariance.ts";
import { meshReducer } from "../../runtime/symmetry/orbits.ts";
import { type Mesh, unshifted } from "../../runtime/zone/mesh.ts";
import { compile } from "../../compiler/index.ts";
import { families } from "./families.ts";

const scalar = `parameter e : real each site
parameter t : complex each bond of shells 1..2
hamiltonian H {
  onsite: e
  hop shells 1..2: t
}`;

const spinful = `space { spin 1/2 }
parameter e : hermitian each site
parameter t : matrix each bond of shells 1..2
hamiltonian H {
  onsite: e
  hop shells 1..2: t
}`;

const warm = "filling = 1/2, kT = 0.1";

/** A goal with its symmetry, and how many images each k has under what its last sweep sums. */
interface Case {
  readonly goal: string;
  readonly images: number;
  readonly lattice?: string;
  readonly symmetry: string;
  readonly family?: string;
  readonly sizes?: readonly number[];
  /** Relative: where an extremum lies is known to about 10⁻⁸. */
  readonly gradientWithin?: number;
}

const cases: readonly Case[] = [
  { goal: `hall_conductivity(H, ${warm})`, symmetry: "rotation(6)", images: 6 },
  { goal: "hall_conductivity(H, mu = 0.2, kT = 0.05)", symmetry: "rotation(6)", images: 6 },
  // A mirror and the reversal of time each turn a Hall current round; together they do not.
  {
    goal: `hall_conductivity(H, ${warm})`,
    symmetry: "rotation(6), time_reversal * mirror(x)",
    images: 12,
  },
  { goal: `drude_weight(H, ${warm})`, symmetry: "rotation(6), mirror(x)", images: 4 },
  { goal: `drude_weight(H, ${warm})`, symmetry: "rotation(6)", images: 2 },
  {
    goal: `optical_conductivity_xx(H, ${warm}, energy = 1, broadening = 0.1)`,
    symmetry: "rotation(6), mirror(x)",
    images: 4,
  },
  {
    goal: `optical_conductivity_xy(H, ${warm}, energy = 1, broadening = 0.1)`,
    symmetry: "rotation(6)",
    images: 2,
  },
  { goal: `total_energy(H, ${warm})`, symmetry: "rotation(6), mirror(x)", images: 12 },
  {
    goal: "band_gap(H, filling = 1/2) / bandwidth(H, bands = 1)",
    symmetry: "rotation(6), mirror(x)",
    images: 12,
    gradientWithin: 1e-9,
  },
  {
    goal: `spin_hall_conductivity(H, ${warm})`,
    symmetry: "rotation(6), mirror(x), mirror(z), time_reversal",
    family: spinful,
    images: 12,
  },
  {
    goal: `total_energy(H, ${warm})`,
    lattice: "square",
    symmetry: "rotation(4) * time_reversal",
    family: spinful,
    images: 4,
  },
  // Rotations by 90° do not go with a mesh of other sizes: twofold ones do.
  {
    goal: `total_energy(H, filling = 1/3, kT = 0.2)`,
    lattice: "square",
    symmetry: "rotation(4)",
    images: 4,
    sizes: [12, 8],
  },
  {
    goal: `total_energy(H, filling = 1/3, kT = 0.2)`,
    lattice: "chain",
    symmetry: "inversion",
    images: 2,
    sizes: [25],
  },
  {
    goal: `drude_weight(H, filling = 1/3, kT = 0.2)`,
    lattice: "cubic",
    symmetry: "rotation(4), rotation(3, axis = (1, 1, 1)), inversion",
    images: 16,
    sizes: [6, 6, 6],
  },
];

const specOf = ({ goal, lattice = "honeycomb", symmetry, family = scalar }: Case): string =>
  `lattice ${lattice}\nsymmetry { ${symmetry} }\n${family}\nmaximize ${goal}\n`;

function programOf(text: string): Program {
  const { javascript, diagnostics } = compile({ path: "t.ham", text });
  if (javascript === undefined) throw new Error(diagnostics.map(({ message }) => message).join());
  return loadProgram(javascript);
}

/** A design of a family, none of whose numbers is special. */
function designOf(program: Program): Float64Array {
  const random = createRandom(5, 0);
  return createProblem(program, { seed: 3, start: 0, steps: 1 }).thetaOf(
    createProblem(program, { seed: 3, start: 0, steps: 1 }).begin.map(() => random.normal()),
  );
}

const whole = (program: Program): Program => ({ ...program, waveVectorMaps: undefined });

const kernelOf = (program: Program, { quantity }: { quantity: Quantity }): QuantityKernel =>
  new QuantityKernel(createHoppingTable(program), quantity);

describe.each(cases)("$goal under $symmetry", (each) => {
  const program = programOf(specOf(each));
  const goal = program.goal!;
  const theta = designOf(program);
  const mesh = unshifted(each.sizes ?? [24, 24]);

  it(`sums one of ${each.images} wave vectors`, () => {
    const maps = invariantMaps(createHoppingTable(program), goal.quantity.sweeps.at(-1)!);
    expect(maps).toHaveLength(each.images);
  });

  it("has the value and the gradient of the whole zone", () => {
    const [reduced, full] = [program, whole(program)].map((which) => {
      const gradient = new Float64Array(theta.length);
      const value = kernelOf(which, goal).gradient(theta, 0, mesh, gradient);
      return { value, gradient };
    });
    const size = Math.max(...full.gradient.map(Math.abs));
    expect(Math.abs(reduced.value / full.value - 1)).toBeLessThan(1e-13);
    reduced.gradient.forEach((x, i) =>
      expect(Math.abs(x - full.gradient[i])).toBeLessThan((each.gradientWithin ?? 2e-12) * size),
    );
  });
});

describe.each(families)("$name", ({ spec }) => {
  it.each(["total_energy", "hall_conductivity", "drude_weight"])("%s", (name) => {
    const program = programOf(`${spec}\nmaximize ${name}(H, mu = 0.3, kT = 0.1)\n`);
    if (program.lattice.vectors.length !== 2 && name === "hall_conductivity") return;
    const theta = designOf(program);
    const mesh = unshifted(program.lattice.vectors.map(() => 12));
    const [reduced, full] = [program, whole(program)].map((which) =>
      kernelOf(which, program.goal!).value(theta, 0, mesh),
    );
    expect(Math.abs(reduced - full)).toBeLessThan(1e-13 * Math.max(1, Math.abs(full)));
  });
});

test("what weighs a band by itself is not taken for symmetric where its weight vanishes", () => {
  // The Fermi surface part of a Drude weight, far from any state of any design that is met.
  const program = programOf(`lattice honeycomb
    symmetry { rotation(6) }
    ${scalar}
    observable far(H) = mean over k: sum over n, m: exp(-(E(n) - 1000)^2) * |<n| v.x |m>|^2
    maximize far(H)`);
  const maps = invariantMaps(createHoppingTable(program), program.goal!.quantity.sweeps[0]);
  expect(maps).toHaveLength(2);
});

test("a Hamiltonian that does not have the symmetry after all is summed in the whole zone", () => {
  const goal = `total_energy(H, ${warm}) + band_gap(H, filling = 1/2)`;
  const { waveVectorMaps } = programOf(specOf({ ...cases[0], goal }));
  const program = { ...programOf(specOf({ ...cases[0], goal, symmetry: "none" })), waveVectorMaps };
  const maps = program.goal!.quantity.sweeps.map((sweep) =>
    invariantMaps(createHoppingTable(program), sweep),
  );
  expect(maps.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
});

test("the trace of a tensor has the symmetry that its components do not have", () => {
  const trace = (weights: readonly string[]): number => {
    const program = programOf(`lattice honeycomb
      symmetry { rotation(6), mirror(x) }
      ${scalar}
      observable trace(H, occupation f) = mean over k:
        (sum over n, m: ${weights[0]} * |<n| v.x |m>|^2) + (sum over n, m: ${weights[1]} * |<n| v.y |m>|^2)
      maximize trace(H, ${warm})`);
    return invariantMaps(createHoppingTable(program), program.goal!.quantity.sweeps.at(-1)!).length;
  };
  expect(trace(["f(n) * (1 - f(m))", "f(n) * (1 - f(m))"])).toBe(12);
  expect(trace(["f(n) * (1 - f(m))", "2 * f(n) * (1 - f(m))"])).toBe(4);
});

describe("orbits of a mesh", () => {
  const maps = programOf(specOf(cases[3])).waveVectorMaps!;

  it.each([
    [12, 12],
    [13, 13],
    [12, 8],
  ])("of %i by %i points are those that the images of its points make", (first, second) => {
    const mesh = unshifted([first, second]);
    const orbits = meshReducer(maps)(mesh).orbits!;
    const places = Array.from({ length: first * second }, (_, index) => [
      Math.floor(index / second) / first,
      (index % second) / second,
    ]);
    const same = (p: readonly number[], q: readonly number[]): boolean =>
      p.every((x, i) => Math.abs(x - q[i] - Math.round(x - q[i])) < 1e-9);
    // Only operations that take every point to a point.
    const fitting = maps.filter((map) =>
      places.every((place) => places.some((other) => same(applied(map, place), other))),
    );
    const classes = places.map((place) =>
      places.findIndex((other) => fitting.some((map) => same(applied(map, place), other))),
    );
    expect([...orbits.points]).toEqual([...new Set(classes)].toSorted((p, q) => p - q));
    expect([...orbits.orbit].map((orbit) => orbits.points[orbit])).toEqual(classes);
    expect([...orbits.weights]).toEqual(
      [...orbits.points].map((point) => classes.filter((at) => at === point).length),
    );
  });

  it("are none where the mesh is shifted", () => {
    const mesh: Mesh = { sizes: [12, 12], shift: [0.5, 0] };
    expect(meshReducer(maps)(mesh)).toBe(mesh);
  });
});

const applied = (map: readonly (readonly number[])[], place: readonly number[]): number[] =>
  map.map((row) => row.reduce((sum, x, j) => sum + x * place[j], 0));

test("cells that are images of each other are sampled once", () => {
  const maps = programOf(
    specOf({ ...cases[11], symmetry: "rotation(4), mirror(x)" }),
  ).waveVectorMaps!;
  expect(maps).toHaveLength(8);
  const [cosine, sine] = [Math.cos, Math.sin].map((f) => (x: number) => f(2 * Math.PI * x));
  // Of fourfold symmetry, at the middle of a cell.
  const f = ({ corner: [x, y], edge }: { corner: readonly number[]; edge: number }): number => {
    const [a, b] = [x + edge / 2, y + edge / 2];
    return cosine(a) + cosine(b) + (sine(a) * sine(b)) ** 2;
  };
  let sampled = 0;
  const once = oncePerOrbit((cell: { corner: readonly number[]; edge: number }) => {
    sampled++;
    return f(cell);
  }, maps);
  for (const edge of [1 / 8, 1 / 4])
    for (let i = 0; i < 1 / edge; i++)
      for (let j = 0; j < 1 / edge; j++) {
        const cell = { corner: [i * edge, j * edge], edge };
        expect(once(cell)).toBeCloseTo(f(cell), 12);
      }
  // Of a quarter of the zone with n² cells the half below the diagonal, and the diagonal.
  expect(sampled).toBe(10 + 3);
});

/** Warm ones by meshes, cold metals by cells. */
test.each([
  { ...cases[1], goal: "hall_conductivity(H, mu = 0.2, kT = 1)", meshes: true },
  { ...cases[8], meshes: true },
  { ...cold("mu = 0.4"), meshes: false },
  { ...cold("filling = 0.3"), meshes: false },
])("$goal is certified at the value of the whole zone", ({ meshes, ...each }) => {
  const program = programOf(specOf(each));
  const { quantity } = program.goal!;
  const theta = designOf(program);
  const reduced = certify(program, quantity, theta, 0);
  const full = certify(whole(program), quantity, theta, 0);
  expect(Math.abs(reduced.value - full.value)).toBeLessThan(reduced.error + full.error);
  expect(reduced.certified).toBe(true);
  expect(reduced.mesh.length > 0).toBe(meshes);
  if (!meshes) return;
  const all = kernelOf(whole(program), program.goal!).value(theta, 0, unshifted(reduced.mesh));
  expect(Math.abs(reduced.value / all - 1)).toBeLessThan(1e-13);
});

test("a crossing on points of every mesh is not taken for more than it is", () => {
  // The Chern number of Haldane's model with a mass of 3√3 · 10⁻⁴ at K and K′.
  const program = programOf(`lattice honeycomb
    symmetry rotation(6)
    parameter t2 : real each bond of shell 2
    hamiltonian H {
      hop shell 1: 1
      hop shell 2: i * t2 * ν
    }
    maximize hall_conductivity(H, mu = 0, kT = 1e-6)`);
  const { quantity } = program.goal!;
  const theta = Float64Array.of(1e-4);
  const onMesh = kernelOf(program, program.goal!).value(theta, 0, unshifted([24, 24]));
  expect(Math.abs(onMesh)).toBeGreaterThan(100);
  const { value, error, certified } = certify(program, quantity, theta, 0);
  expect(certified).toBe(true);
  expect(Math.abs(Math.abs(value) - 1)).toBeLessThan(error);
});

function cold(occupation: string): Case {
  const goal = `drude_weight(H, ${occupation}, kT = 0.004)`;
  return { goal, lattice: "square", symmetry: "rotation(4), mirror(x)", images: 4 };
}

describe("a shifted mesh under a symmetry", () => {
  const program = programOf(specOf(cases[0]).replace("kT = 0.1", "kT = 0.03"));
  const solve = { ...program.solve, mesh: [36, 36], shifted: true };
  const problem = createProblem({ ...program, solve }, { seed: 1, start: 0, steps: 300 });

  it("is so many times thinner, down to a limit", () => {
    expect(problem.meshOf(0).sizes).toEqual([15, 15]);
    expect(stepMesh(solve, 12, 1, 0, 0).sizes).toEqual([12, 12]);
    expect(stepMesh(solve, 1, 1, 0, 0).sizes).toEqual([36, 36]);
    expect(stepMesh({ ...solve, mesh: [8, 36] }, 6, 1, 0, 0).sizes).toEqual([8, 15]);
  });

  it("gives the mean over the zone in the mean over its shifts", () => {
    const { quantity } = program.goal!;
    // At a fixed μ, so that the quantity is a mean and nothing else.
    const fixed = programOf(specOf(cases[1])).goal!.quantity;
    expect(fixed.sweeps).toHaveLength(1);
    expect(quantity.sweeps).toHaveLength(2);
    const theta = designOf(program);
    const kernel = new QuantityKernel(createHoppingTable(program), fixed);
    const values = Array.from({ length: 300 }, (_, step) =>
      kernel.value(theta, 0, problem.meshOf(step)),
    );
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
    const exact = certify(program, fixed, theta, 0);
    expect(exact.certified).toBe(true);
    expect(spread).toBeGreaterThan(10 * exact.error);
    expect(Math.abs(mean - exact.value)).toBeLessThan((4 * spread) / Math.sqrt(values.length));
    // Shifts by all multiples of a third fill the mesh to one three times as fine.
    const thirds = [0, 1, 2].flatMap((a) => [0, 1, 2].map((b) => [a / 3, b / 3]));
    const filled = thirds.map((shift) => kernel.value(theta, 0, { sizes: [15, 15], shift }));
    const fine = kernel.value(theta, 0, unshifted([45, 45]));
    expect(filled.reduce((sum, x) => sum + x, 0) / 9 / fine).toBeCloseTo(1, 12);
  });

  it("leads every run of a start to the same bits", () => {
    const wire = programOf(specOf(cases[12]));
    const long = { ...wire, solve: { ...wire.solve, mesh: [100], shifted: true } };
    const options = { start: 1, seed: 2, steps: 5 };
    expect(createProblem(long, options).meshOf(0).sizes).toEqual([50]);
    const [first, second] = [1, 2].map(() => runStart(long, options));
    expect(first.status).toBe("ok");
    expect({ ...first, seconds: 0 }).toEqual({ ...second, seconds: 0 });
  });
});
