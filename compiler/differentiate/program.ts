import type { Code, ProgramIR, QuantityIR, RingIR, SweepIR, TermIR } from "../ir/program.ts";
import { usedInputs } from "../ir/scalar.ts";
import { adjointOf, jacobianOf } from "./scalar.ts";

/**
 * Reverse-mode differentiation of the staged program: adds the adjoint of every piece of scalar
 * code that the goal depends on. Between the pieces the adjoints of whole stages (Bloch sums,
 * diagonalisation, rings, extrema) are the runtime's, so that together they give dL/dx.
 */
export function differentiate(program: ProgramIR): ProgramIR {
  if (!program.goal) return program;
  return {
    ...program,
    terms: program.terms.map(differentiateTerm),
    goal: { ...program.goal, quantity: differentiateQuantity(program.goal.quantity) },
    constraints: program.constraints.map(({ kind, quantity }) => ({
      kind,
      quantity: differentiateQuantity(quantity),
    })),
  };
}

function differentiateTerm(term: TermIR): TermIR {
  const adjoint = adjointCode(term.value, ["theta", "member"]);
  return adjoint ? { ...term, adjoint } : term;
}

function differentiateQuantity(quantity: QuantityIR): QuantityIR {
  return {
    ...quantity,
    sweeps: quantity.sweeps.map(differentiateSweep),
    adjoint: adjointCode(quantity.value, ["theta", "result"]),
  };
}

function differentiateSweep(sweep: SweepIR): SweepIR {
  const inputsAdjoint = adjointCode(sweep.inputs, ["theta", "result"]);
  switch (sweep.kind) {
    case "mean":
    case "point":
      return {
        ...sweep,
        inputsAdjoint,
        rings: sweep.rings.map((ring) =>
          differentiateRing(ring, sweep.inputs.scalar.outputs.length),
        ),
        integrandAdjoint: adjointCode(sweep.integrand, ["ring", "scalar"]),
      };
    case "extremum":
      return {
        ...sweep,
        inputsAdjoint,
        bodyAdjoint: adjointCode(sweep.body, ["bandEnergy", "scalar"]),
      };
    case "filling":
      return { ...sweep, inputsAdjoint };
    case "chern":
    case "z2":
    case "polarisation":
      return sweep;
  }
}

/** Code from the bars of the outputs to the bars of the inputs of the given kinds. */
function adjointCode(code: Code, kinds: readonly string[]): Code | undefined {
  const wrt = usedInputs(code.scalar).filter((name) => kinds.includes(code.inputs.get(name)!.kind));
  if (wrt.length === 0) return undefined;
  const inputs = new Map(code.inputs);
  const single = code.scalar.outputs.length === 1;
  const scalar = adjointOf(code.scalar, wrt, {
    barOf: (at, builder) => {
      const name = single ? "bar" : `bar_${code.scalar.outputs[at].name}`;
      inputs.set(name, { kind: "bar", at });
      return builder.input(name);
    },
  });
  return { scalar, inputs };
}

/** Weights with their derivatives by the energies and the scalars, in the runtime's order. */
function differentiateRing(ring: RingIR, scalars: number): RingIR {
  if (ring.kind !== "triple")
    return { ...ring, weightGradient: weightGradient(ring.weight, ring.indices.length, scalars) };
  const edges = ring.edges.map((edge) =>
    edge.weight ? { ...edge, weightGradient: weightGradient(edge.weight, 2, scalars) } : edge,
  );
  return { ...ring, edges };
}

/** Outputs: the weight's own (w, or re and im), then those by each energy, then by each scalar. */
function weightGradient(weight: Code, energies: number, scalars: number): Code {
  const nameOf = (kind: "energy" | "scalar", at: number) =>
    [...weight.inputs].find(
      ([, source]) =>
        (source.kind === "energy" && kind === "energy" && source.which === at) ||
        (source.kind === "scalar" && kind === "scalar" && source.at === at),
    )?.[0] ?? `no ${kind} ${at}`;
  const wrt = [
    ...Array.from({ length: energies }, (_, at) => nameOf("energy", at)),
    ...Array.from({ length: scalars }, (_, at) => nameOf("scalar", at)),
  ];
  return { scalar: jacobianOf(weight.scalar, wrt), inputs: weight.inputs };
}
