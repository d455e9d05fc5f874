/**
 * JSON from which every number comes back with the same bits: JSON alone loses −0, NaN and the
 * infinities, which are written as { "double": "-0" }.
 */
export function writeExactJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "number" && (Object.is(item, -0) || !Number.isFinite(item))
      ? { double: Object.is(item, -0) ? "-0" : String(item) }
      : item,
  );
}

/** Reads what `writeExactJson` wrote. Throws SyntaxError on anything that is not JSON. */
export function readExactJson(text: string): unknown {
  return JSON.parse(text, (_key, item: unknown) =>
    typeof item === "object" && item !== null && "double" in item ? Number(item.double) : item,
  );
}
