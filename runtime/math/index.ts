/** The functions that a compiled program may call. */
export { fermi, fermiCurvature, fermiSlope } from "./fermi.ts";
export { logit, sigmoid, softplus } from "./sigmoid.ts";
