import type {
  FormalParameter,
  LetDeclaration,
  ObservableDeclaration,
  ScheduleDeclaration,
  TextLiteral,
  UnitLiteral,
} from "../ast.ts";
import { tokenSpan, tokenTypes as t } from "../token.ts";
import { ParameterParser } from "./parameter-parser.ts";

/** `let`, `observable` and `schedule`: names for formulas. */
export class DefinitionParser extends ParameterParser {
  readonly let = this.RULE("let", (): LetDeclaration =>
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

  readonly observable = this.RULE("observable", (): ObservableDeclaration =>
    this.node<ObservableDeclaration>({ kind: "observable" }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Observable));
      node.name = this.SUBRULE(this.name);
      this.OPTION(() => {
        node.parameters = this.SUBRULE(this.formals);
      });
      this.OPTION2(() => {
        this.CONSUME(t.In);
        const units: (UnitLiteral | TextLiteral)[] = [];
        node.units = units;
        this.AT_LEAST_ONE_SEP({
          SEP: t.Comma,
          DEF: () =>
            units.push(
              this.OR<UnitLiteral | TextLiteral>([
                { ALT: () => this.SUBRULE(this.bracketedUnit) },
                { ALT: () => this.SUBRULE(this.text) },
                { ALT: () => this.SUBRULE(this.plainUnit) },
              ]),
            ),
        });
      });
      this.SUBRULE(this.defines);
      node.value = this.SUBRULE(this.expression);
    }),
  );

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
            { ALT: () => this.toName(this.CONSUME(t.Spectrum)) },
            { ALT: () => this.toName(this.CONSUME(t.Component)) },
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

  readonly schedule = this.RULE("schedule", (): ScheduleDeclaration =>
    this.node<ScheduleDeclaration>({ kind: "schedule" }, (node) => {
      node.keyword = tokenSpan(this.CONSUME(t.Schedule));
      node.name = this.SUBRULE(this.name);
      this.SUBRULE(this.defines);
      node.value = this.SUBRULE(this.piecewise);
    }),
  );
}
