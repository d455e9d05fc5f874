import type {
  Declaration,
  GoalDeclaration,
  HamiltonianDeclaration,
  LatticeDeclaration,
  Name,
  ParameterDeclaration,
  ReportDeclaration,
  RequireDeclaration,
  ScheduleDeclaration,
  SolveDeclaration,
  SourceFile,
  SpaceDeclaration,
  SymmetryDeclaration,
} from "../../grammar/ast.ts";
import { builtinNames } from "../check/builtins.ts";
import type { Definition, Meaning, Scope } from "../check/scope.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { bindLattices } from "./lattices.ts";
import { warnUnused } from "./unused.ts";

/** The declarations of a spec by their kind, and the scope of its definitions. */
export interface Bindings {
  /** The last is that of the spec, made of those above it. */
  readonly lattices: readonly LatticeDeclaration[];
  readonly space?: SpaceDeclaration;
  readonly symmetry?: SymmetryDeclaration;
  readonly parameters: readonly ParameterDeclaration[];
  readonly hamiltonian?: HamiltonianDeclaration;
  readonly definitions: readonly Definition[];
  readonly schedules: readonly ScheduleDeclaration[];
  readonly goal?: GoalDeclaration;
  readonly requirements: readonly RequireDeclaration[];
  readonly solve?: SolveDeclaration;
  readonly report?: ReportDeclaration;
  /**
   * The scope of the spec's own names over the library's. It is filled in as the model is built:
   * definitions first, then parameters, the Hamiltonian and schedules.
   */
  readonly scope: Scope & { readonly names: Map<string, Meaning> };
}

/** Sorts the declarations, and reports names declared twice or reserved, and second declarations. */
export function bind(file: SourceFile, library: Scope, reporter: Reporter): Bindings {
  const names = new Map<string, Meaning>();
  const scope = { names, outer: library };
  const definitions = ofKind(file, "let", "observable").map((declaration): Definition => ({
    declaration,
    scope,
    foreign: false,
  }));
  for (const definition of definitions)
    if (definition.declaration.name)
      names.set(definition.declaration.name.text, { kind: "definition", definition });
  checkNames(file, reporter);
  warnUnused(file, reporter);
  const only = <K extends Declaration["kind"]>(kind: K, what: string) =>
    single(ofKind(file, kind), what, reporter);
  const lattices = ofKind(file, "lattice");
  const hamiltonian = only("hamiltonian", "hamiltonian");
  if (lattices.length === 0)
    reporter.report("HAM2014", startOf(file), { what: "lattice", example: "lattice honeycomb" });
  // An empty file lacks everything: one message says enough.
  if (!hamiltonian && file.declarations.length > 0)
    reporter.report("HAM2014", startOf(file), {
      what: "hamiltonian",
      example: "hamiltonian H { hop shell 1: 1 }",
    });
  return {
    lattices: bindLattices(lattices, reporter),
    // Of two Hamiltonians it is not known which one is meant.
    hamiltonian: ofKind(file, "hamiltonian").length === 1 ? hamiltonian : undefined,
    space: only("space", "space"),
    symmetry: only("symmetry", "symmetry"),
    parameters: ofKind(file, "parameter"),
    definitions,
    schedules: ofKind(file, "schedule"),
    goal: only("goal", "goal (`maximize` or `minimize`)"),
    requirements: ofKind(file, "require"),
    solve: only("solve", "solve block"),
    report: only("report", "report block"),
    scope,
  };
}

function startOf(file: SourceFile): { start: number; end: number } {
  const first = file.declarations[0];
  return first ? first.keyword : { start: file.span.start, end: file.span.start };
}

function ofKind<K extends Declaration["kind"]>(
  file: SourceFile,
  ...kinds: readonly K[]
): readonly (Declaration & { kind: K })[] {
  return file.declarations.filter((declaration): declaration is Declaration & { kind: K } =>
    (kinds as readonly string[]).includes(declaration.kind),
  );
}

function single<D extends Declaration>(
  declarations: readonly D[],
  what: string,
  reporter: Reporter,
): D | undefined {
  for (const declaration of declarations.slice(1))
    reporter.report(
      "HAM2015",
      declaration.keyword,
      { what },
      {
        related: [{ span: declarations[0].keyword, message: "the first is here" }],
      },
    );
  return declarations[0];
}

function checkNames(file: SourceFile, reporter: Reporter): void {
  const seen = new Map<string, Name>();
  for (const declaration of file.declarations) {
    const name = "name" in declaration ? declaration.name : undefined;
    // `lattice honeycomb` uses a name of the library; it declares none.
    if (!name) continue;
    if (builtinNames.includes(name.text))
      reporter.report("HAM2012", name.span, { name: name.source });
    const first = seen.get(name.text);
    if (first)
      reporter.report(
        "HAM2002",
        name.span,
        { name: name.source },
        {
          related: [{ span: first.span, message: `\`${first.source}\` is declared here` }],
        },
      );
    else seen.set(name.text, name);
  }
}
