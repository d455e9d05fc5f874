import { replace } from "./edits.ts";
import type { Remedy } from "./remedies.ts";

/** `2 J` with a parameter `J`: the product, or the unit. */
export const ambiguousUnit: Remedy = ({ span, help }) =>
  [...(help ?? "").matchAll(/`([^`]+)` for the (product|unit)/g)].map(([, text, what]) =>
    replace(`Write \`${text}\`, the ${what}`, span, text),
  );
