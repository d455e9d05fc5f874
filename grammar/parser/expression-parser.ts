import { tokenMatcher, type IToken, type TokenType } from "chevrotain";
import type {
  Argument,
  BandMember,
  Call,
  Comparison,
  Expression,
  MatrixElement,
  Magnitude,
  Name,
  Product,
  Reduction,
  Sum,
} from "../ast.ts";
import { replacement, syntaxError } from "../syntax-error.ts";
import { AnyName, tokenSpan, tokenTypes as t } from "../token.ts";
import { TooDeep } from "./base-parser.ts";
import { LiteralParser } from "./literal-parser.ts";

const maximumDepth = 100;

const comparisons: readonly TokenType[] = [
  t.EqualEqual,
  t.NotEqual,
  t.LessEqual,
  t.GreaterEqual,
  t.Less,
  t.Greater,
];

/** Expressions, loosest first: comparison, wave vector, range, sum, product, prefix sign, power, component. */
export class ExpressionParser extends LiteralParser {
  /** A comparison, a range, or anything tighter. */
  readonly expression = this.RULE("expression", (): Expression => {
    const start = this.start();
    const left = this.SUBRULE(this.located);
    let result: Expression = left;
    this.OPTION(() => {
      const operator = this.SUBRULE(this.comparisonOperator).image as Comparison["operator"];
      const right = this.SUBRULE2(this.located);
      result = { kind: "comparison", span: this.spanFrom(start), operator, left, right };
    });
    return result;
  });

  /** What may be followed by `at K`. */
  readonly located = this.RULE("located", (): Expression => {
    const start = this.start();
    const value = this.SUBRULE(this.range);
    let result: Expression = value;
    this.OPTION({
      GATE: () => !this.next().startsItem,
      DEF: () => {
        this.CONSUME(t.At);
        const point = this.SUBRULE(this.signed);
        result = { kind: "atPoint", span: this.spanFrom(start), value, point };
      },
    });
    return result;
  });

  /** Where only a truth value makes sense: `=` is understood as `==`. */
  readonly condition = this.RULE("condition", (): Expression => {
    const start = this.start();
    const left = this.SUBRULE(this.expression);
    let result: Expression = left;
    this.OPTION(() => {
      const equals = this.CONSUME(t.Equal);
      const right = this.SUBRULE2(this.range);
      this.diagnose(() =>
        syntaxError(
          "HAM1007",
          tokenSpan(equals),
          "`=` gives a value; a comparison is written `==`.",
          {
            help: "Write `==`, or `<=` or `>=` for a bound.",
            fix: replacement("Write `==`", tokenSpan(equals), "=="),
          },
        ),
      );
      result = { kind: "comparison", span: this.spanFrom(start), operator: "==", left, right };
    });
    return result;
  });

  private readonly comparisonOperator = this.RULE("comparisonOperator", (): IToken =>
    this.OR(comparisons.map((type, index) => ({ ALT: () => this.consume(index, type) }))),
  );

  readonly range = this.RULE("range", (): Expression => {
    const start = this.start();
    const from = this.SUBRULE(this.sum);
    let result: Expression = from;
    this.OPTION(() => {
      this.CONSUME(t.DotDot);
      const to = this.SUBRULE2(this.sum);
      result = { kind: "range", span: this.spanFrom(start), from, to };
    });
    return result;
  });

  readonly sum = this.RULE("sum", (): Expression => {
    const start = this.start();
    const terms: Sum["terms"][number][] = [{ operator: "+", operand: this.SUBRULE(this.product) }];
    this.MANY(() => {
      const operator = this.OR([
        { ALT: () => this.CONSUME(t.Plus) },
        { ALT: () => this.CONSUME(t.Minus) },
      ]).image as "+" | "-";
      terms.push({ operator, operand: this.SUBRULE2(this.product) });
    });
    return terms.length === 1
      ? terms[0].operand!
      : { kind: "sum", span: this.spanFrom(start), terms };
  });

