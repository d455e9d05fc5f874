/** Turns of the event loop without a question, after which what was answered has been sent, too. */
const idleTurns = 2;

/** Lets what nobody waits for give way to what somebody has asked for. */
export class Turns {
  private asked = 0;

  /** Notes that something is asked for. */
  note(): void {
    this.asked++;
  }

  /** Calls back as soon as nothing more is asked for. */
  whenIdle(work: () => void): void {
    const wait = (left: number, before: number): void =>
      void setImmediate(() => {
        if (this.asked !== before) wait(idleTurns, this.asked);
        else if (left > 1) wait(left - 1, before);
        else work();
      });
    wait(idleTurns, this.asked);
  }
}
