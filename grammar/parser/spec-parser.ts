import type {
  Declaration,
  Domain,
  Expression,
  FormalParameter,
  GoalDeclaration,
  HamiltonianDeclaration,
  LatticeDeclaration,
  LatticeItem,
  LetDeclaration,
  Multiplicity,
  ObservableDeclaration,
  ParameterDeclaration,
  ReportDeclaration,
  RequireDeclaration,
  ScheduleDeclaration,
  SolveDeclaration,
  SpaceDeclaration,
  Start,
  SymmetryDeclaration,
  UnitLiteral,
} from "../ast.ts";
import type { TokenType } from "chevrotain";
import { replacement, syntaxError } from "../syntax-error.ts";
import { isEnd, tokenSpan, tokenTypes as t, type Token } from "../token.ts";
import { BlockParser } from "./block-parser.ts";

/** The declarations of a spec. */
export class SpecParser extends BlockParser {
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
        syntaxError("HAM1010", tokenSpan(token), `\`${token.image}\` is not part of this version of Ham.`),
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
            this.block("latticeItem", [t.Site, t.Constant], items, () => this.SUBRULE(this.latticeItem));
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

  private readonly parameter = this.RULE("parameter", (): ParameterDeclaration =>
    this.node<ParameterDeclaration>({ kind: "parameter" }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Parameter));
      node.name = this.SUBRULE(this.name);
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Colon);
            node.domain = this.SUBRULE(this.domain);
          },
        },
        { GATE: () => this.nextIs(t.Equal) || this.nextIs(t.Tilde), ALT: () => this.noDomain() },
      ]);
      this.OPTION(() => {
        node.each = this.SUBRULE(this.multiplicity);
      });
      this.OPTION2(() => {
        node.start = this.SUBRULE(this.startValue);
      });
      this.OPTION3(() => {
        node.fixed = tokenSpan(this.CONSUME(t.Fixed));
      });
    }),
  );

  private noDomain(): void {
    const name = this.next(0);
    const at = { start: this.end(), end: this.end() };
    this.diagnose(() =>
      syntaxError("HAM1009", tokenSpan(name), `The parameter \`${name.image}\` lacks its domain.`, {
        help: `Write \`parameter ${name.image} : real\`, or another domain: \`real in [0, 1]\`, \`complex\`, \`phase\`.`,
        fix: replacement("Insert `: real`", at, " : real"),
      }),
    );
  }

  private readonly domain = this.RULE("domain", (): Domain => {
    const start = this.start();
    const name = this.SUBRULE(this.name);
    let restriction: Domain["restriction"];
    this.OPTION(() => {
      const from = this.start();
      restriction = this.OR<NonNullable<Domain["restriction"]>>([
        {
          ALT: () => {
            this.CONSUME(t.In);
            return this.SUBRULE(this.region);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Greater);
            const bound = this.SUBRULE(this.sum);
            return { kind: "lowerBound", span: this.spanFrom(from), bound };
          },
        },
      ]);
    });
    return { kind: "domain", span: this.spanFrom(start), name, ...(restriction && { restriction }) };
  });

  private readonly region = this.RULE("region", (): NonNullable<Domain["restriction"]> => {
    const start = this.start();
    return this.OR<NonNullable<Domain["restriction"]>>([
      {
        ALT: () => {
          this.CONSUME(t.LeftBracket);
          const low = this.SUBRULE(this.sum);
          this.CONSUME(t.Comma);
          const high = this.SUBRULE2(this.sum);
          this.CONSUME(t.RightBracket);
          return { kind: "interval", span: this.spanFrom(start), low, high };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Disk);
          this.CONSUME(t.LeftParen);
          const radius = this.SUBRULE3(this.sum);
          this.CONSUME(t.RightParen);
          return { kind: "disk", span: this.spanFrom(start), radius };
        },
      },
    ]);
  });

  private readonly multiplicity = this.RULE("multiplicity", (): Multiplicity => {
    const start = this.start();
    this.CONSUME(t.Each);
    return this.OR<Multiplicity>([
      {
        ALT: () => {
          this.CONSUME(t.Site);
          return { kind: "each", span: this.spanFrom(start), of: "site" };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Bond);
          this.CONSUME(t.Of);
          const shells = this.SUBRULE(this.shells);
          return { kind: "each", span: this.spanFrom(start), of: "bond", shells };
        },
      },
    ]);
  });

  private readonly startValue = this.RULE("startValue", (): Start => {
    const start = this.start();
    const sign = this.OR([{ ALT: () => this.CONSUME(t.Equal) }, { ALT: () => this.CONSUME(t.Tilde) }]);
    const value = this.SUBRULE(this.sum);
    return { kind: "start", span: this.spanFrom(start), random: sign.image === "~", value };
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
      this.block("term", [t.Onsite, t.Hop], terms, () => this.SUBRULE(this.term));
    });
  });

  private readonly let = this.RULE("let", (): LetDeclaration =>
    this.node<LetDeclaration>({ kind: "let" }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Let));
      node.name = this.SUBRULE(this.name);
      this.OPTION(() => {
        node.parameters = this.SUBRULE(this.formals);
      });
      this.SUBRULE(this.defines);
      node.value = this.SUBRULE(this.expression);
    }),
  );

  private readonly observable = this.RULE("observable", (): ObservableDeclaration =>
    this.node<ObservableDeclaration>({ kind: "observable" }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Observable));
      node.name = this.SUBRULE(this.name);
      this.OPTION(() => {
        node.parameters = this.SUBRULE(this.formals);
      });
      this.OPTION2(() => {
        this.CONSUME(t.In);
        node.unit = this.OR<UnitLiteral>([
          { ALT: () => this.SUBRULE(this.bracketedUnit) },
          { ALT: () => this.SUBRULE(this.plainUnit) },
        ]);
      });
      this.SUBRULE(this.defines);
      node.value = this.SUBRULE(this.expression);
    }),
  );

  /** `=`; `==` is understood and reported. */
  private readonly defines = this.RULE("defines", (): void => {
    this.OR([
      { ALT: () => this.CONSUME(t.Equal) },
      {
        ALT: () => {
          const equals = this.CONSUME(t.EqualEqual);
          this.diagnose(() =>
            syntaxError("HAM1007", tokenSpan(equals), "`==` compares; a value is given with `=`.", {
              help: "Write `=`.",
              fix: replacement("Write `=`", tokenSpan(equals), "="),
            }),
          );
        },
      },
    ]);
  });

  private readonly formals = this.RULE("formals", (): FormalParameter[] => {
    const list: FormalParameter[] = [];
    this.CONSUME(t.LeftParen);
    this.MANY_SEP({ SEP: t.Comma, DEF: () => list.push(this.SUBRULE(this.formal)) });
    this.CONSUME(t.RightParen);
    return list;
  });

  private readonly formal = this.RULE("formal", (): FormalParameter =>
    this.node<FormalParameter>({ kind: "formal" }, (node) => {
      this.OPTION({
        GATE: () => this.nextIsName(2),
        DEF: () => {
          node.group = this.OR([
            { ALT: () => this.toName(this.CONSUME(t.Occupation)) },
            { ALT: () => this.toName(this.CONSUME(t.Bands)) },
          ]);
        },
      });
      node.name = this.SUBRULE(this.name);
      this.OPTION2(() => {
        this.CONSUME(t.Equal);
        node.default = this.SUBRULE(this.sum);
      });
    }),
  );

  private readonly schedule = this.RULE("schedule", (): ScheduleDeclaration =>
    this.node<ScheduleDeclaration>({ kind: "schedule" }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Schedule));
      node.name = this.SUBRULE(this.name);
      this.SUBRULE(this.defines);
      node.value = this.SUBRULE(this.piecewise);
    }),
  );

  private readonly goal = this.RULE("goal", (): GoalDeclaration =>
    this.node<GoalDeclaration>({ kind: "goal" }, (node) => {
      const keyword = this.OR([
        { ALT: () => this.CONSUME(t.Maximize) },
        { ALT: () => this.CONSUME(t.Minimize) },
      ]);
      node.keyword = this.ACTION(() => tokenSpan(keyword));
      node.sense = keyword.image as GoalDeclaration["sense"];
      node.value = this.SUBRULE(this.sum);
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
    const words: TokenType[] = [t.Method, t.Rate, t.Steps, t.Starts, t.Seed, t.Mesh];
    return this.node<SolveDeclaration>({ kind: "solve", settings }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Solve));
      this.block("setting", words, settings, () => this.SUBRULE(this.setting));
    });
  });

  private readonly report = this.RULE("report", (): ReportDeclaration => {
    const items: Expression[] = [];
    return this.node<ReportDeclaration>({ kind: "report", items }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Report));
      this.block("reportItem", [], items, () => this.SUBRULE(this.expression));
    });
  });
}