  private readonly product = this.RULE("product", (): Expression => {
    const start = this.start();
    const factors: Product["factors"][number][] = [
      { operator: "*", operand: this.SUBRULE(this.signed) },
    ];
    this.MANY(() => {
      const operator = this.OR([
        { ALT: () => this.CONSUME(t.Star) },
        { ALT: () => this.CONSUME(t.Slash) },
      ]).image as "*" | "/";
      factors.push({ operator, operand: this.SUBRULE2(this.signed) });
    });
    return factors.length === 1
      ? factors[0].operand!
      : { kind: "product", span: this.spanFrom(start), factors };
  });

  /** A prefix sign, or a power. All nesting passes through here, so the depth is counted here. */
  readonly signed = this.RULE("signed", (): Expression => {
    if (!this.RECORDING_PHASE && this.depth++ > maximumDepth) this.tooDeep();
    const start = this.start();
    const result = this.OR<Expression>([
      {
        ALT: () => {
          this.CONSUME(t.Minus);
          const operand = this.SUBRULE(this.signed);
          return { kind: "negation", span: this.spanFrom(start), operand };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Plus);
          return this.SUBRULE2(this.signed);
        },
      },
      { ALT: () => this.SUBRULE(this.power) },
    ]);
    this.depth--;
    return result;
  });

  private readonly power = this.RULE("power", (): Expression => {
    const start = this.start();
    const base = this.SUBRULE(this.component);
    let result: Expression = base;
    this.OPTION(() => {
      this.CONSUME(t.Caret);
      const exponent = this.SUBRULE(this.signed);
      result = { kind: "power", span: this.spanFrom(start), base, exponent };
    });
    return result;
  });

  private readonly component = this.RULE("component", (): Expression => {
    const start = this.start();
    let result = this.SUBRULE(this.operand);
    this.MANY(() => {
      this.CONSUME(t.Dot);
      const property = this.SUBRULE(this.name);
      result = { kind: "member", span: this.spanFrom(start), object: result, property };
    });
    return result;
  });

  private readonly operand = this.RULE("operand", (): Expression =>
    this.OR<Expression>([
      {
        GATE: () => this.nextIs(t.Over, 2),
        ALT: () => this.SUBRULE(this.reduction),
        IGNORE_AMBIGUITIES: true,
      },
      {
        GATE: () => !this.nextBeginsItem(),
        ALT: () => this.SUBRULE(this.nameOrCall),
        IGNORE_AMBIGUITIES: true,
      },
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.SUBRULE(this.text) },
      { ALT: () => this.SUBRULE(this.constant) },
      { ALT: () => this.SUBRULE(this.parenthesis) },
      { ALT: () => this.SUBRULE(this.magnitude) },
      { ALT: () => this.SUBRULE(this.matrixElement) },
    ]),
  );

  private readonly nameOrCall = this.RULE("nameOrCall", (): Name | Call => {
    const start = this.start();
    const callee = this.SUBRULE(this.name);
    let result: Name | Call = callee;
    this.OPTION({
      GATE: () => !this.next().startsItem,
      DEF: () => {
        const list = this.SUBRULE(this.arguments);
        result = { kind: "call", span: this.spanFrom(start), callee, arguments: list };
      },
    });
    return result;
  });

  private readonly arguments = this.RULE("arguments", (): Argument[] => {
    const list: Argument[] = [];
    this.CONSUME(t.LeftParen);
    this.OPTION(() => {
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => list.push(this.SUBRULE(this.argument)) });
    });
    this.CONSUME(t.RightParen);
    return list;
  });

  /** `=`; `==` is understood and reported. */
  protected readonly defines = this.RULE("defines", (): void => {
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

  private readonly argument = this.RULE("argument", (): Argument => {
    const start = this.start();
    let name: Name | undefined;
    this.OPTION({
      GATE: () => this.nextIs(t.Equal, 2) || this.nextIs(t.EqualEqual, 2),
      DEF: () => {
        name = this.SUBRULE(this.name);
        this.SUBRULE(this.defines);
      },
    });
    const value = this.SUBRULE(this.expression);
    return { kind: "argument", span: this.spanFrom(start), ...(name && { name }), value };
  });

  private readonly constant = this.RULE("constant", (): Name =>
    this.OR([
      { ALT: () => this.toName(this.CONSUME(t.ImaginaryUnit)) },
      { ALT: () => this.toName(this.CONSUME(t.Pi)) },
    ]),
  );

  private readonly parenthesis = this.RULE("parenthesis", (): Expression => {
    const start = this.start();
    const components: Expression[] = [];
    this.CONSUME(t.LeftParen);
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => components.push(this.SUBRULE(this.expression)),
    });
    this.CONSUME(t.RightParen);
    const span = this.spanFrom(start);
    return components.length === 1
      ? { kind: "group", span, inner: components[0] }
      : { kind: "tuple", span, components };
  });

  private readonly magnitude = this.RULE("magnitude", (): Magnitude => {
    const start = this.start();
    this.CONSUME(t.Bar);
    const inner = this.SUBRULE(this.sum);
    this.CONSUME2(t.Bar);
    return { kind: "magnitude", span: this.spanFrom(start), inner };
  });

  private readonly matrixElement = this.RULE("matrixElement", (): MatrixElement => {
    const start = this.start();
    this.OR([{ ALT: () => this.CONSUME(t.Less) }, { ALT: () => this.CONSUME(t.LeftAngle) }]);
    const bra = this.SUBRULE(this.name);
    this.CONSUME(t.Bar);
    const operator = this.SUBRULE(this.sum);
    this.CONSUME2(t.Bar);
    const ket = this.SUBRULE2(this.name);
    this.OR2([{ ALT: () => this.CONSUME(t.Greater) }, { ALT: () => this.CONSUME(t.RightAngle) }]);
    return { kind: "matrixElement", span: this.spanFrom(start), bra, operator, ket };
  });

  private readonly reduction = this.RULE("reduction", (): Reduction => {
    const start = this.start();
    const indices: Name[] = [];
    let condition: Expression | undefined;
    const operation = this.OR([
      { ALT: () => this.CONSUME(t.SumWord) },
      { ALT: () => this.CONSUME(t.MeanWord) },
      { ALT: () => this.CONSUME(t.MinWord) },
      { ALT: () => this.CONSUME(t.MaxWord) },
      { ALT: () => this.CONSUME(t.IntegralWord) },
    ]).image as Reduction["operation"];
    this.CONSUME(t.Over);
    const members: BandMember[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const index = this.SUBRULE(this.name);
        indices.push(index);
        this.OPTION3(() => members.push(this.SUBRULE(this.bandMember, { ARGS: [index] })));
      },
    });
    this.OPTION(() => {
      this.CONSUME(t.Where);
      condition = this.SUBRULE(this.condition);
    });
    let from: Expression | undefined;
    let to: Expression | undefined;
    this.OPTION2(() => {
      this.CONSUME(t.From);
      from = this.SUBRULE(this.sum);
      this.CONSUME(t.To);
      to = this.SUBRULE2(this.sum);
    });
    this.CONSUME(t.Colon);
    const body = this.SUBRULE3(this.sum);
    const span = this.spanFrom(start);
    return {
      kind: "reduction",
      span,
      operation,
      indices,
      ...(members.length > 0 && { members }),
      ...(condition && { condition }),
      ...(from && { from }),
      ...(to && { to }),
      body,
    };
  });

  /** `in b`, `outside 1..2`, after the index. */
  private readonly bandMember = this.RULE("bandMember", (index: Name): BandMember => {
    const outside = this.OR([
      { ALT: () => this.CONSUME(t.In) },
      { ALT: () => this.CONSUME(t.Outside) },
    ]).tokenType;
    const bands = this.SUBRULE(this.range);
    const start = this.ACTION(() => index.span.start);
    return {
      kind: "bandMember",
      span: this.spanFrom(start),
      index,
      outside: outside === t.Outside,
      bands,
    };
  });

  protected nextIsName(howMany = 1): boolean {
    return tokenMatcher(this.LA(howMany), AnyName);
  }

  private tooDeep(): never {
    const span = tokenSpan(this.next());
    this.diagnostics.push(
      syntaxError(
        "HAM1011",
        span,
        `Here the expression is nested more than ${maximumDepth} deep.`,
        {
          help: "Give its parts names with `let`.",
        },
      ),
    );
    throw new TooDeep();
  }
}
