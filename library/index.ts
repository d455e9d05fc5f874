/** The standard library: each file is a spec fragment that declares a lattice, or an observable with its components. */
import anomalousNernst from "./observables/anomalous_nernst.ham";
import bandBottom from "./observables/band_bottom.ham";
import bandGap from "./observables/band_gap.ham";
import bandTop from "./observables/band_top.ham";
import bandwidth from "./observables/bandwidth.ham";
import berryCurvature from "./observables/berry_curvature.ham";
import berryCurvatureDipole from "./observables/berry_curvature_dipole.ham";
import chernNumber from "./observables/chern_number.ham";
import densityOfStates from "./observables/density_of_states.ham";
import directGap from "./observables/direct_gap.ham";
import drudeWeight from "./observables/drude_weight.ham";
import electrons from "./observables/electrons.ham";
import flatness from "./observables/flatness.ham";
import freeEnergy from "./observables/free_energy.ham";
import hallConductivity from "./observables/hall_conductivity.ham";
import injectionCurrent from "./observables/injection_current.ham";
import opticalConductivity from "./observables/optical_conductivity.ham";
import orbitalMagnetization from "./observables/orbital_magnetization.ham";
import photocurrent from "./observables/photocurrent.ham";
import polarization from "./observables/polarization.ham";
import quantumMetric from "./observables/quantum_metric.ham";
import shiftCurrent from "./observables/shift_current.ham";
import siteOccupation from "./observables/site_occupation.ham";
import spectralFunction from "./observables/spectral_function.ham";
import spinHallConductivity from "./observables/spin_hall_conductivity.ham";
import spinMagnetization from "./observables/spin_magnetization.ham";
import totalEnergy from "./observables/total_energy.ham";
import velocity from "./observables/velocity.ham";
import z2Number from "./observables/z2_number.ham";
import bcc from "./lattices/bcc.ham";
import chain from "./lattices/chain.ham";
import checkerboard from "./lattices/checkerboard.ham";
import cubic from "./lattices/cubic.ham";
import diamond from "./lattices/diamond.ham";
import fcc from "./lattices/fcc.ham";
import honeycomb from "./lattices/honeycomb.ham";
import hyperhoneycomb from "./lattices/hyperhoneycomb.ham";
import kagome from "./lattices/kagome.ham";
import ladder from "./lattices/ladder.ham";
import lieb from "./lattices/lieb.ham";
import mapleLeaf from "./lattices/maple_leaf.ham";
import pyrochlore from "./lattices/pyrochlore.ham";
import ruby from "./lattices/ruby.ham";
import shastrySutherland from "./lattices/shastry_sutherland.ham";
import square from "./lattices/square.ham";
import squareOctagon from "./lattices/square_octagon.ham";
import triangular from "./lattices/triangular.ham";

export interface LibraryFile {
  readonly path: string;
  readonly text: string;
}

export const libraryFiles: readonly LibraryFile[] = [
  { path: "lattices/chain.ham", text: chain },
  { path: "lattices/ladder.ham", text: ladder },
  { path: "lattices/square.ham", text: square },
  { path: "lattices/triangular.ham", text: triangular },
  { path: "lattices/honeycomb.ham", text: honeycomb },
  { path: "lattices/kagome.ham", text: kagome },
  { path: "lattices/lieb.ham", text: lieb },
  { path: "lattices/checkerboard.ham", text: checkerboard },
  { path: "lattices/maple_leaf.ham", text: mapleLeaf },
  { path: "lattices/square_octagon.ham", text: squareOctagon },
  { path: "lattices/shastry_sutherland.ham", text: shastrySutherland },
  { path: "lattices/ruby.ham", text: ruby },
  { path: "lattices/cubic.ham", text: cubic },
  { path: "lattices/bcc.ham", text: bcc },
  { path: "lattices/fcc.ham", text: fcc },
  { path: "lattices/diamond.ham", text: diamond },
  { path: "lattices/pyrochlore.ham", text: pyrochlore },
  { path: "lattices/hyperhoneycomb.ham", text: hyperhoneycomb },
  { path: "observables/anomalous_nernst.ham", text: anomalousNernst },
  { path: "observables/band_bottom.ham", text: bandBottom },
  { path: "observables/band_gap.ham", text: bandGap },
  { path: "observables/band_top.ham", text: bandTop },
  { path: "observables/bandwidth.ham", text: bandwidth },
  { path: "observables/berry_curvature.ham", text: berryCurvature },
  { path: "observables/berry_curvature_dipole.ham", text: berryCurvatureDipole },
  { path: "observables/chern_number.ham", text: chernNumber },
  { path: "observables/density_of_states.ham", text: densityOfStates },
  { path: "observables/direct_gap.ham", text: directGap },
  { path: "observables/drude_weight.ham", text: drudeWeight },
  { path: "observables/electrons.ham", text: electrons },
  { path: "observables/flatness.ham", text: flatness },
  { path: "observables/free_energy.ham", text: freeEnergy },
  { path: "observables/hall_conductivity.ham", text: hallConductivity },
  { path: "observables/injection_current.ham", text: injectionCurrent },
  { path: "observables/optical_conductivity.ham", text: opticalConductivity },
  { path: "observables/orbital_magnetization.ham", text: orbitalMagnetization },
  { path: "observables/photocurrent.ham", text: photocurrent },
  { path: "observables/polarization.ham", text: polarization },
  { path: "observables/quantum_metric.ham", text: quantumMetric },
  { path: "observables/shift_current.ham", text: shiftCurrent },
  { path: "observables/site_occupation.ham", text: siteOccupation },
  { path: "observables/spectral_function.ham", text: spectralFunction },
  { path: "observables/spin_hall_conductivity.ham", text: spinHallConductivity },
  { path: "observables/spin_magnetization.ham", text: spinMagnetization },
  { path: "observables/total_energy.ham", text: totalEnergy },
  { path: "observables/velocity.ham", text: velocity },
  { path: "observables/z2_number.ham", text: z2Number },
];
