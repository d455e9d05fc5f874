import * as math from "../math/index.ts";
import type { Program } from "../program.ts";

/**
 * The program that the compiler wrote: the plain JavaScript body of a function that is given the
 * runtime's mathematical functions as `ham` and returns the Program.
 */
export function loadProgram(programText: string): Program {
  return new Function("ham", programText)(math) as Program;
}
