import { type Typed, some } from "./typed.ts";

/** Why a value is no finite constant: what in it varies. */
export function variation(typed: Typed): string {
  let reason = "this has no finite value";
  some(typed, (node) => {
    if (node.kind === "parameter") reason = `\`${node.family.source}\` is a parameter`;
    else if (node.kind === "schedule") reason = `\`${node.schedule.source}\` changes with the step`;
    else if (node.kind === "curveVariable") reason = `\`${node.source}\` varies along the curve`;
    else if (node.kind === "step") reason = "`step` changes";
    else if (node.kind === "bond") reason = "this depends on the bond";
    else if (node.kind === "zone") reason = "this depends on the bands";
    else return false;
    return true;
  });
  return reason;
}
