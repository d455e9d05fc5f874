/**
 * How a thread and its helpers agree, by numbers that they share. A job is open while `ROUND` is odd.
 * A helper counts itself in before it looks, so that either it finds the job closed, or the owner,
 * who waits until all are out before anything is written anew, finds it there.
 */
const [ROUND, SLOT, NEXT, PRESENT, WORDS] = [0, 1, 2, 3, 4];

export function createControl(): SharedArrayBuffer {
  return new SharedArrayBuffer(4 * WORDS);
}

/** The owner's side. */
export class JobControl {
  private readonly words: Int32Array;

  constructor(control: SharedArrayBuffer) {
    this.words = new Int32Array(control);
  }

  /** Lets helpers take parts of the job in a slot, from a first one on. */
  open(slot: number, first: number): void {
    const { words } = this;
    Atomics.store(words, SLOT, slot);
    Atomics.store(words, NEXT, first);
    Atomics.add(words, ROUND, 1);
    Atomics.notify(words, ROUND);
  }

  /** The next part that nobody has taken. */
  take(): number {
    return Atomics.add(this.words, NEXT, 1);
  }

  /** Closes the job and waits for its helpers; false if one is not out after so many milliseconds. */
  close(patience: number): boolean {
    const { words } = this;
    Atomics.add(words, ROUND, 1);
    const since = performance.now();
    for (;;) {
      const present = Atomics.load(words, PRESENT);
      if (present === 0) return true;
      const left = patience - (performance.now() - since);
      if (left <= 0) return false;
      Atomics.wait(words, PRESENT, present, left);
    }
  }
}

/**
 * A helper's side: works whenever a job is open, for ever.
 *
 * @param prepare Called when a job was opened, before the helper counts itself in: nobody waits.
 * @param work Takes parts of the job in a slot as long as there are any.
 */
export function help(
  control: SharedArrayBuffer,
  prepare: () => void,
  work: (slot: number, take: () => number) => void,
): never {
  const words = new Int32Array(control);
  const take = (): number => Atomics.add(words, NEXT, 1);
  for (let seen = 0; ;) {
    Atomics.wait(words, ROUND, seen);
    prepare();
    Atomics.add(words, PRESENT, 1);
    const round = Atomics.load(words, ROUND);
    try {
      if (round !== seen && round % 2 !== 0) work(Atomics.load(words, SLOT), take);
    } finally {
      Atomics.sub(words, PRESENT, 1);
      Atomics.notify(words, PRESENT);
    }
    seen = round;
  }
}
