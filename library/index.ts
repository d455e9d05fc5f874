/** The standard library: each file is a spec fragment that declares one lattice or observable. */
import bandGap from "./observables/band_gap.ham";
import bandwidth from "./observables/bandwidth.ham";
import chernNumber from "./observables/chern_number.ham";
import directGap from "./observables/direct_gap.ham";
import hallConductivity from "./observables/hall_conductivity.ham";
import chain from "./lattices/chain.ham";
import honeycomb from "./lattices/honeycomb.ham";
import kagome from "./lattices/kagome.ham";
import lieb from "./lattices/lieb.ham";
import square from "./lattices/square.ham";
import triangular from "./lattices/triangular.ham";

export interface LibraryFile {
  readonly path: string;
  readonly text: string;
}

export const libraryFiles: readonly LibraryFile[] = [
  { path: "lattices/chain.ham", text: chain },
  { path: "lattices/square.ham", text: square },
  { path: "lattices/triangular.ham", text: triangular },
  { path: "lattices/honeycomb.ham", text: honeycomb },
  { path: "lattices/kagome.ham", text: kagome },
  { path: "lattices/lieb.ham", text: lieb },
  { path: "observables/hall_conductivity.ham", text: hallConductivity },
  { path: "observables/chern_number.ham", text: chernNumber },
  { path: "observables/band_gap.ham", text: bandGap },
  { path: "observables/direct_gap.ham", text: directGap },
  { path: "observables/bandwidth.ham", text: bandwidth },
];
