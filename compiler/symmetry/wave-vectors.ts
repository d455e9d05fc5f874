import type { WaveVectorMap } from "../../runtime/program.ts";
import type { Operation } from "./operation.ts";

/**
 * Where the operations of a group take wave vectors k = Σ κ_i b_i: κ → Wκ, each W once, the identity
 * first. From k′·(g x) = k·x follows W = turn^−T, and −turn^−T for antiunitary operations; of a group
 * these are the matrices ±turn^T. Operations that change the sign of H do not take H(k) to H(k′).
 */
export function waveVectorMaps(group: readonly Operation[]): readonly WaveVectorMap[] {
  const maps = group
    .filter(({ sign }) => sign === 1)
    .map(({ turn, antiunitary }) =>
      turn.map((_, i) => turn.map((row) => (antiunitary ? 0 - row[i] : row[i]) + 0)),
    );
  return [...new Map(maps.map((map) => [map.join(";"), map])).values()];
}
