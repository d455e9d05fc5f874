import { describe, expect, test } from "vitest";
import { values } from "../reference/spec.ts";
import { complaints, evaluation, tables } from "./report.ts";

const graphene = (items: string): string =>
  `lattice honeycomb\nhamiltonian H { hop shell 1: 1 }\nreport {\n${items}\n}`;
const profilesOf = (text: string) => evaluation(text).profiles;

/** Two orbitals on an oblique lattice, no symmetry. */
const oblique = (items: string): string => `
  lattice sheet {
    a1 = (1.1, 0.2)
    a2 = (-0.35, 0.9)
    site A at (0, 0)
    site B at (0.31, 0.42)
    point P at (0.12, 0.34)
    point Q at (0.15, 0.31)
  }
  hamiltonian H on sheet {
    onsite A:            0.7
    hop A -> B:          0.9 * exp(0.3i)
    hop B -> A + (1, 0): 0.5i
    hop B -> A + (0, 1): 0.6 - 0.2i
    hop A -> A + (0, 1): 0.25 + 0.15i
  }
  report { ${items} }`;

describe("velocities", () => {
  test("of a chain: −2 sin k", () => {
    const [profile] = profilesOf(
      "lattice chain\nhamiltonian H { hop shell 1: 1 }\nreport { velocity(H, bands = 1) along Γ X }",
    );
    profile.k.forEach(([k], n) => expect(profile.value[n]).toBeCloseTo(-2 * Math.sin(k), 13));
    expect(profile.certified).toBe(true);
  });

  test("are the slopes of the energies along the path", () => {
    const found = evaluation(
      oblique(`bands along P Q
        velocity(H, bands = 2) along P Q
        velocity(H, bands = 2, component = y) along P Q`),
    );
    const { energies, distance, k } = found.paths[0];
    const [x, y] = found.profiles.map(({ value }) => value as number[]);
    const length = distance.at(-1)!;
    const along = [0, 1].map((axis) => (k.at(-1)![axis] - k[0][axis]) / length);
    for (const n of [2, 20, 47]) {
      const [one, two] = [1, 2].map(
        (m) => (energies[n + m][1] - energies[n - m][1]) / (distance[n + m] - distance[n - m]),
      );
      expect(x[n] * along[0] + y[n] * along[1]).toBeCloseTo((4 * one - two) / 3, 8);
    }
  });

  test("of a level: the mean over its states, whichever of its bands is asked for", () => {
    // The cones at K have opposite velocities.
    const cones = graphene(
      "velocity(H, bands = 1) at K\nvelocity(H, bands = 2, component = y) at K",
    );
    values(cones).forEach((value) => expect(Math.abs(value)).toBeLessThan(1e-14));
    // A free spin doubles every band of the oblique lattice.
    const lines = "velocity(H, bands = 1) at Q velocity(H, bands = 1, component = y) at Q";
    const doubled = oblique(
      "velocity(H, bands = 1) at Q velocity(H, bands = 2, component = y) at Q velocity(H, bands = 1..2) at Q",
    ).replace("hamiltonian", "space { spin 1/2 }\n hamiltonian");
    const [x, y] = values(oblique(lines));
    expect(values(doubled)).toEqual([x, y, x].map((value) => expect.closeTo(value, 12)));
  });
});

