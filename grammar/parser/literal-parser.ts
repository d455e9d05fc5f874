import type { IToken } from "chevrotain";
import type { NumberLiteral, TextLiteral, UnitFactor, UnitLiteral } from "../ast.ts";
import { replacement, syntaxError } from "../syntax-error.ts";
import { AnyName, tokenSpan, tokenTypes as t } from "../token.ts";
import { unitName } from "../unit-names.ts";
import { BaseParser } from "./base-parser.ts";

/** Numbers with their units, and texts. */
export class LiteralParser extends BaseParser {
  readonly number = this.RULE("number", (): NumberLiteral => {
    const start = this.start();
    const token = this.OR([
      { ALT: () => this.CONSUME(t.Number) },
      { ALT: () => this.CONSUME(t.Imaginary) },
    ]);
    let unit: UnitLiteral | undefined;
    this.OPTION({
      GATE: () => !this.next().firstOnLine && this.nextIsUnit(),
      DEF: () => {
        unit = this.OR2([
          { ALT: () => this.SUBRULE(this.plainUnit) },
          { ALT: () => this.SUBRULE(this.bracketedUnit) },
        ]);
      },
    });
    return this.ACTION(() => {
      if (unit && !unit.bracketed && this.nextIs(t.Caret)) this.powerOfUnit(token, unit);
      const imaginary = token.tokenType === t.Imaginary;
      const source = imaginary ? token.image.slice(0, -1) : token.image;
      const span = this.spanFrom(start);
      return {
        kind: "number",
        span,
        value: Number(source),
        source,
        imaginary,
        ...(unit && { unit }),
      };
    });
  });

  readonly text = this.RULE("text", (): TextLiteral => {
    const token = this.CONSUME(t.Text);
    return { kind: "text", span: tokenSpan(token), value: token.image.replace(/^"|"$/g, "") };
  });

  /** `eV`. */
  readonly plainUnit = this.RULE("plainUnit", (): UnitLiteral => {
    const start = this.start();
    const factor = this.toFactor(start, this.CONSUME(AnyName), 1);
    return { kind: "unit", span: this.spanFrom(start), factors: [factor], bracketed: false };
  });

  /** `[W/m^2]`, `[1/m]`. */
  readonly bracketedUnit = this.RULE("bracketedUnit", (): UnitLiteral => {
    const start = this.start();
    const factors: UnitFactor[] = [];
    this.CONSUME(t.LeftBracket);
    this.OR([
      { ALT: () => this.CONSUME(t.Number) },
      { ALT: () => factors.push(this.SUBRULE(this.unitFactor, { ARGS: [1] })) },
    ]);
    this.MANY(() => {
      const sign = this.OR2([
        { ALT: () => this.CONSUME(t.Star) },
        { ALT: () => this.CONSUME(t.Slash) },
      ]).image;
      factors.push(this.SUBRULE2(this.unitFactor, { ARGS: [sign === "/" ? -1 : 1] }));
    });
    this.CONSUME(t.RightBracket);
    return { kind: "unit", span: this.spanFrom(start), factors, bracketed: true };
  });

  private readonly unitFactor = this.RULE("unitFactor", (sign: 1 | -1): UnitFactor => {
    const start = this.start();
    const token = this.CONSUME(AnyName);
    let exponent: number = sign;
    this.OPTION(() => {
      this.CONSUME(t.Caret);
      this.OPTION2(() => {
        this.CONSUME(t.Minus);
        exponent = -sign;
      });
      exponent *= Number(this.CONSUME(t.Number).image);
    });
    return this.toFactor(start, token, exponent);
  });

  private toFactor(start: number, token: IToken, exponent: number): UnitFactor {
    const name = unitName(token.image);
    if (name === undefined) {
      this.diagnose(() =>
        syntaxError("HAM1016", tokenSpan(token), `\`${token.image}\` is not a unit.`, {
          help: "Units are eV, meV, K, angstrom, nm, s, fs, THz, W, rad, deg and their like.",
        }),
      );
    }
    return { kind: "unitFactor", span: this.spanFrom(start), name: name ?? token.image, exponent };
  }

  private nextIsUnit(): boolean {
    return this.nextIs(t.LeftBracket) || unitName(this.LA(1).image) !== undefined;
  }

  private powerOfUnit(number: IToken, unit: UnitLiteral): void {
    const caret = this.LA(1);
    const exponent = this.LA(2);
    const [value, name, power] = [number.image, unit.factors[0].name, exponent.image];
    const span = {
      start: number.startOffset,
      end: tokenSpan(exponent).end || tokenSpan(caret).end,
    };
    this.diagnose(() =>
      syntaxError("HAM1008", span, `\`${value} ${name}^${power}\` can be read in two ways.`, {
        help: `Write \`(${value} ${name})^${power}\` for the power of the quantity, \`${value} [${name}^${power}]\` for the power of the unit.`,
        ...(exponent.tokenType === t.Number && {
          fix: replacement("Take the power of the unit", span, `${value} [${name}^${power}]`),
        }),
      }),
    );
  }
}
