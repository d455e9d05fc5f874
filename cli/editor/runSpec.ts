import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { LastRun } from "../../lsp/analysis/results.ts";
import type { RunProgress } from "../../lsp/host.ts";
import type { Measured } from "../result.ts";
import { digits6, measuredText } from "../terminal/numbers.ts";

/** What `ham run --json` prints, as far as an editor shows it. */
interface Printed {
  readonly status: string;
  readonly best?: { readonly objective: number | null } & Shown;
  readonly starts?: readonly unknown[];
}

interface Shown {
  readonly parameters: LastRun["parameters"];
  readonly report: readonly Measured[];
}

/**
 * Runs a spec as `ham run` in a process of its own, which reads the text from standard input, so that
 * what is run is what the editor shows. Rejects with what the command says where it fails.
 */
export function runSpec(
  { text, folder }: { readonly text: string; readonly folder: string },
  report: (progress: RunProgress) => void,
  stop: AbortSignal,
): Promise<LastRun> {
  const begun = performance.now();
  const args = [commandFile(), "run", "-", "--json", "--progress", "json", "--format", "short"];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    stdio: "pipe",
  });
  const interrupt = () => void child.kill("SIGINT");
  stop.addEventListener("abort", interrupt, { once: true });
  const end = () => void child.kill();
  process.once("exit", end);
  let printed = "";
  let said = "";
  let partial = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (printed += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (partial + chunk).split("\n");
    partial = lines.pop()!;
    for (const line of lines) {
      const progress = progressOf(line);
      if (progress) report(progress);
      else said += `${line}\n`;
    }
  });
  child.stdin.on("error", () => {}).end(text);
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", () => {
      stop.removeEventListener("abort", interrupt);
      process.off("exit", end);
      const result = resultOf(printed);
      if (result) resolve(lastRun(result, text, (performance.now() - begun) / 1000));
      else reject(new Error((said + partial).trim() || "The run ended without a result."));
    });
  });
}

/** The command that this process was started as. */
function commandFile(): string {
  return process.argv[1] ?? fileURLToPath(import.meta.url);
}

function progressOf(line: string): RunProgress | undefined {
  if (!line.startsWith('{"done":')) return undefined;
  return JSON.parse(line) as RunProgress;
}

function resultOf(printed: string): (Printed & Partial<Shown>) | undefined {
  try {
    return JSON.parse(printed) as Printed;
  } catch {
    return undefined;
  }
}

function lastRun(result: Printed & Partial<Shown>, text: string, seconds: number): LastRun {
  const { status, best, starts = [] } = result;
  return {
    text,
    status,
    seconds,
    ...(best && { objective: shown(best.objective) }),
    starts: starts.length,
    report: (best?.report ?? result.report ?? []).map((each) =>
      // What is not finite is null in JSON.
      measuredText({ ...each, value: each.value ?? NaN, error: each.error ?? NaN }),
    ),
    parameters: best?.parameters ?? result.parameters ?? {},
  };
}

function shown(value: number | null): string {
  return value === null ? "not finite" : digits6(value);
}
