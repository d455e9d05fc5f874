import type { BandGroup } from "../program.ts";

/** How far each band belongs to a group: the share of its level's states that do. */
export class Membership {
  readonly share: Float64Array;
  private readonly group: BandGroup | undefined;

  /** Without a group every band belongs to it. */
  constructor(group: BandGroup | undefined, bands: number) {
    this.group = group;
    this.share = new Float64Array(bands).fill(1);
  }

  /** Sets the shares, given the level that each band belongs to. */
  update(level: Int32Array): void {
    const { group, share } = this;
    if (!group) return;
    const { first, last, outside } = group;
    for (let begin = 0, end = 0; begin < level.length; begin = end) {
      while (end < level.length && level[end] === level[begin]) end++;
      const inside = Math.max(0, Math.min(end, last + 1) - Math.max(begin, first));
      const part = inside / (end - begin);
      share.fill(outside ? 1 - part : part, begin, end);
    }
  }
}
