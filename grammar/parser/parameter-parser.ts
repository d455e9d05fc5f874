import type { Domain, Multiplicity, ParameterDeclaration, Start } from "../ast.ts";
import { replacement, syntaxError } from "../syntax-error.ts";
import { tokenSpan, tokenTypes as t } from "../token.ts";
import { BlockParser } from "./block-parser.ts";

/** `parameter`: what may vary. */
export class ParameterParser extends BlockParser {
  readonly parameter = this.RULE("parameter", (): ParameterDeclaration =>
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
    return {
      kind: "domain",
      span: this.spanFrom(start),
      name,
      ...(restriction && { restriction }),
    };
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
    const sign = this.OR([
      { ALT: () => this.CONSUME(t.Equal) },
      { ALT: () => this.CONSUME(t.Tilde) },
    ]);
    const value = this.SUBRULE(this.sum);
    return { kind: "start", span: this.spanFrom(start), random: sign.image === "~", value };
  });
}
