import { coefficients, energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases, phasesAt } from "../bloch/phases.ts";
import { createLayout, part } from "../parameters/layout.ts";
import type { BandSums, Sweep, WaveVectorMap } from "../program.ts";
import { createRandom, type Random } from "../random.ts";
import { MeanKernel } from "../zone/mean.ts";
import { genericRing } from "./generic-ring.ts";

/** Designs, and wave vectors of each, at which a summand is compared with its images. */
const DESIGNS = 2;
const WAVE_VECTORS = 3;
/** Of the largest value met: far above rounding, far below any difference that is not zero. */
const SAME = 1e-8;

/**
 * The wave-vector maps of the declared symmetry under which what a sweep asks at each k is the same,
 * at every design: the identity alone, if no other.
 *
 * Energies are the same, and so are extrema and the filling. A summand need not be: a component of
 * a tensor turns. Each is compared with its images at random designs and wave vectors.
 * The weights of energies in its rings, equal ones by equal ones, and its scalars are replaced by
 * generic ones meanwhile: at a low temperature most true ones vanish nearly everywhere, and so would
 * what tells k from its images. What holds for generic weights holds for any.
 */
export function invariantMaps(table: HoppingTable, sweep: Sweep): readonly WaveVectorMap[] {
  const { waveVectorMaps = [] } = table.program;
  if (waveVectorMaps.length < 2) return [];
  switch (sweep.kind) {
    case "filling":
    case "extremum":
      return ofSummand(table, levels, waveVectorMaps);
    // At one wave vector, whatever the mesh.
    case "point":
      return waveVectorMaps;
    case "mean":
      return ofSummand(table, sweep, waveVectorMaps);
    // Sums over plaquettes and along lines, which need all points.
    case "chern":
    case "z2":
    case "polarisation":
      return [];
  }
}

/** What depends on the energies alone. */
const levels: BandSums = {
  inputCount: 0,
  inputs: () => {},
  operators: [],
  rings: [{ kind: "band", weight: (e) => e }],
  integrand: ([sum]) => sum,
};

/** Those under which all sweeps are the same. */
export function commonMaps(
  table: HoppingTable,
  sweeps: readonly Sweep[],
): readonly WaveVectorMap[] {
  return sweeps
    .map((sweep) => invariantMaps(table, sweep))
    .reduce(
      (common, maps) => common.filter((map) => maps.includes(map)),
      [...(table.program.waveVectorMaps ?? [])],
    );
}

function ofSummand(
  table: HoppingTable,
  sweep: BandSums,
  maps: readonly WaveVectorMap[],
): readonly WaveVectorMap[] {
  const random = createRandom(0, 0);
  const scale = { energy: 1 };
  const generic = { ...sweep, rings: sweep.rings.map((ring) => genericRing(ring, sweep, scale)) };
  const kernel = new MeanKernel(table, generic);
  const phases = createPhases(table);
  let left = maps;
  for (let design = 0; design < DESIGNS && left.length > 1; design++) {
    const c = coefficients(table, genericDesign(table, random));
    const s = Float64Array.from({ length: sweep.inputCount }, () => 0.5 + random.uniform());
    scale.energy = energyScale(table, c);
    const summand = kernel.integrand(c, s);
    const at = (kappa: Float64Array): number => {
      phasesAt(table, kappa, phases);
      return summand(phases);
    };
    const points = Array.from({ length: WAVE_VECTORS }, () =>
      Float64Array.from({ length: table.dimension }, () => random.uniform()),
    );
    const values = points.map(at);
    const close = SAME * Math.max(...values.map(Math.abs));
    // What is not a number is not the same.
    left = left.filter((map) =>
      points.every((kappa, p) => Math.abs(at(image(map, kappa)) - values[p]) <= close),
    );
  }
  return left;
}

/** θ of parameters drawn from all of their domains, fixed ones too: the family, not one of its members. */
function genericDesign({ program }: HoppingTable, random: Random): Float64Array {
  const layout = createLayout(program);
  const theta = new Float64Array(layout.thetaLength);
  for (const member of layout.members) {
    const raw = Float64Array.from({ length: member.map.width }, () => random.normal());
    member.map.toValue(raw, part(theta, member.theta, member));
  }
  return theta;
}

function image(map: WaveVectorMap, kappa: Float64Array): Float64Array {
  return Float64Array.from(map, (row) => row.reduce((sum, x, j) => sum + x * kappa[j], 0));
}
