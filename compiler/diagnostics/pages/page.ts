/** A page on one code: what it means, and an example of the mistake and of its remedy. */
export interface Page {
  /** Markdown: the reason, in a physicist's words. */
  readonly meaning: string;
  /** Declarations that make the mistake; what a whole spec needs besides is left out. */
  readonly wrong: string;
  /** The same, mended. */
  readonly right: string;
}

/** The page as Markdown. */
export function render({ meaning, wrong, right }: Page): string {
  const example = (title: string, text: string): string =>
    `${title}:\n\n\`\`\`ham\n${text}\n\`\`\``;
  return `${meaning}\n\n${example("Wrong", wrong)}\n\n${example("Right", right)}\n`;
}
