/** A place for people: line and column count from 1, the column in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Gives the position of a UTF-16 offset in the text; offsets beyond the end give the end. */
export function lineMap(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Array.from(text.slice(starts[low], offset)).length + 1 };
  };
}
