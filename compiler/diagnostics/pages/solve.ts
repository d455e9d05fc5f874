import type { solve } from "../solve.ts";
import type { Page } from "./page.ts";

export const solvePages: Record<keyof typeof solve, Page> = {
  HAM6001: {
    meaning: "The mesh has one number of points for each lattice vector.",
    wrong: "lattice honeycomb\nsolve { mesh 24 x 24 x 24 }",
    right: "lattice honeycomb\nsolve { mesh 24 x 24 }",
  },
  HAM6002: {
    meaning:
      "The search works on a coarse mesh, which is shifted at random at every step; every number of the report is then evaluated on refined meshes, until it stops changing.",
    wrong: "solve { mesh 100000 x 100000 }",
    right: "solve { mesh 100 x 100 }",
  },
  HAM6003: {
    meaning: "The methods are `rmsprop`, `adam` and `lbfgs`.",
    wrong: "solve { method newton }",
    right: "solve { method adam }",
  },
  HAM6004: {
    meaning: "Each setting is given once.",
    wrong: "solve { steps 100  steps 200 }",
    right: "solve { steps 200 }",
  },
  HAM6005: {
    meaning:
      "Steps, starts, seeds and the points of a mesh are whole numbers, within sensible limits.",
    wrong: "solve { steps 0 }",
    right: "solve { steps 100 }",
  },
  HAM6006: {
    meaning:
      "The pieces of a schedule or rate follow each other in time. `until 50` means step < 50; the first step is 0.",
    wrong: "solve { rate 0.1, then 0.03 }",
    right: "solve { rate 0.1 until 50, then 0.03 }",
  },
  HAM6007: {
    meaning: "The logarithm of zero is infinite, so a logarithmic ramp has positive ends.",
    wrong: "solve { rate 0.1 until 50, log to 0 at 100 }",
    right: "solve { rate 0.1 until 50, log to 0.001 at 100 }",
  },
  HAM6008: {
    meaning: "The rate is the length of a step, and `maximize` or `minimize` says its direction.",
    wrong: "solve { rate -0.1 }",
    right: "solve { rate 0.1 }",
  },
  HAM6009: {
    meaning:
      "`--set name=value` gives a parameter of the spec another value, a plain number in its domain.",
    wrong:
      "// ham run spec.ham --set t=2\nparameter t : real in [0, 1] = 0.5\nhamiltonian H { hop shell 1: t }",
    right:
      "// ham run spec.ham --set t=0.7\nparameter t : real in [0, 1] = 0.5\nhamiltonian H { hop shell 1: t }",
  },
  HAM6010: {
    meaning:
      "L-BFGS learns the curvature of the goal from the change of its gradient between steps. A schedule or a shifted mesh changes the goal itself, and what it learns is wrong.",
    wrong: "solve { method lbfgs  mesh 24 x 24 shifted }",
    right: "solve { method lbfgs  mesh 24 x 24 fixed }",
  },
  HAM6011: {
    meaning: "A start stops early when the goal has changed by less than this fraction of itself.",
    wrong: "solve { until change < 0 }",
    right: "solve { until change < 1e-6 }",
  },
};
