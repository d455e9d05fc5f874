import { parse } from "../../grammar/index.ts";

const fillers = [
  { kinds: ["lattice"], text: "lattice honeycomb" },
  { kinds: ["hamiltonian"], text: "hamiltonian H { hop shell 1: 1 }" },
  { kinds: ["goal", "report"], text: "report { bandwidth(H, bands = 1) }" },
];

/** A whole spec: the fragment, with the declarations that every spec needs where it has none. */
export function complete(fragment: string): string {
  const present = new Set<string>(parse(fragment).file.declarations.map(({ kind }) => kind));
  const missing = fillers.filter(({ kinds }) => !kinds.some((kind) => present.has(kind)));
  return [fragment, ...missing.map(({ text }) => text), ""].join("\n");
}
