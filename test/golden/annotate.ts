/**
 * A stage's print as comments in the source: what carries a place `line:column` stands under that
 * line of the spec, what carries none goes with what came before.
 */
export function annotate(source: string, print: string): string {
  const under = new Map<number, string[]>();
  let line = 0;
  for (const text of print.trimEnd().split("\n")) {
    const place = /(?<=^| )(\d+):(\d+)(?= |$)/.exec(text);
    if (place) line = Number(place[1]);
    const width = place?.index === 0 ? place[0].length : 0; // in a table the columns stay
    const comment = place ? text.replace(place[0], `@${place[2]}`.padEnd(width)) : text;
    under.set(line, [...(under.get(line) ?? []), `//  ${comment}`.trimEnd()]);
  }
  return source
    .trimEnd()
    .split("\n")
    .flatMap((text, at) => [text, ...(under.get(at + 1) ?? [])])
    .join("\n");
}
