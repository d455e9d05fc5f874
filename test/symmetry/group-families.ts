import type { PublishedFamily } from "./families.ts";

const space = (spin: boolean) => (spin ? "space { spin 1/2 }\n" : "");

const family = (lattice: string, group: string, count: number, spin = false): PublishedFamily => ({
  name: `${lattice}, ${group}${spin ? ", spin" : ""}`,
  count,
  spec: `lattice ${lattice}
${space(spin)}symmetry { ${group}, time_reversal }
parameter e : hermitian each site
parameter t : matrix each bond of shells 1..2
hamiltonian H {
  onsite: e
  hop shells 1..2: t
}`,
});

/** The symmetry given by symbol or number, with the counts of families.ts and others. */
export const groupFamilies: readonly PublishedFamily[] = [
  family("honeycomb", 'layer_group("p6/mmm")', 4, true),
  family("honeycomb", 'layer_group("p6mm")', 6, true),
  family("honeycomb", 'layer_group("p-3m1")', 5, true),
  family("honeycomb", 'layer_group("p3m1")', 5),
  family("honeycomb", "layer_group(70)", 3),
  // One energy and one real number a shell.
  family("cubic", "space_group(221)", 3),
  family("fcc", "space_group(225)", 3),
  family("bcc", "space_group(229)", 3),
  family("pyrochlore", 'space_group("Fd-3m")', 3),
  // Fu, Kane and Mele, PRL 98, 106803 (2007): spin–orbit coupling on second neighbours alone, one number.
  family("diamond", 'space_group("Fd-3m")', 4, true),
];
