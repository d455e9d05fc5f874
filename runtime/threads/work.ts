import type { Program, Sweep } from "../program.ts";

/** What can be divided among threads, so that all of them know it: plain data. */
export type Work =
  | { readonly kind: "mean" | "meanRow"; readonly sweep: number }
  | { readonly kind: "energies" | "derivatives" };

/** The sweeps of a program, in an order that is the same in every thread. */
export function sweepsOf({ goal, constraints, report }: Program): readonly Sweep[] {
  const quantities = [
    ...(goal ? [goal.quantity] : []),
    ...constraints.map(({ quantity }) => quantity),
    ...report,
  ];
  return quantities.flatMap(({ sweeps }) => sweeps);
}

/** The place of a sweep among them; undefined for one that is made for a point of a curve. */
export function sweepNumber(program: Program, sweep: Sweep): number | undefined {
  const place = sweepsOf(program).indexOf(sweep);
  return place < 0 ? undefined : place;
}