describe("spectral functions", () => {
  test("of graphene at M: Lorentzians at ±1, Gaussians at ±1", () => {
    const [lorentz, gauss, onA] = values(
      graphene(`spectral_function(H, energy = 0.8, broadening = 0.1) at M
        gaussian_spectral_function(H, energy = 0.8, broadening = 0.1) at M
        site_spectral_function(H, site(A), energy = 0.8, broadening = 0.1) at M`),
    );
    const line = (x: number): number => 0.1 / Math.PI / (x * x + 0.01);
    const bell = (x: number): number => Math.exp(-50 * x * x) / (Math.sqrt(2 * Math.PI) * 0.1);
    expect(lorentz).toBeCloseTo(line(0.2) + line(1.8), 12);
    expect(gauss).toBeCloseTo(bell(0.2) + bell(1.8), 12);
    // Both sites are alike.
    expect(onA).toBeCloseTo(lorentz / 2, 12);
  });

  test("as a map: at each point, one value for each energy", () => {
    const text = graphene(
      "bands along Γ K M\nspectral_function(H, energy = w, broadening = 0.2) along Γ K M for w from -4 to 4 in 41 points",
    );
    const { paths, profiles } = evaluation(text);
    const [map] = profiles;
    expect(map).toMatchObject({ variable: "w", certified: true, corners: paths[0].corners });
    expect(map.x).toHaveLength(41);
    expect(map.value).toHaveLength(paths[0].k.length);
    (map.value as number[][]).forEach((row, n) =>
      row.forEach((value, at) => {
        const exact = paths[0].energies[n].reduce(
          (sum, energy) => sum + 0.2 / Math.PI / ((map.x![at] - energy) ** 2 + 0.04),
          0,
        );
        expect(value).toBeCloseTo(exact, 11);
      }),
    );
  });

  test("the mean over k of Gaussians is the density of states", () => {
    const [mean, density] = values(
      graphene(`mean over k: gaussian_spectral_function(H, energy = 0.8, broadening = 0.3)
        density_of_states(H, energy = 0.8, broadening = 0.3)`),
    );
    expect(mean).toBe(density);
  });

  test("as tables: a line for each point and energy", () => {
    const found = tables(
      graphene(`spectral_function(H, energy = w, broadening = 0.2) along Γ K for w from 0 to 1 in 3 points
        velocity(H, bands = 1) along Γ K
        spectral_function(H, energy = w, broadening = 0.2) at K for w from 0 to 1 in 3 points`),
    );
    expect(Object.keys(found).sort()).toEqual([
      "spectral_function.csv",
      "spectral_function_2.csv",
      "velocity.csv",
    ]);
    const map = found["spectral_function_2.csv"];
    expect(map[0]).toEqual(["label", "distance", "kx", "ky", "w", "value", "error"]);
    expect(map).toHaveLength(1 + 51 * 3);
    expect(map.slice(1, 5).map(([label, , , , w]) => [label, w])).toEqual([
      ["Γ", "0"],
      ["Γ", "0.5"],
      ["Γ", "1"],
      ["", "0"],
    ]);
    expect(found["velocity.csv"][0]).toEqual(["label", "distance", "kx", "ky", "value", "error"]);
  });

  test("in physical units", () => {
    const [profile] = profilesOf(`
      lattice chain(a = 2 angstrom)
      hamiltonian H { hop shell 1: 1 eV }
      report { spectral_function(H, energy = w, broadening = 0.1 eV) along Γ X for w from 0 eV to 1 eV in 2 points }`);
    expect(profile).toMatchObject({ unit: "1/eV", kUnit: "1/angstrom", variableUnit: "eV" });
  });
});

describe("Berry curvature along a path", () => {
  test("of the lower Haldane band at K is that of a massive cone, v²/2m²", () => {
    // At K, H = v(q_x σ_x + q_y σ_y) + m σ_z with v = 3/2 and |m| = 3√3 t2.
    const [profile] = profilesOf(`
      lattice honeycomb
      hamiltonian H {
        hop shell 1: 1
        hop shell 2: 0.1i * ν
      }
      report { berry_curvature(H, bands = 1) along Γ K M }`);
    const mass = 3 * Math.sqrt(3) * 0.1;
    const at = profile.corners[1].at;
    expect(Math.abs(profile.value[at] as number)).toBeCloseTo(1.5 ** 2 / (2 * mass ** 2), 10);
  });

  test("its integral is the Chern number", () => {
    const [berry, chern] = values(`
      lattice honeycomb
      hamiltonian H {
        onsite A:    0.2
        hop shell 1: 1
        hop shell 2: 0.15i * ν
      }
      report {
        2 * pi / cell_area * mean over k: berry_curvature(H, bands = 1)
        chern_number(H, bands = 1)
      }`);
    expect(berry).toBeCloseTo(chern, 6);
  });
});

