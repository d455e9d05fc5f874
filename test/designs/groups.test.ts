import { expect, test } from "vitest";
import { coefficients, createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { blocksAt, createDesignSpace } from "../../runtime/designs/design-space.ts";
import { designDistance } from "../../runtime/designs/distance.ts";
import { groupDesigns } from "../../runtime/designs/groups.ts";
import { createReference } from "../../runtime/designs/reference.ts";
import { createRandom } from "../../runtime/random.ts";
import { ChernKernel } from "../../runtime/zone/chern.ts";
import { haldane, haldaneTheta } from "../runtime/haldane-program.ts";
import { foundDesigns } from "./found-designs.ts";
import { LENGTH, spinChain } from "./spin-chain-program.ts";
import { type Change, changed, pointGroup, triangular, uniformFlux } from "./triangular-program.ts";

const random = createRandom(7, 0);
const angle = (): number => 2 * Math.PI * random.uniform();
const anyOf = <T>(list: readonly T[]): T => list[Math.floor(list.length * random.uniform())];

const height = Math.sqrt(3) / 2;
const anyDesign = (): Float64Array =>
  Float64Array.from({ length: 38 }, (_, p) => (p < 36 ? angle() : random.uniform()));
const anyChange = (): Change => ({
  rows: pointGroup(anyOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])),
  translation: anyOf([
    [0, 0],
    [1, 0],
    [0.5, height],
    [1.5, height],
  ]),
  chi: [angle(), angle(), angle(), angle()],
  q: [10 * angle(), 10 * angle()],
  conjugate: anyOf([false, true]),
});
const noisy = (theta: Float64Array, size: number): Float64Array =>
  theta.map((x) => x + size * random.normal());

function chernNumbers(theta: ArrayLike<number>): number[] {
  const table = createHoppingTable(triangular);
  const c = coefficients(table, Float64Array.from(theta));
  return [0, 1, 2, 3].map((band) => {
    const sweep = { first: band, last: band, inputCount: 0, inputs: () => {} };
    const kernel = new ChernKernel(table, { kind: "chern", ...sweep });
    return kernel.value(c, new Float64Array(0), { sizes: [24, 24], shift: [0.2, 0.4] });
  });
}

test("fifty random images of a design are one design", () => {
  const design = anyDesign();
  const images = Array.from({ length: 50 }, () => changed(design, anyChange()));
  expect(groupDesigns(triangular, [design, ...images])).toHaveLength(1);
});

test.each([1e-4, 1e-2])("noise of %s does not tell images apart", (size) => {
  const design = anyDesign();
  const images = Array.from({ length: 50 }, () => noisy(changed(design, anyChange()), size));
  expect(groupDesigns(triangular, images)).toHaveLength(1);
});

test("the distance between noisy images is at most that of the noise", () => {
  const space = createDesignSpace(triangular);
  for (let j = 0; j < 20; j++) {
    const design = anyDesign();
    const noise = noisy(design, 0.02);
    const difference = blocksAt(space, noise).map((x, p) => x - blocksAt(space, design)[p]);
    const bound = Math.hypot(...difference) / Math.hypot(...blocksAt(space, design));
    const reference = createReference(space, blocksAt(space, design));
    const image = blocksAt(space, changed(noise, anyChange()));
    const distance = designDistance(reference, image, 0.04);
    expect(distance).toBeLessThan(1.01 * bound);
    expect(distance).toBeGreaterThan(0.5 * bound);
  }
});

test("designs of weak bonds, and with bonds missing, are recognised", () => {
  for (const strengths of [
    [1e-5, 0.5],
    [0, 0.7],
    [0, 0],
  ]) {
    const design = anyDesign();
    design.set(strengths, 36);
    const images = Array.from({ length: 10 }, () => changed(design, anyChange()));
    expect(groupDesigns(triangular, images)).toHaveLength(1);
  }
});

test("random designs are different designs", () => {
  const designs = Array.from({ length: 8 }, anyDesign);
  expect(groupDesigns(triangular, designs)).toHaveLength(8);
});

test("one changed phase makes another design", () => {
  const design = uniformFlux(1);
  const other = design.slice();
  other[5] += 1;
  expect(groupDesigns(triangular, [design, other])).toHaveLength(2);
});

