import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import type { Sweep, WaveVectorMap } from "../program.ts";
import { invariantMaps } from "../symmetry/invariance.ts";
import { ChernKernel } from "../zone/chern.ts";
import { ExtremumKernel } from "../zone/extremum.ts";
import { FillingKernel } from "../zone/filling.ts";
import { createMeanEvaluator, type MeanEvaluator } from "../zone/mean-evaluator.ts";
import { unshifted } from "../zone/mesh.ts";
import { PointKernel } from "../zone/point.ts";
import { PolarisationKernel } from "../zone/polarisation.ts";
import { regionOf } from "../zone/region.ts";
import { Z2Kernel } from "../zone/z2.ts";
import { adaptiveFilling } from "./adaptive-filling.ts";
import { adaptiveMean } from "./adaptive-mean.ts";
import { type CertifyOptions, type Estimate, roundingOf } from "./estimate.ts";
import { integralErrorAt, withIntegralError } from "./integral-error.ts";
import { FIRST_SIZE, meshSeries } from "./mesh-series.ts";

/** Meshes tried before cells are refined: enough for what is smooth, cheap for what is not. */
const FEW_MESHES = 4;
/** Meshes agree by chance where features are narrow, so more is asked of them than of cells. */
const STRICTER = 0.01;

/** The value of one sweep with its error, from meshes where it is smooth and cells where not. */
export function settle(
  table: HoppingTable,
  sweep: Sweep,
  c: Float64Array,
  s: Float64Array,
  options: CertifyOptions,
): Estimate {
  const strict = {
    ...options,
    relative: STRICTER * options.relative,
    absolute: STRICTER * options.absolute,
  };
  const maps = invariantMaps(table, sweep);
  switch (sweep.kind) {
    case "chern": {
      const kernel = new ChernKernel(table, sweep);
      return wholeNumber(meshSeries(table, kernel, c, s, 0, Infinity, strict));
    }
    case "z2": {
      const kernel = new Z2Kernel(table, sweep);
      return wholeNumber(meshSeries(table, kernel, c, s, 0, Infinity, strict));
    }
    case "polarisation":
      return meshSeries(table, new PolarisationKernel(table, sweep), c, s, 1, Infinity, options);
    case "extremum": {
      const kernel = new ExtremumKernel(table, sweep);
      return meshSeries(table, kernel, c, s, energyScale(table, c), Infinity, strict, maps);
    }
    case "mean": {
      const kernel = createMeanEvaluator(table, sweep);
      const estimate = settleMean(table, kernel, c, s, options, strict, maps);
      return withIntegralError(table, kernel, c, s, estimate, options);
    }
    case "point": {
      const kernel = new PointKernel(table, sweep);
      const again = (other: Float64Array): number => kernel.value(c, other);
      const value = again(s);
      const error = roundingOf(value) + integralErrorAt(table, () => again(s));
      return { value, error, settled: true, mesh: [], points: 1, again };
    }
    case "filling": {
      const kernel = new FillingKernel(table);
      const scale = energyScale(table, c);
      const estimate = meshSeries(table, kernel, c, s, scale, FEW_MESHES, strict, maps);
      return estimate.settled ? estimate : adaptiveFilling(table, kernel, c, s, options, maps);
    }
  }
}

function settleMean(
  table: HoppingTable,
  kernel: MeanEvaluator,
  c: Float64Array,
  s: Float64Array,
  options: CertifyOptions,
  strict: CertifyOptions,
  maps: readonly WaveVectorMap[],
): Estimate {
  // Meshes converge fast only where the integrand repeats beyond their edges.
  if (!regionOf(table.program.lattice).periodic) {
    const size = FIRST_SIZE[table.dimension - 1];
    const doubt = kernel.doubt?.(c, unshifted(Array<number>(table.dimension).fill(size)));
    return { ...adaptiveMean(table, kernel, c, s, options, maps), doubt };
  }
  const estimate = meshSeries(table, kernel, c, s, 0, FEW_MESHES, strict, maps);
  if (estimate.settled) return estimate;
  return { ...adaptiveMean(table, kernel, c, s, options, maps), doubt: estimate.doubt };
}

/** A whole number on which the meshes agree has no error. */
function wholeNumber(estimate: Estimate): Estimate {
  return estimate.settled ? { ...estimate, error: 0 } : estimate;
}
