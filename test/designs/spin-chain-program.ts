import type { Bond, Program } from "../../runtime/program.ts";
import { triangular } from "./triangular-program.ts";

/** A site of the chain: the place of its spin in θ. */
interface SpinSite extends Bond {
  readonly place: number;
}

/** Length of the cell. */
export const LENGTH = 6;

const sites = Array.from({ length: LENGTH }, (_, j) => j);
const block = [
  { row: 0, column: 0 },
  { row: 0, column: 1 },
  { row: 1, column: 0 },
  { row: 1, column: 1 },
];
const hop = (text: string, reach: number, size: number) => ({
  text,
  line: 2,
  bonds: sites.map((j) => ({
    of: `${j}`,
    row: 2 * ((j + reach) % LENGTH),
    column: 2 * j,
    d: [reach],
  })),
  entries: block,
  value: (_theta: Float64Array, _bond: Bond, out: Float64Array): void =>
    out.set([size, 0, 0, 0, 0, 0, size, 0]),
});

/** Electrons on a chain, coupled to spins S by −S·σ, with hoppings 0.8 and 0.5. θ holds the spins. */
export const spinChain: Program = {
  ...triangular,
  spec: "spins.ham",
  lattice: {
    name: "wire",
    vectors: [[LENGTH]],
    sites: sites.map((j) => ({ name: `A${j + 1}`, position: [j] })),
  },
  basis: sites.flatMap((j) => [`A${j + 1} ↑`, `A${j + 1} ↓`]),
  parameters: [],
  terms: [
    {
      text: "onsite",
      line: 1,
      bonds: sites.map((j) => ({
        of: `A${j + 1}`,
        row: 2 * j,
        column: 2 * j,
        d: [0],
        place: 3 * j,
      })),
      // The two off-diagonal entries are each other's conjugates: one gives both.
      entries: [block[0], block[1], block[3]],
      value: (theta: Float64Array, { place }: SpinSite, out: Float64Array): void => {
        const [x, y, z] = theta.subarray(place, place + 3);
        out.set([-z, 0, -x, y, z, 0]);
      },
    },
    hop("hop shell 1", 1, 0.8),
    hop("hop shell 2", 2, 0.5),
  ] as unknown as Program["terms"],
};
