/**
 * The runtime's public face: what runs, differentiates, optimises and certifies a compiled `Program`.
 *
 *     program.ts   the contract with the compiler
 *     math/        functions that a program calls; a minimiser
 *     linalg/      Hermitian eigensolver, change between orbitals and bands
 *     bloch/       H(k) and its derivatives from a table of hoppings, and the way back
 *     symmetry/    the wave vectors that stand for all
 *     rings/       sums over bands that close, and their adjoints
 *     zone/        sweeps over the Brillouin zone: means, extrema, Chern numbers
 *     parameters/  domains, their raw numbers, starts
 *     engine/      what evaluates a search: the default kernels, or others
 *     tfjs/        an engine on TensorFlow.js, loaded where it is asked for
 *     quantity.ts  value and gradient of a quantity
 *     optimise/    RMSprop, Adam, L-BFGS, constraints, the loop
 *     certify.ts   values with error bars
 *     report/      energies and other functions of k along paths, quantities along curves, Wannier centres
 *     search/      many starts on threads
 *     threads/     one evaluation on several threads
 *     designs/     which starts found the same Hamiltonian, the fluxes through its loops, and the
 *                  operations of the lattice that leave it the same
 */
export type * from "./program.ts";
export * from "./math/index.ts";

export {
  type Certified,
  certify,
  type CertifyOptions,
  certifyDefaults,
  evaluateReport,
} from "./certify.ts";
export { type RealSpaceBlock, realSpaceHamiltonian } from "./bloch/real-space.ts";
export {
  EngineProblem,
  type EngineRequest,
  findBackend,
  type FoundBackend,
} from "./engine/load-engine.ts";
export { type TfjsBackend, type TfjsEngine, tfjsEngines } from "./engine/tfjs-names.ts";
export { type LoopFlux, loopFluxes } from "./designs/fluxes.ts";
export { groupDesigns, SAME_DESIGN } from "./designs/groups.ts";
export { type OperationResidual, operationResiduals } from "./designs/symmetries.ts";
export { type GradientCheck, checkGradient } from "./optimise/check-gradient.ts";
export {
  describeDomain,
  describeStart,
  type ParameterNumber,
  type ParameterValue,
  parameterValues,
  thetaOfValues,
} from "./parameters/describe.ts";
export { initialTheta } from "./parameters/start.ts";
export { type CentresResult, evaluateCentres } from "./report/centres.ts";
export { type CurveResult, evaluateCurves } from "./report/curve.ts";
export { bandsAlong, evaluatePaths, type PathResult } from "./report/path.ts";
export { evaluateProfiles, type ProfileResult } from "./report/profile.ts";
export { loadProgram } from "./search/load-program.ts";
export type { ConstraintResult } from "./search/meet-constraints.ts";
export type { SavedStart, SearchEvent } from "./search/messages.ts";
export { rank } from "./search/rank.ts";
export { runStart, type StartOptions, type StartResult } from "./search/run-start.ts";
export {
  search,
  type SearchRequest,
  type SearchResult,
  type SearchStatus,
  statusOf,
} from "./search/search.ts";
export { type SearchCost, searchCost } from "./threads/search-cost.ts";
export { type Helpers, withHelpers } from "./threads/with-helpers.ts";
