import type { Severity } from "../../grammar/diagnostic.ts";

/** What a code says, as a function of the particulars of the case. */
export interface Entry<P> {
  readonly severity: Severity;
  /** The heading of its page: the mistake in a few words. */
  readonly title: string;
  readonly message: (particulars: P) => string;
  readonly help?: (particulars: P) => string | undefined;
}

export function error<P>(
  title: string,
  message: Entry<P>["message"],
  help?: Entry<P>["help"],
): Entry<P> {
  return { severity: "error", title, message, help };
}

export function warning<P>(
  title: string,
  message: Entry<P>["message"],
  help?: Entry<P>["help"],
): Entry<P> {
  return { severity: "warning", title, message, help };
}

/** "a", "a or b", "a, b or c". */
export function alternatives(words: readonly string[]): string {
  return words.length < 2
    ? (words[0] ?? "nothing")
    : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
