import { replace } from "./edits.ts";
import type { Remedy } from "./remedies.ts";

/** A complex value where a real one is needed: its parts, or its magnitude. */
export const parts: Remedy = ({ span }, { text }) => {
  const inner = text.slice(span.start, span.end);
  return [
    replace("Take the real part", span, `re(${inner})`),
    replace("Take the imaginary part", span, `im(${inner})`),
  ];
};
