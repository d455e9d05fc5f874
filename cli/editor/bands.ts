import { bandsAlong, initialTheta, loadProgram, thetaOfValues } from "../../runtime/index.ts";
import type { BandStructure } from "../../compiler/describe/drawing/bands.ts";
import type { Host } from "../../lsp/host.ts";

/** The energies of a program along corners, at the parameters of a result where they fit, else at a start. */
export const bandsOf = (
  javascript: string,
  corners: Parameters<Host["bands"]>[1],
  parameters?: Parameters<Host["bands"]>[2],
): BandStructure => {
  const program = loadProgram(javascript);
  const theta = (parameters && thetaOfValues(program, parameters)) ?? initialTheta(program);
  const [path] = bandsAlong(program, theta, [{ text: "", line: 0, corners }]);
  return {
    distance: path.distance,
    corners: corners.map(({ label }, at) => ({ label, distance: path.distance[path.corners[at]] })),
    energies: path.energies,
  };
};
