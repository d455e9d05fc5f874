import type { Name } from "../../grammar/ast.ts";
import type { Span } from "../../grammar/span.ts";
import { type Dimension, dimensionless, raise } from "../units/dimension.ts";
import { functionNames } from "./functions.ts";
import { pauliNames, pauliValue } from "./pauli.ts";
import { type Context, visibleNames } from "./scope.ts";
import { spectrumName } from "./spectrum.ts";
import type { Typed } from "./typed.ts";
import { type Type, real } from "./types.ts";

const valueNames = [
  "i",
  "pi",
  "d",
  "nu",
  "k",
  "step",
  "cell_length",
  "cell_area",
  "cell_volume",
  "cell_size",
  "band_count",
];

/** What a line of the report shows as functions of the wave vector: it is no number. */
export const centresName = "wannier_centres";

/** A line of the report, too: which operations of the lattice leave the design the same. */
export const symmetriesName = "symmetries";
export const symmetriesPlace = "as a line of the report by itself: `report { symmetries(H) }`";

/** Names with a fixed meaning, which a spec cannot declare anew. */
export const builtinNames: readonly string[] = [
  ...valueNames,
  ...pauliNames,
  "E",
  "v",
  spectrumName,
  centresName,
  symmetriesName,
  ...functionNames,
];

/** Every name that can be meant at a place. */
export function knownNames(context: Context): readonly string[] {
  const builtins = context.zone ? builtinNames : builtinNames.filter((name) => !isBandName(name));
  return [...visibleNames(context.scope), ...builtins];
}

/** Names that mean something only inside sums over bands. */
export function isBandName(name: string): boolean {
  return name === "E" || name === "v";
}

export function constant(value: number, span: Span, dimension: Dimension = dimensionless): Typed {
  return { kind: "constant", type: { shape: "real", dimension }, span, re: value, im: 0 };
}

/** The value of a name that the language itself defines; "unknown" for any other name. */
export function builtinValue(name: Name, context: Context): Typed | undefined | "unknown" {
  const { text, span } = name;
  const { reporter, place, facts } = context;
  const only = (where: string) => reporter.report("HAM2011", span, { name: name.source, where });
  switch (text) {
    case "pi":
      return constant(Math.PI, span);
    case "i":
      return { kind: "constant", type: { ...real, shape: "complex" }, span, re: 0, im: 1 };
    case "step":
      return place === "schedule"
        ? { kind: "step", type: real, span }
        : only("in a `schedule` or the `rate`");
    case "d":
      return place === "term" && facts.spaceDimension && facts.length
        ? bondVector(facts.spaceDimension, { shape: "real", dimension: facts.length }, span)
        : only("in a `hop` line, where it is the vector of the bond");
    case "k":
      return place === "term" && facts.continuum
        ? waveVector(facts.dimension!, raise(facts.length!, -1), span)
        : only("in the Hamiltonian of a continuum, `lattice continuum(2, cutoff = 5)`");
    case "nu":
      return place === "term"
        ? { kind: "bond", type: real, span, quantity: "nu" }
        : only("in a `hop` line, where it is the chirality sign of the bond");
    case "cell_length":
    case "cell_area":
    case "cell_volume":
    case "cell_size": {
      const { dimension, length, cellMeasure } = facts;
      if (place !== "quantity" || !dimension || !length || cellMeasure === undefined)
        return only("in an observable, a goal or a report");
      const needs = { cell_length: 1, cell_area: 2, cell_volume: 3, cell_size: dimension }[text];
      if (dimension !== needs)
        return reporter.report("HAM5013", span, {
          name: name.source,
          needs,
          lattice: dimension,
        });
      return constant(cellMeasure, span, raise(length, needs));
    }
    case "band_count":
      return place === "quantity" && facts.bands
        ? constant(facts.bands, span)
        : only("in an observable, a goal or a report");
    default:
      return pauliNames.includes(text) ? pauliValue(name, context) : "unknown";
  }
}

function waveVector(size: number, dimension: Dimension, span: Span): Typed {
  return {
    kind: "tuple",
    type: { shape: "vector", dimension, size },
    span,
    components: Array.from({ length: size }, (_, axis) => ({
      kind: "waveVector" as const,
      type: { shape: "real" as const, dimension },
      span,
      axis,
    })),
  };
}

function bondVector(size: number, component: Type, span: Span): Typed {
  const axes = (["x", "y", "z"] as const).slice(0, size);
  return {
    kind: "tuple",
    type: { shape: "vector", dimension: component.dimension, size },
    span,
    components: axes.map((quantity) => ({ kind: "bond", type: component, span, quantity })),
  };
}
