/** What is wrong with a file of another program: thrown by the readers, told by `readFormat`. */
export class FileProblem extends Error {
  readonly line: number;
  readonly reason: string;
  readonly remedy?: string;

  constructor(line: number, reason: string, remedy?: string) {
    super(`line ${line}: ${reason}`);
    this.line = line;
    this.reason = reason;
    this.remedy = remedy;
  }
}

/** The lines of a text one after the other, counted from 1. */
export class Lines {
  private readonly lines: readonly string[];
  private at = 0;

  constructor(text: string) {
    this.lines = text.trimEnd().split(/\r\n|[\n\r]/);
  }

  /** The number of the line that was read last. */
  get number(): number {
    return Math.max(1, this.at);
  }

  get atEnd(): boolean {
    return this.at >= this.lines.length;
  }

  /** How many lines are left. */
  get left(): number {
    return this.lines.length - this.at;
  }

  /** The next line; `what` should stand there. */
  next(what: string): string {
    if (this.atEnd)
      throw new FileProblem(
        this.number,
        `the file ends here, where ${what} should follow`,
        "It may have been cut off: write or copy it anew.",
      );
    return this.lines[this.at++];
  }

  /** The words of the next line. */
  words(what: string): readonly string[] {
    return wordsOf(this.next(what));
  }

  /** The first `count` numbers of the next line. */
  numbers(count: number, what: string): readonly number[] {
    const words = this.words(what);
    if (words.length < count)
      throw new FileProblem(
        this.number,
        `${what} should have ${count} numbers, but there ${words.length === 1 ? "is" : "are"} ${words.length || "none"}`,
      );
    return words.slice(0, count).map((word) => this.real(word, what));
  }

  /** A word of the line that was read last as a number. */
  real(word: string, what: string): number {
    const number = fortranNumber(word);
    if (number === undefined)
      throw new FileProblem(
        this.number,
        `a number of ${what} should stand here, but it is \`${shortened(word)}\``,
      );
    return number;
  }

  /** A word of the line that was read last as a whole number. */
  whole(word: string, low: number, high: number, what: string): number {
    const number = /^[+-]?\d{1,9}$/.test(word) ? Number(word) : NaN;
    if (!(number >= low && number <= high))
      throw new FileProblem(
        this.number,
        `${what} should be a whole number from ${low} to ${high}, but here stands \`${shortened(word)}\``,
      );
    return number;
  }
}

export function wordsOf(line: string): readonly string[] {
  return line.split(/\s+/).filter((word) => word !== "");
}

/** A number as Fortran writes it, "1.5D-3" too; undefined where it is none, or not finite. */
export function fortranNumber(word: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/.test(word)) return undefined;
  const number = Number(word.replace(/[dD]/, "e"));
  return Number.isFinite(number) ? number : undefined;
}

/** A word of a file, for a message. */
export function shortened(word: string): string {
  const shown = word.replaceAll(/[\p{C}`]/gu, "?");
  return shown.length > 30 ? `${shown.slice(0, 30)}…` : shown;
}
