import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { type Mesh, sampleCount } from "../zone/mesh.ts";
import { createControl, JobControl } from "./control.ts";
import { BEGINNING, worthDividing } from "./cost.ts";
import type { HelperData } from "./helper.ts";
import { createSlot, fits, numbersOf, type Slot, type SlotNumbers } from "./slot.ts";
import type { Job, Team } from "./team.ts";
import { Trust } from "./trust.ts";
import type { Work } from "./work.ts";

const PATIENCE = 5000;
/** Times of a part that its helper may take longer than the owner. */
const LENIENCE = 20;

export interface HelpRequest {
  /** See `loadProgram`. */
  readonly programText: string;
  /** The bundled helper.ts. */
  readonly helperUrl: URL;
  /** How many helpers there may be now; may grow. */
  readonly allowed: () => number;
  /**
   * Milliseconds to wait for a helper's last part, beside many times what a part takes: its thread
   * may have ended, for lack of memory. 5000 by default.
   */
  readonly patience?: number;
}

/** What is known of a kind of work. */
interface Kind {
  readonly slot: Slot;
  readonly numbers: SlotNumbers;
}

/**
 * The calling thread with the threads that help it. They are begun when enough work has been done
 * that could have been shared, take parts as they come to it, and sleep in between. A job that is
 * too small for that is done alone. Whoever computes a part, it has the same bits; the caller adds
 * them up in order.
 */
export class HelpedThread implements Team {
  private readonly request: HelpRequest;
  private readonly patience: number;
  private readonly control = createControl();
  private readonly job = new JobControl(this.control);
  private readonly helpers: { readonly worker: Worker; readonly port: MessagePort }[] = [];
  private readonly kinds = new Map<string, Kind>();
  /** The least seconds that a sample has taken, by kind of work: other programs only add to it. */
  private readonly pace = new Map<string, number>();
  /** Seconds of work that was done alone and could have been shared. */
  private alone = 0;
  private gaveUp = false;
  private readonly trust = new Trust();

  constructor(request: HelpRequest) {
    this.request = request;
    this.patience = request.patience ?? PATIENCE;
  }

  compute(job: Job, take: (numbers: Float64Array, part: Mesh) => void): void {
    const { parts } = job;
    const key = keyOf(job.work);
    const samples = parts[0].part!.count;
    let first = 0;
    const numbers: Float64Array[] = [];
    // Of work that was never done nobody knows how long it takes.
    if (!this.pace.has(key)) numbers.push(this.timed(key, job, first++));
    const left = parts.length - first;
    const expected = this.pace.get(key)! * samples * left;
    if (worthDividing(expected, left) && this.hasHelp(expected) && this.trust.ask()) {
      const began = performance.now();
      numbers.push(...this.share(key, job, first));
      this.trust.learn((performance.now() - began) / 1000 / expected);
    } else {
      while (first < parts.length) numbers.push(this.timed(key, job, first++));
    }
    parts.forEach((part, index) => take(numbers[index], part));
  }

  /** Ends the helpers' threads. */
  async end(): Promise<void> {
    await Promise.all(this.dismiss());
  }

  /** Whether there is someone to help; begins threads where it was long enough alone. */
  private hasHelp(seconds: number): boolean {
    if (this.gaveUp) return false;
    const allowed = this.request.allowed();
    if (this.helpers.length < allowed) {
      this.alone += seconds;
      if (this.alone > BEGINNING) this.beginAll(allowed);
    }
    return this.helpers.length > 0;
  }

  private beginAll(count: number): void {
    try {
      while (this.helpers.length < count) this.begin();
    } catch {
      // The system gives no further threads.
      this.giveUp();
    }
  }

  private begin(): void {
    const { programText, helperUrl } = this.request;
    const { port1: port, port2 } = new MessageChannel();
    const workerData: HelperData = { programText, control: this.control, port: port2 };
    const worker = new Worker(helperUrl, { workerData, transferList: [port2] });
    // Nobody waits for a helper but its owner, who does so without the event loop.
    worker.unref();
    port.unref();
    worker.on("error", () => {});
    for (const { slot } of this.kinds.values()) port.postMessage(slot);
    this.helpers.push({ worker, port });
  }

  private dismiss(): readonly Promise<number>[] {
    return this.helpers.splice(0).map(({ worker, port }) => {
      port.close();
      return worker.terminate();
    });
  }

  /** The parts from `first` on, by all. */
  private share(key: string, job: Job, first: number): readonly Float64Array[] {
    const { c, s, parts } = job;
    const { slot, numbers } = this.kindOf(key, job);
    const { results, done } = numbers;
    numbers.c.set(c);
    numbers.s.set(s);
    numbers.shift.set(parts[0].part!.whole.shift);
    done.fill(0);
    this.job.open(slot.number, first);
    this.work(key, job, results, done);
    const longest = 1000 * this.pace.get(key)! * parts[0].part!.count;
    const whole = this.job.close(this.patience + LENIENCE * longest);
    if (!whole) this.giveUp();
    return parts.slice(first).map((part, at) => {
      const index = first + at;
      // What a helper could not compute, because it failed or is no more.
      if (Atomics.load(done, index) === 0) job.kernel.compute(c, s, part, results[index]);
      return whole ? results[index] : results[index].slice();
    });
  }

  /** Takes parts as long as there are any. */
  private work(key: string, job: Job, results: SlotNumbers["results"], done: Int32Array): void {
    for (let index = this.job.take(); index < job.parts.length; index = this.job.take()) {
      try {
        this.timed(key, job, index, results[index]);
      } catch {
        // Of several parts that fail, the first one's error counts: see `share`.
        return;
      }
      Atomics.store(done, index, 1);
    }
  }

  /** Goes on alone, with the same numbers, since a helper does not come back. */
  private giveUp(): void {
    this.gaveUp = true;
    this.kinds.clear();
    for (const ended of this.dismiss()) ended.catch(() => {});
  }

  private kindOf(key: string, { work, kernel, c, s, parts }: Job): Kind {
    const { whole: mesh } = parts[0].part!;
    const known = this.kinds.get(key);
    if (known && fits(known.slot, mesh, c.length, s.length)) return known;
    const slot = createSlot({
      number: known?.slot.number ?? this.kinds.size,
      work,
      mesh: { sizes: mesh.sizes, orbits: mesh.orbits },
      parts: parts.map(({ part }) => ({ first: part!.first, count: part!.count })),
      c: c.length,
      s: s.length,
      lengths: parts.map((part) => kernel.length(c, s, part)),
    });
    const kind = { slot, numbers: numbersOf(slot) };
    this.kinds.set(key, kind);
    for (const { port } of this.helpers) port.postMessage(slot);
    return kind;
  }

  private timed(
    key: string,
    { kernel, c, s, parts }: Job,
    index: number,
    out: Float64Array = new Float64Array(kernel.length(c, s, parts[index])),
  ): Float64Array {
    const began = performance.now();
    kernel.compute(c, s, parts[index], out);
    const pace = (performance.now() - began) / 1000 / sampleCount(parts[index]);
    this.pace.set(key, Math.min(pace, this.pace.get(key) ?? Infinity));
    return out;
  }
}

function keyOf(work: Work): string {
  return "sweep" in work ? `${work.kind} ${work.sweep}` : work.kind;
}
