const lower =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega".split(
    " ",
  );
const letters = new Map<string, string>([
  ..."αβγδεζηθικλμνξοπρστυφχψω".split("").map((c, i) => [c, lower[i]] as const),
  ..."ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"
    .split("")
    .map((c, i) => [c, lower[i][0].toUpperCase() + lower[i].slice(1)] as const),
  ["ς", "sigma"],
]);

/**
 * The one spelling by which a name is known: NFKC, each Greek letter as its ASCII name, set off by
 * `_` from a letter or digit beside it. σx, σ_x and sigma_x are all "sigma_x".
 */
export function canonicalName(source: string): string {
  if (/^[A-Za-z0-9_]*$/.test(source)) return source;
  const parts = Array.from(source.normalize("NFKC"), (c) => ({
    text: letters.get(c) ?? c,
    greek: letters.has(c),
  }));
  return parts
    .map((part, i) => {
      const before = parts[i - 1];
      const apart =
        before !== undefined &&
        (part.greek || before.greek) &&
        part.text !== "_" &&
        before.text !== "_";
      return apart ? `_${part.text}` : part.text;
    })
    .join("");
}
