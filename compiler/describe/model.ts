import type { Model, Term } from "../model/model.ts";
import type { GivenHamiltonian } from "../model/given.ts";
import type { Family } from "../model/family.ts";
import type { UndirectedBond } from "../model/bonds.ts";
import { type BlockOrbit, type Parameters, realNumbers } from "../model/parameters.ts";
import { isDimensionless, unitOf } from "../units/dimension.ts";
import { basisLabels } from "../model/space.ts";
import { describeSymmetry } from "./symmetry.ts";

/** How the model says a piece of its source on one line. */
export type Quote = (span: { readonly start: number; readonly end: number }) => string;

/** The model in words and tables: what a person checks against a drawing. */
export function describeModel(model: Model, quote: Quote): string {
  return [
    describeLattice(model),
    describeShells(model),
    describeSpace(model),
    ...(model.symmetry.written.length > 0
      ? [
          section(
            `Symmetry (${model.symmetry.group.length} operations, up to translations of the cell)`,
            describeSymmetry(model.symmetry, model.declared, quote),
          ),
        ]
      : []),
    ...(model.families.length > 0
      ? [
          section(
            "Parameters",
            model.families.flatMap((family) => describeFamily(family, model.parameters, quote)),
          ),
        ]
      : []),
    section("Hamiltonian", [
      ...(model.given ? describeGiven(model.given, model, quote) : []),
      ...model.terms.flatMap((term) => describeTerm(term, model, quote)),
    ]),
    ...(model.goal
      ? [section("Goal", [`${model.goal.sense} ${quote(model.goal.quantity.span)}`])]
      : []),
    ...(model.constraints.length > 0
      ? [
          section(
            "Required",
            model.constraints.map(({ quantity }) => quote(quantity.span)),
          ),
        ]
      : []),
    ...describeReport(model, quote),
    ...(model.goal ? [describeSolve(model, quote)] : []),
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string {
  return `${title}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

function describeLattice({ declared: lattice, lattice: cell, flux, energy }: Model): string {
  const unit = isDimensionless(lattice.length) ? "" : ` ${unitOf(lattice.length)}`;
  const measure = ["length", "area", "volume"][lattice.dimension - 1];
  const power = lattice.dimension === 1 ? "" : `^${lattice.dimension}`;
  const across = lattice.sites[0].position.slice(lattice.dimension);
  const named = lattice.vectors.map((_, at) => `a${at + 1}`).join(" and ");
  const inVectors = across.length > 0 ? `along ${named}` : "in lattice vectors";
  return section(`Lattice ${lattice.name}`, [
    ...lattice.vectors.map(
      (vector, at) => `a${at + 1} = ${tuple([...vector, ...across.map(() => 0)])}${unit}`,
    ),
    ...lattice.sites.map(
      (site) =>
        `site ${site.name} at ${tuple(site.position)}${unit} = ${tuple(site.fractional)} ${inVectors}`,
    ),
    ...lattice.points.map(
      ({ name, k }) => `point ${name}: k = ${tuple(k)}${unit && ` 1/${unit.trim()}`}`,
    ),
    `cell ${measure} ${round(lattice.measure)}${unit && `${unit}${power}`}`,
    ...(flux
      ? [
          `field of ${flux.numerator}/${flux.denominator} flux quanta per cell: the magnetic cell is ${flux.denominator} cells along a1, with sites ${cell.sites.map(({ name }) => name).join(", ")}`,
        ]
      : []),
    isDimensionless(energy)
      ? "dimensionless: energies in the model's own unit, k_B = hbar = e = 1"
      : "physical: energies in eV",
  ]);
}

function describeReport(
  { report, curves, paths, centres, profiles, symmetries }: Model,
  quote: Quote,
): readonly string[] {
  const items = [
    ...report,
    ...curves,
    ...paths,
    ...centres,
    ...profiles,
    ...(symmetries ? [symmetries] : []),
  ].toSorted((a, b) => a.span.start - b.span.start);
  if (items.length === 0) return [];
  return [
    section(
      "Report",
      items.map(({ span }) => quote(span)),
    ),
  ];
}

function describeShells({ declared: lattice, bonds }: Model): string {
  const shells = [...new Set(bonds.map((bond) => bond.shell))];
  const unit = isDimensionless(lattice.length) ? "" : ` ${unitOf(lattice.length)}`;
  const width = Math.max(20, ...bonds.map(({ label }) => label.length));
  const lines = shells.flatMap((shell) => {
    const members = bonds.filter((bond) => bond.shell === shell);
    const neighbours = lattice.sites.map(
      ({ name }, site) => `${name} ${coordination(members, site)}`,
    );
    return [
      `shell ${shell}: distance ${round(members[0].length)}${unit}, ${members.length} bond${members.length === 1 ? "" : "s"} per cell, neighbours of ${neighbours.join(", ")}`,
      ...members.map(
        (bond) => `  ${bond.label.padEnd(width)} d = ${tuple(bond.d)}${direction(bond)}`,
      ),
    ];
  });
  return section(
    "Shells (each bond with its reference direction; the reverse carries the conjugate)",
    lines,
  );
}

function coordination(bonds: readonly UndirectedBond[], site: number): number {
  return bonds.reduce(
    (count, { from, to }) => count + Number(from === site) + Number(to === site),
    0,
  );
}

function direction({ d }: UndirectedBond): string {
  if (d.length !== 2) return "";
  const degrees = (Math.atan2(d[1], d[0]) * 180) / Math.PI;
  return `  at ${round((degrees + 360) % 360)} deg`;
}

function describeSpace(model: Model): string {
  return section("Bands", [
    `${model.bands}: the rows of H(k) are ${basisLabels(model.lattice.sites, model.space).join(", ")}`,
  ]);
}

function describeFamily(family: Family, { blocks }: Parameters, quote: Quote): readonly string[] {
  const own = blocks.filter((block) => block.family === family);
  const numbers = realNumbers(own);
  const of = family.each.kind === "one" ? "" : `, one for each ${family.each.kind}`;
  const real = `${numbers} real number${numbers === 1 ? "" : "s"}`;
  return [
    quote(family.declaration),
    `  ${real}${of}${family.fixed ? ", fixed" : ""}`,
    ...own.flatMap(({ orbits }) => orbits.flatMap((orbit) => describeOrbit(orbit, family))),
  ];
}

/** The places that share their numbers; and the forms allowed on the first, where not all are. */
export function describeOrbit({ places, forms }: BlockOrbit, family: Family): readonly string[] {
  if (family.each.kind === "one" && family.type.shape !== "matrix") return [];
  const free = family.type.shape === "complex" ? 2 : 1;
  const restricted = family.type.shape === "matrix" || forms.length < free;
  const names = forms.map(({ name }) => name).join(", ") || "nothing: the symmetry forbids it";
  const [first, ...others] = places;
  return [
    `    ${[first, restricted ? names : ""].filter(Boolean).join(": ")}`,
    ...others.map((place) => `      and ${place}`),
  ];
}

function describeGiven(
  { span, functions, cells, elements, residual }: GivenHamiltonian,
  { energy }: Model,
  quote: Quote,
): readonly string[] {
  const unit = isDimensionless(energy) ? "" : ` ${unitOf(energy)}`;
  return [
    quote(span),
    `  ${functions} Wannier functions, the rows of H(k) in their order; ${cells} cells, ${elements.length} independent matrix elements`,
    `  Hermitian up to |H(R) − H(−R)†| = ${residual === 0 ? "0" : residual.toPrecision(2)}${unit}`,
  ];
}

function describeTerm(term: Term, model: Model, quote: Quote): readonly string[] {
  const on =
    term.kind === "onsite"
      ? term.sites.map((site) => model.lattice.sites[site].name)
      : term.bonds.map(({ bond, label, reversed, nu, phase }) =>
          [
            label ?? bond.label,
            reversed ? "(reversed)" : "",
            nu === undefined ? "" : `ν = ${nu > 0 ? "+" : ""}${nu}`,
            phase === undefined ? "" : peierls(phase),
          ]
            .filter(Boolean)
            .join(" "),
        );
  return [`${quote(term.span)}`, ...on.map((label) => `  ${label}`)];
}

/** `phase 0.5 π`, between −π and π; nothing for a bond that gets none. */
function peierls(phase: number): string {
  const turns = phase / (2 * Math.PI);
  const reduced = round(2 * (turns - Math.ceil(turns - 0.5 - 1e-9)));
  return reduced === "0" ? "" : `phase ${reduced} π`;
}

function describeSolve({ solve }: Model, quote: Quote): string {
  return section("Solve", [
    `method ${solve.method}`,
    `rate ${quote(solve.rate.span) || "0.03"}`,
    `${solve.steps} steps, ${solve.starts} starts, seed ${solve.seed}`,
    `mesh ${solve.mesh.join(" x ")}, ${solve.shifted ? "shifted at random at every step" : "fixed"}`,
    ...(solve.untilChange === undefined ? [] : [`until change < ${solve.untilChange}`]),
  ]);
}

function tuple(values: readonly number[]): string {
  return values.length === 1 ? round(values[0]) : `(${values.map(round).join(", ")})`;
}

/** Up to nine significant digits, without trailing zeros. */
function round(value: number): string {
  return String(Number((Math.abs(value) < 1e-12 ? 0 : value).toPrecision(9)));
}
