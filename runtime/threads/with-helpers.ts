import type { Program } from "../program.ts";
import { HelpedThread } from "./helped-thread.ts";
import { assignTeam } from "./team.ts";

export interface Helpers {
  /** The text that the program was loaded from. */
  readonly programText: string;
  /** The bundled helper.ts. */
  readonly helperUrl: URL;
  /** Together with the calling one. */
  readonly threads: number;
}

/** Evaluates something of a program with the help of threads, which changes no bit of it. */
export async function withHelpers<T>(
  program: Program,
  { programText, helperUrl, threads }: Helpers,
  evaluate: () => T,
): Promise<T> {
  const team = new HelpedThread({ programText, helperUrl, allowed: () => threads - 1 });
  assignTeam(program, team);
  try {
    return evaluate();
  } finally {
    assignTeam(program, undefined);
    await team.end();
  }
}
