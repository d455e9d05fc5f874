import type { Analysis } from "../analysis/analysis.ts";

/** The generated program of a spec, beside it. */
export interface GeneratedProgram {
  readonly typescript: string;
  /** Pairs of a line of the spec and the line of the program that was made of it, from 0. */
  readonly lines: readonly (readonly [number, number])[];
}

/** The program that a spec compiles to; undefined where the spec is wrong. */
export function generatedProgram({
  compilation,
  isLibrary,
}: Analysis): GeneratedProgram | undefined {
  const typescript = isLibrary ? undefined : compilation.typescript;
  if (typescript === undefined) return undefined;
  const lines = typescript.split("\n").flatMap((line, at): (readonly [number, number])[] => {
    const found = /\bline:? (\d+)/.exec(line);
    return found ? [[Number(found[1]) - 1, at]] : [];
  });
  return { typescript, lines };
}
