import { parseOperation, type Operation as Triplet } from "../../formats/cif-operations.ts";
import { layerGroups, spaceGroups } from "./tables.ts";

export type GroupKind = "point" | "layer" | "space";

/** A group in the standard setting of the International Tables for Crystallography. */
export interface StandardGroup {
  readonly kind: GroupKind;
  /** "p6/mmm": the short Hermann–Mauguin symbol. */
  readonly symbol: string;
  /** Its number among groups of its kind; point groups have none. */
  readonly number?: number;
  /** x → matrix·x + shift in the conventional basis; with translations of the lattice they give all. */
  readonly generators: readonly Triplet[];
  /** Translations by fractions of the conventional vectors, 0 left out. */
  readonly centrings: readonly (readonly number[])[];
  /** Whether directions relative to the vectors of the lattice are meant: p3m1 is not p31m. */
  readonly oriented: boolean;
}

const [half, third] = [1 / 2, 1 / 3];

const centrings: Readonly<Record<string, readonly (readonly number[])[]>> = {
  P: [],
  A: [[0, half, half]],
  C: [[half, half, 0]],
  I: [[half, half, half]],
  F: [
    [0, half, half],
    [half, 0, half],
    [half, half, 0],
  ],
  R: [
    [2 * third, third, third],
    [third, 2 * third, 2 * third],
  ],
};

/** Symbols that came out of use in 1992, when the letter e was given to double glide planes. */
const older: Readonly<Record<string, string>> = {
  Abm2: "Aem2",
  Aba2: "Aea2",
  Cmca: "Cmce",
  Cmma: "Cmme",
  Ccca: "Ccce",
};

/**
 * Point groups by the group of a layer or of space that has them, with all vertical or diagonal
 * settings where there are several; the principal axis, or the only one, is c.
 */
const pointGroups: readonly {
  readonly symbols: readonly string[];
  readonly like: string;
  readonly oriented?: true;
}[] = [
  { symbols: ["1", "C1"], like: "p1" },
  { symbols: ["-1", "Ci", "S2"], like: "p-1" },
  { symbols: ["2", "C2"], like: "p112" },
  { symbols: ["m", "Cs", "C1h"], like: "p11m" },
  { symbols: ["2/m", "C2h"], like: "p112/m" },
  { symbols: ["222", "D2", "V"], like: "p222" },
  { symbols: ["mm2", "C2v"], like: "pmm2" },
  { symbols: ["mmm", "D2h", "Vh"], like: "pmmm" },
  { symbols: ["4", "C4"], like: "p4" },
  { symbols: ["-4", "S4"], like: "p-4" },
  { symbols: ["4/m", "C4h"], like: "p4/m" },
  { symbols: ["422", "D4"], like: "p422" },
  { symbols: ["4mm", "C4v"], like: "p4mm" },
  { symbols: ["-42m", "D2d", "Vd"], like: "p-42m" },
  { symbols: ["-4m2"], like: "p-4m2", oriented: true },
  { symbols: ["4/mmm", "D4h"], like: "p4/mmm" },
  { symbols: ["3", "C3"], like: "p3" },
  { symbols: ["-3", "C3i", "S6"], like: "p-3" },
  { symbols: ["32", "D3"], like: "p321" },
  { symbols: ["321"], like: "p321", oriented: true },
  { symbols: ["312"], like: "p312", oriented: true },
  { symbols: ["3m", "C3v"], like: "p3m1" },
  { symbols: ["3m1"], like: "p3m1", oriented: true },
  { symbols: ["31m"], like: "p31m", oriented: true },
  { symbols: ["-3m", "D3d"], like: "p-3m1" },
  { symbols: ["-3m1"], like: "p-3m1", oriented: true },
  { symbols: ["-31m"], like: "p-31m", oriented: true },
  { symbols: ["6", "C6"], like: "p6" },
  { symbols: ["-6", "C3h", "S3"], like: "p-6" },
  { symbols: ["6/m", "C6h"], like: "p6/m" },
  { symbols: ["622", "D6"], like: "p622" },
  { symbols: ["6mm", "C6v"], like: "p6mm" },
  { symbols: ["-6m2", "D3h"], like: "p-6m2" },
  { symbols: ["-62m"], like: "p-62m", oriented: true },
  { symbols: ["6/mmm", "D6h"], like: "p6/mmm" },
  { symbols: ["23", "T"], like: "P23" },
  { symbols: ["m-3", "Th"], like: "Pm-3" },
  { symbols: ["432", "O"], like: "P432" },
  { symbols: ["-43m", "Td"], like: "P-43m" },
  { symbols: ["m-3m", "Oh"], like: "Pm-3m" },
];

/** How many groups of a kind are numbered. */
export const numbered: Readonly<Record<Exclude<GroupKind, "point">, number>> = {
  layer: 80,
  space: 230,
};

/** All symbols of a kind, for suggestions. */
export function symbolsOf(kind: GroupKind): readonly string[] {
  return kind === "point"
    ? pointGroups.flatMap(({ symbols }) => symbols)
    : linesOf(kind).flatMap((line) => namesOf(line));
}

/** The group of a kind with this symbol (short or full; without _ and spaces too) or number. */
export function findGroup(kind: GroupKind, name: string | number): StandardGroup | undefined {
  if (kind === "point") return typeof name === "string" ? pointGroup(name) : undefined;
  const lines = linesOf(kind);
  if (typeof name === "number")
    return lines[name - 1] ? readLine(kind, lines, name - 1) : undefined;
  const wanted = plain(older[plain(name)] ?? name);
  const at = lines.findIndex((line) => namesOf(line).some((known) => plain(known) === wanted));
  return at < 0 ? undefined : readLine(kind, lines, at);
}

function pointGroup(name: string): StandardGroup | undefined {
  const wanted = plain(name);
  const entry = pointGroups.find(({ symbols }) => symbols.includes(wanted));
  if (!entry) return undefined;
  const { generators } = findGroup(entry.like.startsWith("p") ? "layer" : "space", entry.like)!;
  return {
    kind: "point",
    symbol: entry.symbols[0],
    generators,
    centrings: [],
    oriented: entry.oriented === true,
  };
}

function linesOf(kind: Exclude<GroupKind, "point">): readonly string[] {
  return (kind === "layer" ? layerGroups : spaceGroups).trim().split("\n");
}

function namesOf(line: string): readonly string[] {
  return line.split(" ", 1)[0].split("=");
}

function plain(symbol: string): string {
  return symbol.replaceAll(/[\s_]/g, "").replaceAll(/[−–]/g, "-");
}

function readLine(
  kind: Exclude<GroupKind, "point">,
  lines: readonly string[],
  at: number,
): StandardGroup {
  const [, ...triplets] = lines[at].split(" ");
  const [symbol] = namesOf(lines[at]);
  return {
    kind,
    symbol,
    number: at + 1,
    generators: triplets.map((text) => parseOperation({ text, line: at + 1 })),
    centrings: centrings[symbol[0].toUpperCase()],
    oriented: true,
  };
}
