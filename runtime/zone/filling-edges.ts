import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { ExtremumSweep } from "../program.ts";
import { ExtremumKernel } from "./extremum.ts";
import type { Mesh } from "./mesh.ts";
import { addRow, type Row, scaleRow } from "./row.ts";

const NO_SCALARS = new Float64Array(0);

/** The refined edges of the gap above `occupied` full bands, to which μ is central at kT = 0. */
export class FillingEdges {
  private readonly top: ExtremumKernel;
  private readonly bottom: ExtremumKernel;

  constructor(table: HoppingTable, occupied: number) {
    this.top = new ExtremumKernel(table, bandEdge("max", occupied - 1));
    this.bottom = new ExtremumKernel(table, bandEdge("min", occupied));
  }

  /** The middle of the gap; undefined where the bands overlap. */
  middle(c: Float64Array, mesh: Mesh): number | undefined {
    const top = this.top.value(c, NO_SCALARS, mesh);
    const bottom = this.bottom.value(c, NO_SCALARS, mesh);
    return bottom > top ? 0.5 * (top + bottom) : undefined;
  }

  /** The middle and its derivatives by the coefficients: the mean of those of the edges. */
  row(c: Float64Array, mesh: Mesh): Row {
    const row = this.top.row(c, NO_SCALARS, mesh);
    addRow(row, this.bottom.row(c, NO_SCALARS, mesh));
    scaleRow(row, 0.5);
    return row;
  }
}

function bandEdge(sense: "min" | "max", band: number): ExtremumSweep {
  return {
    kind: "extremum",
    sense,
    bands: [band],
    inputCount: 0,
    inputs: () => {},
    body: (e) => e[0],
    bodyAdjoint: (_e, _s, bar, eBar) => {
      eBar[0] += bar;
    },
  };
}
