/** The compiler: from the text of a spec to a model, its explanation, and a program. */
export {
  type Compilation,
  type CompileOptions,
  type Front,
  type Source,
  backEnd,
  compile,
  frontEnd,
} from "./pipeline.ts";
export type { FileText, ReadFile } from "./files.ts";
export { type Stage, describe, printStage, stages } from "./print-stage.ts";
export { type Knowledge, type Meaning, knowledge } from "./knowledge.ts";
export { catalogue } from "./diagnostics/catalogue.ts";
export { type Obstacle, obstacleTo, operationsOf } from "./symmetry/lattice-operations.ts";
export { version } from "./version.ts";
