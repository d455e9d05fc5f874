import type { Bindings } from "../bind/bind.ts";
import type { Context, ModelFacts } from "../check/scope.ts";
import { expansionLimit } from "../check/scope.ts";
import type { Typed } from "../check/typed.ts";
import type { Files } from "../files.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { type Subject, adaptParameters } from "../symmetry/adapt.ts";
import { type Symmetry, buildSymmetry } from "../symmetry/build-symmetry.ts";
import { type UndirectedBond, bondsOfShells } from "./bonds.ts";
import { buildHamiltonian } from "./build-hamiltonian.ts";
import { families as familiesOf } from "./families.ts";
import { type LatticeLibrary, buildLattices } from "./build-lattice.ts";
import { buildParameter } from "./build-parameter.ts";
import { buildConstraints } from "./build-constraints.ts";
import { buildGoal } from "./build-quantities.ts";
import { buildReport } from "./build-report.ts";
import { buildSchedules } from "./build-schedules.ts";
import { buildSolve } from "./build-solve.ts";
import { buildSpace } from "./build-space.ts";
import { checkTemperatures } from "./check-temperatures.ts";
import type { Family } from "./family.ts";
import { type Lattice, spaceDimension } from "./lattice.ts";
import { magneticLattice, unfoldTerm } from "./magnetic.ts";
import type { Model, Quantity, Term } from "./model.ts";
import { type Parameters, independentParameters } from "./parameters.ts";
import { internalSize } from "./space.ts";

/** The most bands of a model. */
export const bandLimit = 512;

export interface BuildOptions {
  readonly library: LatticeLibrary;
  readonly files: Files;
  /** Values from the command line, by canonical name. */
  readonly set: ReadonlyMap<string, string>;
}

/** Builds the model of a spec; undefined where something essential is missing or wrong. */
export function buildModel(
  bindings: Bindings,
  options: BuildOptions,
  reporter: Reporter,
): Model | undefined {
  const { scope } = bindings;
  const budget = { expansions: expansionLimit };
  const { files } = options;
  const base = { scope, reporter, files, expanding: [], depth: 0, budget, expanded: new Map() };
  const constants: Context = { ...base, place: "constant", facts: {} };
  const space = buildSpace(bindings.space, constants);
  const lattice = buildLattices(bindings.lattices, options.library, internalSize(space), constants);
  if (!lattice) return undefined;
  const symmetry = buildSymmetry(bindings.symmetry, lattice, space, constants);
  const families = declareParameters(bindings, lattice, options.set, constants);
  const schedules = buildSchedules(bindings.schedules, scope.names, {
    ...base,
    place: "schedule",
    facts: {},
  });
  if (!bindings.hamiltonian) return undefined;
  const termFacts = {
    dimension: lattice.dimension,
    spaceDimension: spaceDimension(lattice),
    length: lattice.length,
    spin: space.spin,
    orbitals: space.orbitals.length,
    continuum: lattice.continuum === true,
  };
  // A field that is wrong leaves the number of bands open.
  const built = buildHamiltonian(bindings.hamiltonian, lattice, internalSize(space), {
    ...base,
    place: "term",
    facts: termFacts,
  });
  if (!built) return undefined;
  const { energy, flux, given } = built;
  if (!symmetry) return undefined;
  const without = flux ? "a magnetic field" : given && "the Hamiltonian of a file";
  if (without && symmetry.generators.length > 0)
    reporter.report("HAM8009", bindings.symmetry!.span, { what: without });
  const cell = flux ? magneticLattice(lattice, flux) : lattice;
  const terms = flux
    ? built.terms.map((term) => unfoldTerm(term, lattice, cell, flux))
    : built.terms;
  const bands = cell.sites.length * internalSize(space);
  if (bands > bandLimit)
    return reporter.report("HAM4017", bindings.lattices.at(-1)!.span, {
      what: "The number of bands",
      limit: bandLimit,
    });
  if (bindings.hamiltonian.name)
    scope.names.set(bindings.hamiltonian.name.text, { kind: "hamiltonian" });
  const facts: ModelFacts = {
    ...termFacts,
    sites: cell.sites.map(({ name }) => name),
    lattice,
    energy,
    bands,
    cellMeasure: cell.measure,
  };
  const quantities: Context = { ...base, place: "quantity", facts };
  const goal = buildGoal(bindings, terms, families, quantities);
  const requirements = bindings.goal ? bindings.requirements : [];
  const constraints = buildConstraints(requirements, terms, quantities);
  const cells = { declared: lattice, lattice: cell, space };
  const report = buildReport(bindings.report?.items ?? [], cells, quantities);
  const solve = buildSolve(
    bindings.solve,
    lattice.dimension,
    [goal?.quantity, ...constraints.map(({ quantity }) => quantity)],
    constants,
  );
  if (goal) checkTemperatures(goal.quantity.value, solve.steps, reporter);
  warnUnused(
    families,
    terms,
    [goal, ...constraints, ...report.curves, ...report.profiles]
      .map((asked) => asked?.quantity)
      .concat(report.quantities),
    reporter,
  );
  if (!bindings.goal) checkForward(bindings, families, reporter);
  const parameters = independent(
    { families, terms: built.terms, lattice, space },
    symmetry,
    constants,
  );
  if (!parameters) return undefined;
  return {
    lattice: cell,
    declared: lattice,
    flux,
    space,
    bonds: listedBonds(lattice, families, terms),
    families,
    symmetry,
    parameters,
    terms,
    given,
    energy,
    bands,
    schedules,
    goal,
    constraints,
    report: report.quantities,
    curves: report.curves,
    paths: report.paths,
    centres: report.centres,
    profiles: report.profiles,
    symmetries: report.symmetries,
    solve,
  };
}

