/** The functions that a compiled program may call. */
export { cubicCurve } from "./cubic-curve.ts";
export { fermi, fermiCurvature, fermiSlope } from "./fermi.ts";
export { integralTable } from "./integral-table.ts";
export { logit, sigmoid, softplus } from "./sigmoid.ts";
