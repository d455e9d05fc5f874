/** Seconds that it takes to wake threads and to wait for the last of them. */
const SYNCHRONISATION = 1e-4;
/** Work that takes so many times as long is worth it. */
const WORTH = 5;

/** Seconds of work after which more threads are begun: about what it costs to begin one. */
export const BEGINNING = 0.1;

/** Whether parts that take so many seconds together are given to several threads. */
export function worthDividing(seconds: number, parts: number): boolean {
  return parts > 1 && seconds > WORTH * SYNCHRONISATION;
}

/**
 * Of so many threads: how many help each of the starts that run at once. Starts come first, since they
 * need no synchronisation; only threads for which there is no start left help with one.
 */
export function helpersOf(threads: number, starts: number): readonly number[] {
  const running = Math.max(1, Math.min(threads, starts));
  const spare = Math.max(0, threads - running);
  return Array.from(
    { length: running },
    (_, index) => Math.floor(spare / running) + (index < spare % running ? 1 : 0),
  );
}
