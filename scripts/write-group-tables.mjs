/**
 * Writes the tables of space groups and layer groups from those of moyo, in the standard settings of
 * the International Tables for Crystallography, vol. A and E: unique axis b, hexagonal axes, and the
 * origin at a centre of inversion where there are two choices.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as moyo from "@spglib/moyo-wasm";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(import.meta.url);
moyo.initSync({
  module: readFileSync(join(dirname(require.resolve("@spglib/moyo-wasm")), "moyo_wasm_bg.wasm")),
});

const standard = { type: "Standard" };

/** moyo gives matrices column by column, translations as floating-point numbers. */
function operationOf({ rotation, translation }) {
  return {
    matrix: [0, 1, 2].map((i) => [0, 1, 2].map((j) => rotation[3 * j + i])),
    shift: translation.map((t) => ((Math.round(24 * t) % 24) + 24) % 24),
  };
}

function compose(a, b) {
  return {
    matrix: a.matrix.map((row) =>
      [0, 1, 2].map((j) => row.reduce((sum, x, k) => sum + x * b.matrix[k][j], 0)),
    ),
    shift: a.matrix.map(
      (row, i) => ((row.reduce((sum, x, k) => sum + x * b.shift[k], a.shift[i]) % 24) + 24) % 24,
    ),
  };
}

const matrixKey = ({ matrix }) => matrix.flat().join();

/** The rotations that some operations generate. */
function closure(generators) {
  const found = new Map();
  const queue = [operationOf({ rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translation: [0, 0, 0] })];
  for (const operation of queue) {
    if (found.has(matrixKey(operation))) continue;
    found.set(matrixKey(operation), operation);
    for (const generator of generators) queue.push(compose(generator, operation));
  }
  return found;
}

/** Few operations that generate all, up to translations of the lattice: at each time the best. */
function generatorsOf(operations) {
  const chosen = [];
  const wanted = new Set(operations.map(matrixKey)).size;
  let size = 1;
  while (size < wanted) {
    const sizes = operations.map((operation) => closure([...chosen, operation]).size);
    size = Math.max(...sizes);
    chosen.push(operations[sizes.indexOf(size)]);
  }
  return chosen;
}

/** "-y,x-y,z+1/3". */
function triplet({ matrix, shift }) {
  return matrix
    .map((row, i) => {
      const letters = row
        .map((x, j) => (x === 0 ? "" : `${x < 0 ? "-" : "+"}${"xyz"[j]}`))
        .join("");
      const divisor = [2, 3, 4, 6, 8, 12, 24].find((n) => (shift[i] * n) % 24 === 0);
      const fraction = shift[i] === 0 ? "" : `+${(shift[i] * divisor) / 24}/${divisor}`;
      return `${letters.replace(/^\+/, "")}${fraction}`;
    })
    .join(",");
}

function line(group, operations) {
  const [short, full] = [group.hm_short, group.hm_full].map((text) => text.replaceAll(" ", ""));
  const names = short === full ? short : `${short}=${full}`;
  return [names, ...generatorsOf(operations.map(operationOf)).map(triplet)].join(" ");
}

const numbers = (count) => Array.from({ length: count }, (_, at) => at + 1);

const space = numbers(230).map((n) =>
  line(moyo.space_group_type(n), moyo.operations_from_number(n, standard, false)),
);
const layer = numbers(80).map((n) =>
  line(moyo.layer_group_type(n), moyo.operations_from_layer_number(n, standard, false)),
);

writeFileSync(
  join(root, "compiler/symmetry/groups/tables.ts"),
  `/**
 * Written by scripts/write-group-tables.mjs. One line for each group, in the order of their numbers:
 * the short Hermann–Mauguin symbol (= the full one), and generators beside the translations of the
 * lattice, whose centring is the first letter.
 */
export const spaceGroups = \`
${space.join("\n")}
\`;

export const layerGroups = \`
${layer.join("\n")}
\`;
`,
);
