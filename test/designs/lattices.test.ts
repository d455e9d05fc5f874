import { expect, test } from "vitest";
import { groupDesigns } from "../../runtime/designs/groups.ts";
import { freeModel } from "./free-program.ts";

const h = Math.sqrt(3) / 2;
const sixth = [
  [0.5, -h],
  [h, 0.5],
];
const quarter = [
  [0, -1],
  [1, 0],
];
const mirror = [
  [1, 0],
  [0, -1],
];
const cyclic = [
  [0, 1, 0],
  [0, 0, 1],
  [1, 0, 0],
];
const inversion = [
  [-1, 0, 0],
  [0, -1, 0],
  [0, 0, -1],
];

// Vectors, sites, length of bonds, then turns with moves that keep the crystal.
test.each([
  ["chain of three", [[3]], [[0], [1], [2]], 2, [[[[-1]], [1]]]],
  ["dimer chain", [[3]], [[0], [1]], 2, [[[[-1]], [1]]]],
  [
    "ladder",
    [[1]],
    [
      [0, 0],
      [0, 1],
    ],
    1.5,
    [
      [mirror, [0, 1]],
      [
        [
          [-1, 0],
          [0, 1],
        ],
        [0, 0],
      ],
    ],
  ],
  [
    "square",
    [
      [1, 0],
      [0, 1],
    ],
    [[0, 0]],
    2,
    [
      [quarter, [0, 0]],
      [mirror, [0, 0]],
    ],
  ],
  [
    "cell of two squares",
    [
      [2, 0],
      [0, 1],
    ],
    [
      [0, 0],
      [1, 0],
    ],
    1.5,
    [[mirror, [1, 0]]],
  ],
  [
    "slanted cell of two squares",
    [
      [1, 1],
      [1, -1],
    ],
    [
      [0, 0],
      [1, 0],
    ],
    1.5,
    [
      [quarter, [1, 0]],
      [mirror, [0, 0]],
    ],
  ],
  [
    "honeycomb",
    [
      [h, 1.5],
      [-h, 1.5],
    ],
    [
      [0, 0],
      [0, 1],
    ],
    2,
    [
      [sixth, [0, 1]],
      [mirror, [0, 1]],
    ],
  ],
  [
    "kagome",
    [
      [2, 0],
      [1, 2 * h],
    ],
    [
      [0, 0],
      [1, 0],
      [0.5, h],
    ],
    1.8,
    [[sixth, [1.5, -h]]],
  ],
  [
    "cubic",
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    [[0, 0, 0]],
    1.5,
    [[cyclic, [0, 0, 0]]],
  ],
  [
    "diamond",
    [
      [0, 2, 2],
      [2, 0, 2],
      [2, 2, 0],
    ],
    [
      [0, 0, 0],
      [1, 1, 1],
    ],
    2.9,
    [
      [cyclic, [0, 0, 0]],
      [inversion, [1, 1, 1]],
    ],
  ],
] as [string, number[][], number[][], number, [number[][], number[]][]][])(
  "%s: images are one design, others are others",
  (_name, vectors, sites, range, turns) => {
    const { program, random, image } = freeModel(vectors, sites, range);
    const [p, q] = [random(1), random(2)];
    const images = turns.map(([turn, move]) => image(p, turn, move));
    const all = [p, q, ...images, image(q, turns[0][0], turns[0][1])];
    expect(groupDesigns(program, all)).toEqual([
      [0, ...images.map((_, j) => 2 + j)],
      [1, 2 + images.length],
    ]);
  },
);

test("chains that nothing couples, one beside the other", () => {
  const { program, random, image } = freeModel(
    [
      [1, 0],
      [0, 5],
    ],
    [[0, 0]],
    2,
  );
  const design = random(3);
  expect(groupDesigns(program, [design, image(design, mirror, [0, 0]), random(4)])).toEqual([
    [0, 1],
    [2],
  ]);
});
