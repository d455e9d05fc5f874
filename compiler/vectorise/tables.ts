import type { Tabulated } from "../ir/scalar.ts";

/** An integral, or its derivative of some order, that lane code looks up. */
export interface LaneTable {
  readonly table: Tabulated;
  readonly order: number;
}

/** The tables of a sweep's lane code, each once. */
export class LaneTables {
  readonly all: LaneTable[] = [];

  /** The place of a table among all; a new one is the last. */
  placeOf(table: Tabulated, order: number): number {
    const known = this.all.findIndex((one) => one.table.key === table.key && one.order === order);
    return known >= 0 ? known : this.all.push({ table, order }) - 1;
  }
}
