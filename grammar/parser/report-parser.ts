import type { BandsItem, CurveItem, Expression, Name, ProfileItem, ReportItem } from "../ast.ts";
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
            const corners = this.SUBRULE(this.path);
            this.ACTION(() => points.push(...corners));
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
    const start = this.start();
    const value = this.SUBRULE(this.expression);
    const corners = this.OPTION({
      GATE: () => !this.next().startsItem,
      DEF: () => this.SUBRULE(this.path),
    });
    const item: Expression | ProfileItem = corners
      ? { kind: "profile", span: this.spanFrom(start), value, corners }
      : value;
    return (
      this.OPTION2({
        GATE: () => this.nextIsRange(),
        DEF: () => this.SUBRULE(this.curve, { ARGS: [item] }),
      }) ?? item
    );
  });

  /** `along Γ K M Γ`. */
  private readonly path = this.RULE("path", (): Name[] => {
    const corners: Name[] = [];
    this.CONSUME(t.Along);
    this.AT_LEAST_ONE({
      GATE: () => this.nextIsPoint(),
      DEF: () => corners.push(this.SUBRULE(this.name)),
    });
    return corners;
  });

  private readonly curve = this.RULE("curve", (value: Expression | ProfileItem): CurveItem => {
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
    return (
      !this.next().startsItem &&
      !this.nextIs(t.LeftParen, 2) &&
      !this.nextIsBandsItem() &&
      !this.nextIsCurve()
    );
  }

  private nextIsCurve(): boolean {
    return this.nextIs(t.For) && this.nextIsName(2) && this.nextIs(t.From, 3);
  }

  /** On a line of its own, `for` may also be a name. */
  private nextIsRange(): boolean {
    return this.nextIs(t.From, 3) || (this.nextIsName(2) && !this.next().startsItem);
  }
}
