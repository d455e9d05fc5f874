/**
 * An engine on TensorFlow.js. Everything here imports `@tensorflow/tfjs-core` and is loaded where
 * the engine is asked for, and only there.
 */
import * as tf from "@tensorflow/tfjs-core";
import * as scalarMath from "../math/index.ts";
import * as tensorMath from "./math.ts";
import type { TensorProgram } from "./tensor-program.ts";

export type { IntegralTable } from "../program.ts";
export type { TensorProgram, TensorSums, TensorSweeps, Values } from "./tensor-program.ts";
export { cubicCurve, integralTable } from "../math/index.ts";
export { fermi, fermiCurvature, fermiSlope, lookUp } from "./math.ts";
export { useBackend } from "./backend.ts";
export { createTensorEngine } from "./tensor-engine.ts";

/**
 * The tensor program that the compiler wrote: the plain JavaScript body of a function that is given
 * the functions which tensor code calls, and TensorFlow.js.
 */
export function loadTensorProgram(text: string): TensorProgram {
  return new Function("ham", "tf", text)({ ...scalarMath, ...tensorMath }, tf) as TensorProgram;
}