function declareParameters(
  bindings: Bindings,
  lattice: Lattice,
  set: ReadonlyMap<string, string>,
  context: Context,
): readonly Family[] {
  const families: Family[] = [];
  for (const declaration of bindings.parameters) {
    const name = declaration.name?.text;
    const family = buildParameter(declaration, lattice, name && set.get(name), context);
    if (!family) {
      if (name) bindings.scope.names.set(name, { kind: "broken" });
      continue;
    }
    families.push(family);
    bindings.scope.names.set(family.name, { kind: "family", family });
  }
  for (const name of set.keys())
    if (!bindings.parameters.some((declaration) => declaration.name?.text === name))
      context.reporter.report("HAM6009", bindings.parameters[0]?.span ?? { start: 0, end: 0 }, {
        name,
        reason: "the spec has no parameter of that name",
      });
  return families;
}

/** The independent numbers of the parameters; undefined where terms do not go with the symmetry. */
function independent(
  subject: Subject,
  { group }: Symmetry,
  context: Context,
): Parameters | undefined {
  const free = group.length === 1 && subject.families.every(({ type }) => type.shape !== "matrix");
  if (free) return independentParameters(subject.families);
  // Terms with mistakes have no values to speak of.
  return context.reporter.hasErrors ? undefined : adaptParameters(subject, group, context);
}

function warnUnused(
  families: readonly Family[],
  terms: readonly Term[],
  quantities: readonly (Quantity | undefined)[],
  reporter: Reporter,
): void {
  const values: Typed[] = [...terms, ...quantities].flatMap((user) => user?.value ?? []);
  const used = new Set(values.flatMap((value) => familiesOf(value)));
  for (const family of families) {
    const { length } = family.members;
    const idle = used.has(family) ? idleMembers(family, terms) : length;
    if (idle > 0)
      reporter.report("HAM4013", family.span, { name: family.source, idle, members: length });
  }
}

/** How many members of a family of bonds no term reads. */
function idleMembers(family: Family, terms: readonly Term[]): number {
  if (family.each.kind !== "bond") return 0;
  const read = new Set(
    terms.flatMap((term) =>
      term.kind === "hop" && familiesOf(term.value).includes(family)
        ? term.bonds.map(({ bond }) => bond.label)
        : [],
    ),
  );
  return family.members.filter(({ label }) => !read.has(label)).length;
}

/**
 * A forward calculation evaluates its report at given values: it searches for none. Without a report,
 * too, it may be that the goal is still to be written.
 */
function checkForward(
  { requirements, report }: Bindings,
  families: readonly Family[],
  reporter: Reporter,
): void {
  if (requirements.length > 0) return reporter.report("HAM5017", requirements[0].keyword, {});
  if (!report) return;
  for (const family of families)
    if (family.start.kind !== "value")
      reporter.report("HAM4015", family.span, { name: family.source });
}

/** The bonds of every shell that the spec speaks of, and of the first two. */
function listedBonds(
  lattice: Lattice,
  families: readonly Family[],
  terms: readonly Term[],
): readonly UndirectedBond[] {
  if (lattice.continuum) return [];
  const shells = [
    2,
    ...families.map(({ each }) => (each.kind === "bond" ? each.last : 1)),
    ...terms.flatMap((term) =>
      term.kind === "hop" ? term.bonds.map(({ bond }) => bond.shell) : [],
    ),
  ];
  return bondsOfShells(lattice, Math.max(...shells)) ?? [];
}