test("the two ideal designs of total Chern number 6 are two", () => {
  const five = uniformFlux(1);
  const three = uniformFlux(-1);
  expect(chernNumbers(five).map((x) => x + 0)).toEqual([-5, -1, 3, 3]);
  expect(chernNumbers(three)).toEqual([3, 3, -1, -5]);
  const mixed = Array.from({ length: 10 }, (_, j) => changed(j % 2 ? five : three, anyChange()));
  expect(groupDesigns(triangular, mixed)).toEqual([
    [0, 2, 4, 6, 8],
    [1, 3, 5, 7, 9],
  ]);
});

test("what starts of a search came to falls into the designs that Chern numbers tell apart", () => {
  for (const { theta, chern } of foundDesigns) expect(chernNumbers(theta)).toEqual(chern);
  const groups = groupDesigns(
    triangular,
    foundDesigns.map(({ theta }) => theta),
  );
  const starts = groups.map((members) => members.map((index) => foundDesigns[index].start));
  // 21 and 8 share Chern numbers, but not their Hall conductivity.
  expect(starts).toEqual([[23, 15], [2, 7], [3, 10], [21], [8]]);
});

test("Haldane's model, its time reverse and its sublattices exchanged are one design", () => {
  const designs = [
    haldaneTheta(0.3, 1, 0.4),
    haldaneTheta(0.3, -1, 0.4),
    haldaneTheta(0.3, 1, -0.4),
    haldaneTheta(0.3, 1, 0),
  ];
  expect(groupDesigns(haldane, designs)).toEqual([[0, 1, 2], [3]]);
});

test("at a filling, a common on-site energy is no difference; at a chemical potential it is", () => {
  const design = haldaneTheta(0.3, 1, 0.4);
  const lifted = design.slice();
  lifted[0] += 0.7;
  lifted[1] += 0.7;
  const filling = { kind: "filling" as const, inputCount: 2, inputs: () => {} };
  const { goal } = haldane;
  const quantity = { ...goal!.quantity, sweeps: [filling, ...goal!.quantity.sweeps] };
  const atFilling = { ...haldane, goal: { ...goal!, quantity } };
  expect(groupDesigns(haldane, [design, lifted])).toEqual([[0], [1]]);
  expect(groupDesigns(atFilling, [design, lifted])).toEqual([[0, 1]]);
});

test("a spin texture may be turned, moved, mirrored and reversed, not flattened", () => {
  const cone = (height: number, phase: number, direction: 1 | -1): number[] =>
    Array.from({ length: LENGTH }, (_, j) => {
      const azimuth = direction * (phase + (2 * Math.PI * j) / 3);
      const radius = Math.sqrt(1 - height ** 2);
      return [radius * Math.cos(azimuth), radius * Math.sin(azimuth), height];
    }).flat();
  const turned = (spins: number[]): number[] =>
    spins.map((_, p) => {
      const [x, y, z] = spins.slice(3 * Math.floor(p / 3), 3 * Math.floor(p / 3) + 3);
      const [u, v] = [Math.cos(0.7) * x - Math.sin(0.7) * z, Math.sin(0.7) * x + Math.cos(0.7) * z];
      return [u, Math.cos(2) * y - Math.sin(2) * v, Math.sin(2) * y + Math.cos(2) * v][p % 3];
    });
  const designs = [
    cone(0.7, 0, 1),
    turned(cone(0.7, 1.3, 1)),
    cone(0.7, 0.4, -1),
    cone(-0.7, 0.4, 1),
    cone(0, 0, 1),
    turned(cone(0, 2, -1)),
  ];
  expect(groupDesigns(spinChain, designs)).toEqual([
    [0, 1, 2, 3],
    [4, 5],
  ]);
});

test("random spin textures are recognised when turned, and told apart", () => {
  const texture = (): number[] => Array.from({ length: 3 * LENGTH }, () => random.normal());
  const [p, q] = [texture(), texture()];
  // A half turn about x, two sites further.
  const moved = (spins: number[]): number[] =>
    spins.map((_, j) => (j % 3 === 0 ? 1 : -1) * spins[(j + 6) % (3 * LENGTH)]);
  const reversed = (spins: number[]): number[] => spins.map((x) => -x);
  expect(groupDesigns(spinChain, [p, q, moved(p), moved(q), reversed(moved(p))])).toEqual([
    [0, 2, 4],
    [1, 3],
  ]);
});
