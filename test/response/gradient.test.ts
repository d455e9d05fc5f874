/** Gradient of the photocurrent: through a filling, the tabulated integral, and the spins. */
import { test } from "vitest";
import { centralDifference, expectClose, rawFunction } from "../gradient/derivatives.ts";
import { programOf } from "../reference/spec.ts";
import { photocurrent } from "./wire.ts";

test("every derivative of the photocurrent", () => {
  const program = programOf(`
    lattice wire = supercell(chain(a = 4 angstrom), 3)
    space { spin 1/2 }
    parameter S : direction each site
    parameter J : real in [0, 1.131 eV]
    parameter r : real in [0, 0.1414 eV]
    parameter a : phase
    hamiltonian H on wire {
      onsite:      -J * dot(S, σ)
      hop shell 1: r * cos(a / 2)
      hop shell 2: r * sin(a / 2)
    }
    maximize ${photocurrent("adiabatic", 3000)}
    solve { method rmsprop }`);
  const f = rawFunction(program, { mesh: { sizes: [4], shift: [0.137] } });
  const gradient = f.gradient(f.start);
  const scale = Math.max(...gradient.map(Math.abs));
  gradient.forEach((exact, i) => {
    const axis = gradient.map((_, j) => (j === i ? 1 : 0));
    expectClose(exact, centralDifference(f, f.start, axis), scale);
  });
});
