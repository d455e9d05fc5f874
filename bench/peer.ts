import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { PeerGradient } from "./work.ts";

/** A program in Python that does the same work, one request after the other. */
export interface Peer {
  readonly library: string;
  readonly version: string;
  /** Prepares a task; its value and, if the peer has gradients, its gradient. */
  load(task: object): Promise<{ readonly value: number; readonly gradient?: PeerGradient }>;
  /** Processor seconds for one evaluation, of several. */
  run(times: number): Promise<number>;
  /** The most bytes that its process has held so far. */
  memory(): Promise<number>;
  end(): void;
}

/** The peer of this name in bench/peers; undefined where Python or its library is absent. */
export async function startPeer(root: string, name: string): Promise<Peer | undefined> {
  const single = Object.fromEntries(
    ["OMP", "OPENBLAS", "MKL"].map((library) => [`${library}_NUM_THREADS`, "1"]),
  );
  const python = spawn("python3", [join(root, "bench/peers", `${name}_peer.py`)], {
    stdio: ["pipe", "pipe", "ignore"],
    env: { ...process.env, ...single },
  });
  const answers = conversation(python);
  const first = await answers.next();
  if (first === undefined) return undefined;
  const ask = async (request: object): Promise<Record<string, unknown>> => {
    python.stdin!.write(`${JSON.stringify(request)}\n`);
    const answer = await answers.next();
    if (answer === undefined) throw new Error(`The ${name} peer has ended.`);
    return answer;
  };
  return {
    library: String(first.library),
    version: String(first.version),
    load: async (task) => {
      const { value, gradient } = await ask({ load: task });
      return { value: Number(value), gradient: (gradient as PeerGradient | null) ?? undefined };
    },
    run: async (times) => Number((await ask({ run: times })).seconds),
    memory: async () => Number((await ask({ memory: true })).bytes),
    end: () => void python.stdin!.end(),
  };
}

type Answer = Record<string, unknown> | undefined;

/** The lines that a process writes, undefined once it has ended. */
function conversation(child: ChildProcess): { readonly next: () => Promise<Answer> } {
  const lines: Answer[] = [];
  const waiting: ((line: Answer) => void)[] = [];
  let ended = false;
  const end = (): void => {
    ended = true;
    for (const resolve of waiting.splice(0)) resolve(undefined);
  };
  createInterface({ input: child.stdout! })
    .on("line", (line) => {
      const answer = JSON.parse(line) as Answer;
      const resolve = waiting.shift();
      if (resolve) resolve(answer);
      else lines.push(answer);
    })
    .on("close", end);
  child.on("error", end);
  return {
    next: () =>
      new Promise((resolve) => {
        if (lines.length > 0) resolve(lines.shift());
        else if (ended) resolve(undefined);
        else waiting.push(resolve);
      }),
  };
}
