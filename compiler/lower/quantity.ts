import { type Typed, type ZoneReduction, gather, some } from "../check/typed.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import type { BandSumsIR, Code, QuantityIR, RingIR, SweepIR } from "../ir/program.ts";
import type { Quantity } from "../model/model.ts";
import { type MatrixElement } from "./band-terms.ts";
import { termsKey } from "../check/operators.ts";
import { type RingPart, lowerBandSum } from "./band-sum.ts";
import type { Complex } from "./complex.ts";
import { Lowering } from "./expression.ts";
import { Inputs, readOutside } from "./inputs.ts";
import { SweepInputs } from "./sweep-inputs.ts";
import type { Place } from "./terms.ts";
import { readRing, withoutUnusedRings } from "./unused-rings.ts";

/** A quantity as sweeps over the zone and a scalar function of their results. */
export function lowerQuantity(quantity: Quantity, place: Place, reporter: Reporter): QuantityIR {
  const sweeps = new Sweeps(reporter);
  for (const sweep of sweepsIn(quantity.value)) sweeps.number(sweep);
  let value: Code | undefined;
  return {
    ...place,
    unit: quantity.unit,
    conditions: scheduleNames(quantity.value),
    sweeps: sweeps.list,
    // Nothing can be wrong with it, so that a check need not wait for it.
    get value() {
      return (value ??= lowerValue(quantity.value, sweeps));
    },
  };
}

function lowerValue(value: Typed, sweeps: Sweeps): Code {
  const builder = new ScalarBuilder();
  const inputs = new Inputs(builder);
  const node = sweeps.outside(builder, inputs).real(value);
  return inputs.finish([{ name: "value", node }]);
}

const scheduleNames = gather((node) => (node.kind === "schedule" ? node.schedule.name : undefined));

const geometryTitles = {
  chern: "Chern number",
  z2: "Z2 number",
  polarisation: "polarisation",
} as const;

type SweepNode = Typed & { kind: "zone" | "geometry" | "chemicalPotential" };

function isSweep(node: Typed): node is SweepNode {
  return node.kind === "zone" || node.kind === "geometry" || node.kind === "chemicalPotential";
}

const sweepsIn = gather((node) => (isSweep(node) ? node : undefined));

/** The sweeps of one quantity, in the order in which they must run. */
class Sweeps {
  readonly list: SweepIR[] = [];
  private readonly known = new Map<Typed, number>();
  private readonly reporter: Reporter;

  constructor(reporter: Reporter) {
    this.reporter = reporter;
  }

  /** Lowers what stands outside the zone; a reduction over the zone becomes a sweep. */
  outside(builder: ScalarBuilder, inputs: Inputs): Lowering {
    return new Lowering(builder, (node) => {
      if (!isSweep(node)) return readOutside(node, inputs, builder);
      const sweep = this.number(node);
      const { kind } = this.list[sweep];
      const name = node.kind === "zone" ? node.operation : kind === "filling" ? "mu" : kind;
      return {
        re: inputs.read(`${name}_${sweep + 1}`, { kind: "result", sweep }),
        im: builder.constant(0),
      };
    });
  }

  /** The number of a sweep; where it is a new one, it is lowered. */
  number(node: SweepNode): number {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    // Sweeps that this one depends on are added while it is lowered, so before it.
    const sweep = this.lower(node);
    const at = this.list.push(sweep) - 1;
    this.known.set(node, at);
    return at;
  }

  private lower(node: SweepNode): SweepIR {
    const builder = new ScalarBuilder();
    const inputs = new Inputs(builder);
    const outside = this.outside(builder, inputs);
    if (node.kind === "chemicalPotential")
      return {
        kind: "filling",
        text: "chemical potential of the filling",
        inputs: inputs.finish([
          { name: "filling", node: outside.real(node.filling) },
          { name: "kT", node: outside.real(node.kT) },
        ]),
      };
    const scalars = new SweepInputs(outside, inputs);
    if (node.kind === "geometry") {
      const { number, first, last, axis } = node;
      const text = `${geometryTitles[number]} of bands ${first + 1} to ${last + 1}`;
      return { kind: number, text, inputs: scalars.finish(), first, last, axis };
    }
    switch (node.operation) {
      case "mean":
        return { kind: "mean", text: "mean over k", ...this.bandSums(node, scalars) };
      case "point":
        return {
          kind: "point",
          text: `at k = (${node.k!.join(", ")})`,
          k: node.k!,
          ...this.bandSums(node, scalars),
        };
      case "min":
      case "max":
        return extremum(node, scalars);
    }
  }

  private bandSums(node: ZoneReduction, scalars: SweepInputs): Omit<BandSumsIR, "text"> {
    const operators: BandSumsIR["operators"][number][] = [];
    const operatorNumber = ({ name, terms }: MatrixElement["operator"]) => {
      const key = termsKey(terms);
      const at = operators.findIndex((known) => termsKey(known.terms) === key);
      return at >= 0 ? at : operators.push({ name, terms }) - 1;
    };
    const rings: RingIR[] = [];
    const builder = new ScalarBuilder();
    const inputs = new Inputs(builder);
    const lowering = new Lowering(builder, (inner): Complex | undefined => {
      if (inner.kind !== "bandSum") return scalars.read(inner, builder, inputs);
      const lowered = lowerBandSum(inner, scalars, operatorNumber, this.reporter);
      const first = rings.length;
      rings.push(...(lowered?.rings ?? []));
      const total = (parts: readonly RingPart[]) =>
        builder.total(parts.map(({ ring, part }) => readRing(inputs, first + ring, part)));
      return { re: total(lowered?.re ?? []), im: total(lowered?.im ?? []) };
    });
    const value = lowering.real(node.body);
    return {
      ...withoutUnusedRings({
        operators,
        rings,
        integrand: inputs.finish([{ name: "value", node: value }]),
      }),
      inputs: scalars.finish(),
    };
  }
}

function extremum(node: ZoneReduction, scalars: SweepInputs): SweepIR {
  const bands: number[] = [];
  some(node.body, (inner) => {
    if (inner.kind === "bandEnergy" && !bands.includes(inner.band)) bands.push(inner.band);
    return false;
  });
  bands.sort((a, b) => a - b);
  const builder = new ScalarBuilder();
  const inputs = new Inputs(builder);
  const lowering = new Lowering(builder, (inner) =>
    inner.kind === "bandEnergy"
      ? {
          re: inputs.read(`E${inner.band + 1}`, {
            kind: "bandEnergy",
            at: bands.indexOf(inner.band),
          }),
          im: builder.constant(0),
        }
      : scalars.read(inner, builder, inputs),
  );
  const value = lowering.real(node.body);
  return {
    kind: "extremum",
    text: `${node.operation} over k`,
    sense: node.operation as "min" | "max",
    bands,
    body: inputs.finish([{ name: "value", node: value }]),
    inputs: scalars.finish(),
  };
}
