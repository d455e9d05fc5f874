import type {
  BondSelector,
  CountSetting,
  Expression,
  FieldItem,
  FromItem,
  Hold,
  HopTerm,
  LatticeConstant,
  LatticeItem,
  LatticeVector,
  MeshSetting,
  MethodSetting,
  Name,
  OnsiteTerm,
  OrbitalItem,
  Piecewise,
  PointItem,
  Ramp,
  RateSetting,
  Setting,
  ShellSelector,
  SiteItem,
  SpinItem,
  UntilSetting,
} from "../ast.ts";
import { tokenSpan, tokenTypes as t } from "../token.ts";
import { ExpressionParser } from "./expression-parser.ts";

/** What stands inside the braces of lattice, space, hamiltonian and solve. */
export class BlockParser extends ExpressionParser {
  readonly latticeItem = this.RULE("latticeItem", (): LatticeItem =>
    this.OR<LatticeItem>({
      MAX_LOOKAHEAD: 1,
      DEF: [
        { ALT: () => this.SUBRULE(this.site), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.point), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.latticeConstant), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.latticeVector) },
      ],
    }),
  );

  private readonly site = this.RULE("site", (): SiteItem =>
    this.node<SiteItem>({ kind: "site" }, (item) => {
      this.CONSUME(t.Site);
      item.name = this.SUBRULE(this.name);
      this.CONSUME(t.At);
      item.position = this.SUBRULE(this.sum);
    }),
  );

  private readonly point = this.RULE("point", (): PointItem =>
    this.node<PointItem>({ kind: "point" }, (item) => {
      this.CONSUME(t.Point);
      item.name = this.SUBRULE(this.name);
      this.CONSUME(t.At);
      item.position = this.SUBRULE(this.sum);
    }),
  );

  private readonly latticeConstant = this.RULE("latticeConstant", (): LatticeConstant =>
    this.node<LatticeConstant>({ kind: "latticeConstant" }, (item) => {
      this.CONSUME(t.Constant);
      item.name = this.SUBRULE(this.name);
      this.CONSUME(t.Equal);
      item.value = this.SUBRULE(this.sum);
    }),
  );

  private readonly latticeVector = this.RULE("latticeVector", (): LatticeVector =>
    this.node<LatticeVector>({ kind: "latticeVector" }, (item) => {
      item.name = this.SUBRULE(this.name);
      this.CONSUME(t.Equal);
      item.value = this.SUBRULE(this.sum);
      this.OPTION(() => {
        item.open = tokenSpan(this.CONSUME(t.Open));
      });
    }),
  );

  readonly spaceItem = this.RULE("spaceItem", (): SpinItem | OrbitalItem =>
    this.OR<SpinItem | OrbitalItem>([
      {
        ALT: () =>
          this.node<SpinItem>({ kind: "spin" }, (item) => {
            this.CONSUME(t.Spin);
            item.value = this.SUBRULE(this.sum);
          }),
      },
      {
        ALT: () => {
          const names: Name[] = [];
          return this.node<OrbitalItem>({ kind: "orbital", names }, () => {
            this.CONSUME(t.Orbital);
            this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => names.push(this.SUBRULE(this.name)) });
          });
        },
      },
    ]),
  );

  readonly term = this.RULE("term", (): OnsiteTerm | HopTerm | FieldItem | FromItem =>
    this.OR<OnsiteTerm | HopTerm | FieldItem | FromItem>([
      { ALT: () => this.SUBRULE(this.onsite) },
      { ALT: () => this.SUBRULE(this.hop) },
      { ALT: () => this.SUBRULE(this.field) },
      { ALT: () => this.SUBRULE(this.from) },
    ]),
  );

  private readonly field = this.RULE("field", (): FieldItem =>
    this.node<FieldItem>({ kind: "field" }, (item) => {
      this.CONSUME(t.Field);
      this.CONSUME(t.Flux);
      this.CONSUME(t.Equal);
      item.value = this.SUBRULE(this.sum);
      this.CONSUME(t.Per);
      this.CONSUME(t.Cell);
    }),
  );

  private readonly from = this.RULE("from", (): FromItem =>
    this.node<FromItem>({ kind: "from" }, (item) => {
      this.CONSUME(t.From);
      item.value = this.SUBRULE(this.sum);
    }),
  );

  private readonly onsite = this.RULE("onsite", (): OnsiteTerm => {
    const sites: Name[] = [];
    return this.node<OnsiteTerm>({ kind: "onsite", sites }, (term) => {
      this.CONSUME(t.Onsite);
      this.MANY_SEP({ SEP: t.Comma, DEF: () => sites.push(this.SUBRULE(this.name)) });
      this.CONSUME(t.Colon);
      term.value = this.SUBRULE(this.sum);
    });
  });

  private readonly hop = this.RULE("hop", (): HopTerm =>
    this.node<HopTerm>({ kind: "hop" }, (term) => {
      this.CONSUME(t.Hop);
      this.OR([
        {
          // A site may be called `where`.
          GATE: () => !this.nextIs(t.Arrow, 2),
          ALT: () => {
            term.condition = this.SUBRULE(this.where);
          },
          IGNORE_AMBIGUITIES: true,
        },
        {
          ALT: () => {
            term.selector = this.SUBRULE(this.selector);
            this.OPTION(() => {
              term.condition = this.SUBRULE2(this.where);
            });
          },
        },
      ]);
      this.CONSUME(t.Colon);
      term.value = this.SUBRULE(this.sum);
    }),
  );

  private readonly where = this.RULE("where", (): Expression => {
    this.CONSUME(t.Where);
    return this.SUBRULE(this.condition);
  });

  private readonly selector = this.RULE("selector", (): BondSelector =>
    this.OR<BondSelector>([
      {
        GATE: () => this.nextIs(t.Arrow, 2),
        ALT: () => this.SUBRULE(this.sitePair),
        IGNORE_AMBIGUITIES: true,
      },
      { ALT: () => this.SUBRULE(this.shells) },
      {
        ALT: () => {
          const start = this.start();
          this.CONSUME(t.Along);
          const offset = this.SUBRULE2(this.sum);
          return { kind: "along", span: this.spanFrom(start), offset };
        },
      },
      {
        ALT: () => {
          const start = this.start();
          this.CONSUME(t.RangeWord);
          this.CONSUME(t.LessEqual);
          const bound = this.SUBRULE3(this.sum);
          return { kind: "rangeSelector", span: this.spanFrom(start), bound };
        },
      },
    ]),
  );

  private readonly sitePair = this.RULE("sitePair", (): BondSelector => {
    const start = this.start();
    const from = this.SUBRULE(this.name);
    this.CONSUME(t.Arrow);
    const to = this.SUBRULE2(this.name);
    let offset: Expression | undefined;
    this.OPTION(() => {
      offset = this.SUBRULE(this.signed);
    });
    return { kind: "sitePair", span: this.spanFrom(start), from, to, ...(offset && { offset }) };
  });

  /** `shell 2`, `shells 1..3`. */
  readonly shells = this.RULE("shells", (): ShellSelector => {
    const start = this.start();
    this.OR([{ ALT: () => this.CONSUME(t.Shell) }, { ALT: () => this.CONSUME(t.Shells) }]);
    const from = this.SUBRULE(this.sum);
    let to: Expression | undefined;
    this.OPTION(() => {
      this.CONSUME(t.DotDot);
      to = this.SUBRULE2(this.sum);
    });
    return { kind: "shells", span: this.spanFrom(start), from, ...(to && { to }) };
  });

  readonly setting = this.RULE("setting", (): Setting =>
    this.OR<Setting>([
      {
        ALT: () =>
          this.node<MethodSetting>({ kind: "method" }, (setting) => {
            this.CONSUME(t.Method);
            setting.method = this.SUBRULE(this.name);
          }),
      },
      {
        ALT: () =>
          this.node<RateSetting>({ kind: "rate" }, (setting) => {
            this.CONSUME(t.Rate);
            setting.value = this.SUBRULE(this.piecewise);
          }),
      },
      { ALT: () => this.SUBRULE(this.count) },
      { ALT: () => this.SUBRULE(this.mesh) },
      {
        ALT: () =>
          this.node<UntilSetting>({ kind: "until" }, (setting) => {
            this.CONSUME(t.Until);
            this.CONSUME(t.Change);
            this.CONSUME(t.Less);
            setting.change = this.SUBRULE(this.sum);
          }),
      },
    ]),
  );

  private readonly count = this.RULE("count", (): CountSetting =>
    this.node<CountSetting>({ kind: "count" }, (setting) => {
      setting.name = this.OR([
        { ALT: () => this.CONSUME(t.Steps) },
        { ALT: () => this.CONSUME(t.Starts) },
        { ALT: () => this.CONSUME(t.Seed) },
      ]).image as CountSetting["name"];
      setting.value = this.SUBRULE(this.sum);
    }),
  );

  private readonly mesh = this.RULE("mesh", (): MeshSetting => {
    const sizes: Expression[] = [];
    return this.node<MeshSetting>({ kind: "mesh", sizes }, (setting) => {
      this.CONSUME(t.Mesh);
      sizes.push(this.SUBRULE(this.sum));
      this.MANY(() => {
        this.OR([{ ALT: () => this.CONSUME(t.Cross) }, { ALT: () => this.CONSUME(t.Times) }]);
        sizes.push(this.SUBRULE2(this.sum));
      });
      this.OPTION(() => {
        setting.placement = this.OR2([
          { ALT: () => this.CONSUME(t.Shifted) },
          { ALT: () => this.CONSUME(t.Fixed) },
        ]).image as MeshSetting["placement"];
      });
    });
  });

  /** `0.1 until 50, then 0.03`; `30000 K until 100, log to 300 K at 350`. */
  readonly piecewise = this.RULE("piecewise", (): Piecewise => {
    const start = this.start();
    const segments: (Hold | Ramp)[] = [this.SUBRULE(this.hold)];
    this.MANY(() => {
      this.CONSUME(t.Comma);
      segments.push(this.SUBRULE(this.segment));
    });
    return { kind: "piecewise", span: this.spanFrom(start), segments };
  });

  private readonly segment = this.RULE("segment", (): Hold | Ramp =>
    this.OR<Hold | Ramp>([
      {
        ALT: () => {
          this.CONSUME(t.Then);
          return this.SUBRULE(this.hold);
        },
      },
      { ALT: () => this.SUBRULE(this.ramp) },
    ]),
  );

  private readonly hold = this.RULE("hold", (): Hold => {
    const start = this.start();
    const value = this.SUBRULE(this.sum);
    let until: Expression | undefined;
    this.OPTION({
      // `until change < …` is a setting of its own.
      GATE: () => !this.nextIs(t.Change, 2),
      DEF: () => {
        this.CONSUME(t.Until);
        until = this.SUBRULE2(this.sum);
      },
    });
    return { kind: "hold", span: this.spanFrom(start), value, ...(until && { until }) };
  });

  private readonly ramp = this.RULE("ramp", (): Ramp => {
    const start = this.start();
    let scale: Ramp["scale"] = "linear";
    this.OPTION(() => {
      scale = this.OR([{ ALT: () => this.CONSUME(t.Linear) }, { ALT: () => this.CONSUME(t.Log) }])
        .image as Ramp["scale"];
    });
    this.CONSUME(t.To);
    const target = this.SUBRULE(this.sum);
    this.CONSUME(t.At);
    const at = this.SUBRULE2(this.sum);
    return { kind: "ramp", span: this.spanFrom(start), scale, target, at };
  });
}
