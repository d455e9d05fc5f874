import type { BandsItem, CurveItem, Expression, ReportItem } from "../ast.ts";
import { tokenTypes as t } from "../token.ts";
import { DefinitionParser } from "./definition-parser.ts";

/** The lines of `report`: expressions, curves of one, energies of the bands. */
export class ReportParser extends DefinitionParser {
  readonly reportItem = this.RULE("reportItem", (): ReportItem =>
    this.OR<ReportItem>([
      {
        GATE: () => this.nextIsBandsItem(),
        ALT: () => this.SUBRULE(this.bandsItem),
        IGNORE_AMBIGUITIES: true,
      },
      { ALT: () => this.SUBRULE(this.valueOrCurve) },
    ]),
  );

  private readonly bandsItem = this.RULE("bandsItem", (): BandsItem => {
    const points: Expression[] = [];
    return this.node<BandsItem>({ kind: "bands", points }, () => {
      this.CONSUME(t.Bands);
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Along);
            this.AT_LEAST_ONE({
              GATE: () => this.nextIsPoint(),
              DEF: () => points.push(this.SUBRULE(this.name)),
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.At);
            points.push(this.SUBRULE(this.sum));
          },
        },
      ]);
    });
  });

  private readonly valueOrCurve = this.RULE("valueOrCurve", (): ReportItem => {
    const value = this.SUBRULE(this.expression);
    return (
      this.OPTION({
        GATE: () => this.nextIsRange(),
        DEF: () => this.SUBRULE(this.curve, { ARGS: [value] }),
      }) ?? value
    );
  });

  private readonly curve = this.RULE("curve", (value: Expression): CurveItem => {
    this.CONSUME(t.For);
    const variable = this.SUBRULE(this.name);
    this.CONSUME(t.From);
    const from = this.SUBRULE(this.sum);
    this.CONSUME(t.To);
    const to = this.SUBRULE2(this.sum);
    this.CONSUME(t.In);
    const points = this.SUBRULE3(this.sum);
    this.CONSUME(t.Points);
    const start = this.ACTION(() => value.span.start);
    return { kind: "curve", span: this.spanFrom(start), value, variable, from, to, points };
  });

  private nextIsBandsItem(at = 1): boolean {
    return (
      this.nextIs(t.Bands, at) &&
      (this.nextIs(t.Along, at + 1) || this.nextIs(t.At, at + 1)) &&
      !this.next(at + 1).startsItem
    );
  }

  /** A name that begins the next item of the block, on the same line, is no point of the path. */
  private nextIsPoint(): boolean {
    return !this.next().startsItem && !this.nextIs(t.LeftParen, 2) && !this.nextIsBandsItem();
  }

  /** On a line of its own, `for` may also be a name. */
  private nextIsRange(): boolean {
    return this.nextIs(t.From, 3) || (this.nextIsName(2) && !this.next().startsItem);
  }
}
