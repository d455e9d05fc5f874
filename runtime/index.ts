/** The runtime's public face. */
export type * from "./program.ts";
export * from "./math/index.ts";

export {
  type Certified,
  certify,
  type CertifyOptions,
  certifyDefaults,
  evaluateReport,
} from "./certify.ts";
export {
  describeDomain,
  describeStart,
  type ParameterNumber,
  type ParameterValue,
  parameterValues,
} from "./parameters/describe.ts";
export { initialTheta } from "./parameters/start.ts";
export { loadProgram } from "./search/load-program.ts";
export type { SearchEvent } from "./search/messages.ts";
export { rank } from "./search/rank.ts";
export { runStart, type StartOptions, type StartResult } from "./search/run-start.ts";
export { search, type SearchRequest, type SearchResult } from "./search/search.ts";
