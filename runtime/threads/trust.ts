/** A shared job that takes more than this part of the time alone was not worth it. */
const WORTHLESS = 0.9;
/** Most jobs that are done alone before helpers are asked again. */
const LONGEST = 64;

/**
 * Whether helpers are asked: where other programs keep the processor busy they are no help, and
 * waiting for them is a loss. After a job that gained nothing some are done alone, twice as many each
 * time.
 */
export class Trust {
  private alone = 0;
  private next = 1;

  /** Whether to ask for help with this job. */
  ask(): boolean {
    if (this.alone === 0) return true;
    this.alone--;
    return false;
  }

  /** @param share the time of a job with help over that alone */
  learn(share: number): void {
    if (share <= WORTHLESS) {
      this.next = 1;
      return;
    }
    this.alone = this.next;
    this.next = Math.min(2 * this.next, LONGEST);
  }
}
