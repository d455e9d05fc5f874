import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import type { Mesh } from "../../runtime/zone/mesh.ts";
import { programOf } from "../reference/spec.ts";

type Vector = readonly [number, number, number];

/** A chain of classical spins, whose electrons feel them; energies in eV. */
export interface Wire {
  readonly spins: readonly Vector[];
  readonly J: number;
  readonly t1: number;
  readonly t2: number;
}

/** Spins on a cone around z whose azimuth grows by `turn` of a circle from site to site. */
export function cone(sites: number, turn: number, sz: number): readonly Vector[] {
  const radius = Math.sqrt(1 - sz ** 2);
  return Array.from({ length: sites }, (_, j) => {
    const azimuth = 2 * Math.PI * turn * j;
    return [radius * Math.cos(azimuth), radius * Math.sin(azimuth), sz];
  });
}

/** Rotates all spins about the axis (1, 2, 2)/3, by Rodrigues' formula. */
export function rotated(spins: readonly Vector[], angle: number): readonly Vector[] {
  const n = [1 / 3, 2 / 3, 2 / 3];
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return spins.map((v): Vector => {
    const along = n[0] * v[0] + n[1] * v[1] + n[2] * v[2];
    const turn = (a: number, b: number, at: number): number =>
      c * v[at] + s * (n[a] * v[b] - n[b] * v[a]) + (1 - c) * along * n[at];
    return [turn(1, 2, 0), turn(2, 0, 1), turn(0, 1, 2)];
  });
}

/**
 * What some expressions are worth for wires with this many sites in their cell, on a given mesh.
 * One program serves all wires, so that integrals over frequencies are tabulated once.
 */
export function wireFunction(
  sites: number,
  expressions: readonly string[],
  definitions = "",
): (wire: Wire, mesh: Mesh) => number[] {
  const chain = "chain(a = 4 angstrom)";
  const program = programOf(`
    lattice wire = ${sites === 1 ? chain : `supercell(${chain}, ${sites})`}
    space { spin 1/2 }
    parameter S  : direction each site
    parameter J  : real > 0 eV
    parameter t1 : real > 0 eV
    parameter t2 : real > 0 eV
    hamiltonian H on wire {
      onsite:      -J * dot(S, σ)
      hop shell 1: t1
      hop shell 2: t2
    }
    ${definitions}
    minimize J
    report {
      ${expressions.join("\n      ")}
    }`);
  const table = createHoppingTable(program);
  const kernels = program.report.map((quantity) => new QuantityKernel(table, quantity));
  return ({ spins, J, t1, t2 }, mesh) => {
    const theta = Float64Array.of(...spins.flat(), J, t1, t2);
    return kernels.map((kernel) => kernel.value(theta, 0, mesh));
  };
}

/** The photocurrent of the third example, in A/m². */
export const photocurrent = (damping: "adiabatic" | "single", temperature = 300): string =>
  `photocurrent(H, light = blackbody(5500 K, irradiance = 1366 [W/m^2]),
                filling = 1/2, temperature = ${temperature} K,
                relaxation = 10 THz, damping = ${damping}, area = (4 angstrom)^2)`;

/** A mesh of this many points of a chain's zone. */
export const chainMesh = (points: number): Mesh => ({ sizes: [points], shift: [0.31] });
