import type {
  Declaration,
  Expression,
  GoalDeclaration,
  HamiltonianDeclaration,
  LatticeDeclaration,
  LatticeItem,
  ReportDeclaration,
  ReportItem,
  RequireDeclaration,
  SolveDeclaration,
  SpaceDeclaration,
  SymmetryDeclaration,
} from "../ast.ts";
import type { TokenType } from "chevrotain";
import { syntaxError } from "../syntax-error.ts";
import { isEnd, tokenSpan, tokenTypes as t, type Token } from "../token.ts";
import { ReportParser } from "./report-parser.ts";

/** The declarations of a spec. */
export class SpecParser extends ReportParser {
  private declarations: Declaration[] = [];

  constructor(options: { readonly validate?: boolean } = {}) {
    super(options.validate ?? false);
    this.performSelfAnalysis();
  }

  /** Reads laid-out tokens; what was found wrong is in `errors`, `failures` and `diagnostics`. */
  read(tokens: readonly Token[]): readonly Declaration[] {
    this.input = tokens as Token[];
    this.declarations = [];
    this.diagnostics.length = 0;
    this.failures.length = 0;
    this.depth = 0;
    this.spec();
    return this.declarations;
  }

  readonly spec = this.RULE("spec", (): void => {
    do {
      this.MANY(() => {
        const read = () => this.SUBRULE(this.declaration);
        const declaration = this.attempt(read, () => this.skipToDeclaration());
        if (declaration !== undefined) this.declarations.push(declaration);
      });
    } while (this.strayDeclaration());
  });

  private strayDeclaration(): boolean {
    if (this.RECORDING_PHASE || isEnd(this.LA(1))) return false;
    const token = this.next();
    if (token.startsDeclaration) {
      this.diagnose(() =>
        syntaxError(
          "HAM1010",
          tokenSpan(token),
          `\`${token.image}\` is not part of this version of Ham.`,
        ),
      );
    } else {
      this.fail("declaration");
    }
    this.SKIP_TOKEN();
    this.skipToDeclaration();
    return true;
  }

  private readonly declaration = this.RULE("declaration", (): Declaration =>
    this.OR<Declaration>([
      { ALT: () => this.SUBRULE(this.lattice) },
      { ALT: () => this.SUBRULE(this.space) },
      { ALT: () => this.SUBRULE(this.symmetry) },
      { ALT: () => this.SUBRULE(this.parameter) },
      { ALT: () => this.SUBRULE(this.hamiltonian) },
      { ALT: () => this.SUBRULE(this.let) },
      { ALT: () => this.SUBRULE(this.observable) },
      { ALT: () => this.SUBRULE(this.schedule) },
      { ALT: () => this.SUBRULE(this.goal) },
      { ALT: () => this.SUBRULE(this.require) },
      { ALT: () => this.SUBRULE(this.solve) },
      { ALT: () => this.SUBRULE(this.report) },
    ]),
  );

  private readonly lattice = this.RULE("lattice", (): LatticeDeclaration =>
    this.node<LatticeDeclaration>({ kind: "lattice" }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Lattice));
      this.OR([
        {
          GATE: () => this.nextIs(t.Equal, 2),
          ALT: () => {
            node.name = this.SUBRULE(this.name);
            this.CONSUME(t.Equal);
            node.value = this.SUBRULE(this.sum);
          },
        },
        {
          GATE: () => this.nextIs(t.LeftBrace, 2),
          ALT: () => {
            node.name = this.SUBRULE2(this.name);
            const items: LatticeItem[] = [];
            node.body = items;
            this.block("latticeItem", [t.Site, t.Point, t.Constant], items, () =>
              this.SUBRULE(this.latticeItem),
            );
          },
        },
        {
          ALT: () => {
            node.value = this.SUBRULE2(this.sum);
          },
          IGNORE_AMBIGUITIES: true,
        },
      ]);
    }),
  );

  private readonly space = this.RULE("space", (): SpaceDeclaration => {
    const items: SpaceDeclaration["items"][number][] = [];
    return this.node<SpaceDeclaration>({ kind: "space", items }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Space));
      this.block("spaceItem", [t.Spin, t.Orbital], items, () => this.SUBRULE(this.spaceItem));
    });
  });

  private readonly symmetry = this.RULE("symmetry", (): SymmetryDeclaration => {
    const generators: Expression[] = [];
    return this.node<SymmetryDeclaration>({ kind: "symmetry", generators }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Symmetry));
      this.OR([
        {
          ALT: () => {
            this.block("generator", [], generators, () => {
              const generator = this.SUBRULE(this.sum);
              this.OPTION(() => this.CONSUME(t.Comma));
              return generator;
            });
          },
        },
        { ALT: () => generators.push(this.SUBRULE2(this.sum)) },
      ]);
    });
  });

  private readonly hamiltonian = this.RULE("hamiltonian", (): HamiltonianDeclaration => {
    const terms: HamiltonianDeclaration["terms"][number][] = [];
    return this.node<HamiltonianDeclaration>({ kind: "hamiltonian", terms }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Hamiltonian));
      node.name = this.SUBRULE(this.name);
      this.OPTION(() => {
        this.CONSUME(t.On);
        node.on = this.SUBRULE2(this.name);
      });
      this.block("term", [t.Onsite, t.Hop, t.Field, t.From], terms, () => this.SUBRULE(this.term));
    });
  });

  private readonly goal = this.RULE("goal", (): GoalDeclaration =>
    this.node<GoalDeclaration>({ kind: "goal" }, (node) => {
      const keyword = this.OR([
        { ALT: () => this.CONSUME(t.Maximize) },
        { ALT: () => this.CONSUME(t.Minimize) },
      ]);
      node.keyword = this.ACTION(() => tokenSpan(keyword));
      node.sense = keyword.image as GoalDeclaration["sense"];
      node.value = this.SUBRULE(this.located);
    }),
  );

  private readonly require = this.RULE("require", (): RequireDeclaration =>
    this.node<RequireDeclaration>({ kind: "require" }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Require));
      node.condition = this.SUBRULE(this.condition);
    }),
  );

  private readonly solve = this.RULE("solve", (): SolveDeclaration => {
    const settings: SolveDeclaration["settings"][number][] = [];
    const words: TokenType[] = [t.Method, t.Rate, t.Steps, t.Starts, t.Seed, t.Mesh, t.Until];
    return this.node<SolveDeclaration>({ kind: "solve", settings }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Solve));
      this.block("setting", words, settings, () => this.SUBRULE(this.setting));
    });
  });

  private readonly report = this.RULE("report", (): ReportDeclaration => {
    const items: ReportItem[] = [];
    return this.node<ReportDeclaration>({ kind: "report", items }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Report));
      this.block("reportItem", [], items, () => this.SUBRULE(this.reportItem));
    });
  });
}
