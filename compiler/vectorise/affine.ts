import { adjointOf } from "../differentiate/scalar.ts";
import type { Code } from "../ir/program.ts";
import { usedInputs } from "../ir/scalar.ts";

/** Whether the derivatives of an integrand by the rings do not depend on them. */
export function isAffine({ scalar, inputs }: Code): boolean {
  const rings = usedInputs(scalar).filter((name) => inputs.get(name)!.kind === "ring");
  const derivatives = adjointOf(scalar, rings, { barOf: (_, builder) => builder.constant(1) });
  return !usedInputs(derivatives).some((name) => rings.includes(name));
}
