import type { CodeLens, Command } from "vscode-languageserver-types";
import type { Analysis } from "../analysis/analysis.ts";
import { type LastRun, isCurrent } from "../analysis/results.ts";

/** The commands that lenses offer. `showProgram` and `preview` are those of an editor with panels. */
export const commands = {
  run: "ham.run",
  stop: "ham.stop",
  checkGradient: "ham.checkGradient",
  showProgram: "ham.showProgram",
  preview: "ham.preview",
} as const;

export interface LensOptions {
  readonly running: boolean;
  readonly run?: LastRun;
  /** The editor can show something beside the spec. */
  readonly panels: boolean;
}

/** Above what a spec asks for: run it, check its gradient, show its program, and what it came to. */
export function codeLenses(
  analysis: Analysis,
  { running, run, panels }: LensOptions,
): readonly CodeLens[] {
  if (analysis.isLibrary) return [];
  const { declarations } = analysis.parsed.file;
  const goal = declarations.find(({ kind }) => kind === "goal");
  const asked = goal ?? declarations.find(({ kind }) => kind === "report");
  const hamiltonian = declarations.find(({ kind }) => kind === "hamiltonian");
  const lens = (
    at: { readonly keyword: { start: number; end: number } },
    title: string,
    command: string,
  ): CodeLens => ({
    range: analysis.lines.range(at.keyword),
    command: { title, command, arguments: [analysis.uri] } satisfies Command,
  });
  return [
    ...(hamiltonian && panels ? [lens(hamiltonian, "Preview", commands.preview)] : []),
    ...(asked
      ? [
          running ? lens(asked, "■ Stop", commands.stop) : lens(asked, "▶ Run", commands.run),
          ...(goal ? [lens(asked, "Check gradient", commands.checkGradient)] : []),
          ...(panels ? [lens(asked, "Show generated program", commands.showProgram)] : []),
          ...(run && !running ? [lens(asked, summary(run, analysis.text), "")] : []),
        ]
      : []),
  ];
}

/** "best 1.873, 10 starts, 3.1 s". */
function summary(run: LastRun, text: string): string {
  const { objective, starts, seconds, status } = run;
  const best =
    objective === undefined ? "" : `best ${objective}, ${starts} start${starts === 1 ? "" : "s"}, `;
  const state = status === "ok" ? "" : `${status}, `;
  const old = isCurrent(run, text) ? "" : " (of an earlier text)";
  return `${state}${best}${seconds.toFixed(1)} s${old}`;
}
