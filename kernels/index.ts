/** The kernels that `runtime/wasm/` calls; see `runtime/wasm/kernels.ts` for what they are given. */
export {
  addToCoefficients,
  assemble,
  assembleDerivative,
  collect,
  collectDerivative,
  diagonaliseLine,
} from "./bloch";
export { eigh, eighWork } from "./eigh";
export { eighBlocks, eighBlocksWork } from "./eigh-blocks";
export { addScaled, clear, copy, makeHermitian, setIdentity } from "./matrix";
export { exp } from "./exp";
export { lookUp } from "./look-up";
export { fromBands, fromBandsTwo, multiply, toBands, toBandsTwo } from "./product";
export {
  addRotations,
  edgeSlopes,
  pairBars,
  pairSlopes,
  pairSum,
  trace,
  weigh,
  weightedBar,
  weightedTrace,
} from "./rings";
export { admit, bandBars, bandSum, numberLevels, weighLevels, weighPairs } from "./weights";