test("a chemical potential of a filling is found once, and its error is in the values", () => {
  const text = (line: string): string => `
    lattice chain
    hamiltonian H { hop shell 1: 1 }
    observable occupied(H, occupation f) = sum over n: f(n)
    report { ${line} }`;
  const [profile] = profilesOf(text("occupied(H, filling = 0.3, kT = 0.2) along Γ X"));
  const [alone] = values(text("occupied(H, filling = 0.3, kT = 0.2) at X"));
  expect(profile.value.at(-1)).toBe(alone);
  expect(profile.error.at(-1)).toBeGreaterThan(0);
  expect(profile.certified).toBe(true);
});

test("a variable that leaves what the quantity is defined for gives no values there", () => {
  const [profile] = profilesOf(`
    lattice chain
    hamiltonian H { hop shell 1: 1 }
    observable occupied(H, occupation f) = sum over n: f(n)
    report { occupied(H, filling = x, kT = 0.2) along Γ X for x from 0.5 to 1 in 2 points }`);
  const [first] = profile.value as number[][];
  expect(first[0]).toBeGreaterThan(0);
  expect(first[1]).toBeNaN();
  expect(profile.certified).toBe(false);
  expect(profile.reason).toMatch(/filling/i);
});

describe("what has no meaning is refused", () => {
  test.each([
    ["sum over n: E(n)", /HAM5012 .*function of the wave vector.* at K/],
    ["3 at K", /HAM5012 .*must be a function of it/],
    ["hall_conductivity(H, mu = 0, kT = 1) at K", /HAM5012 .*no function of the wave vector/],
    ["mean over k: (velocity(H, bands = 1) at K)", /HAM5012 .*one wave vector/],
    ["velocity(H, bands = 1) at L", /HAM2001 .*`L`/],
    ["velocity(H, bands = 1) at (0, 0, 0)", /HAM4010 /],
    ["velocity(H, bands = 1) along Γ L", /HAM2001 .*`L`/],
    ["velocity(H, bands = 1, component = z) at K", /HAM5008 .*component z/],
    ["velocity(H, bands = 1, component = 2) at K", /HAM2003 .*an axis, such as `x`/],
    ["drude_weight(H, mu = 0, kT = 1, component = x)", /HAM2003 .*2 axes, such as `xy`/],
    ["quantum_metric_tensor(H, mu = 0, kT = 1)", /HAM2005 .*component = xy/],
    ["mean over k: sum over n in 1..5: E(n)", /HAM5004 /],
    ["mean over k: sum over n in 2..1: E(n)", /HAM2003 .*lower to the higher/],
    ["mean over k: sum over n in (1, 2): E(n)", /HAM2003 .*neighbouring/],
    [
      "mean over k: sum over n in 1, m in 1: re(<n| v.x |m> * <m| v.x |n>) / (E(n) - E(m))",
      /HAM5011/,
    ],
    ["velocity(H, bands = 1) along Γ K for x from 0 to 1 in 2 points", /HAM2020 .*`x`/],
  ])("%s", (line, message) => {
    expect(complaints(graphene(line)).join("\n")).toMatch(message);
  });
});

describe("a group of bands", () => {
  test("that touches others is not certified, where its states count", () => {
    const line = (body: string): string => graphene(`mean over k: sum over n in 1: ${body}`);
    const [states] = evaluation(line("re(<n| v.xx |n>)")).report;
    expect(states).toMatchObject({ certified: false, reason: "bands 1 and 2 touch" });
    // Energies in their order are continuous.
    const [energies] = evaluation(line("E(n)")).report;
    expect(energies.certified).toBe(true);
    // The mean of |1 + e^(ik1) + e^(ik2)|.
    expect(energies.value).toBeCloseTo(-1.5745972, 5);
  });

  test("in and outside of it add up to all", () => {
    const pairs = (where: string): string =>
      `mean over k: sum over ${where}: re(<n| v.x |m> * <m| v.y |n>) / (1 + (E(n) - 2 * E(m))^2)`;
    const [one, two, three, four, all] = values(
      oblique(
        [
          pairs("n in 1, m in 1"),
          pairs("n in 1, m outside 1"),
          pairs("n outside 1, m in 1"),
          pairs("n outside 1, m outside 1"),
          pairs("n, m"),
        ].join("\n"),
      ),
    );
    expect(one + two + three + four).toBeCloseTo(all, 8);
  });
});
