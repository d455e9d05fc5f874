import type { RequireDeclaration } from "../../grammar/ast.ts";
import { sum } from "../check/arithmetic.ts";
import { checkExpression } from "../check/expression.ts";
import type { Context } from "../check/scope.ts";
import { describeType } from "../check/types.ts";
import { dependsOnFree, hasGradient } from "./build-quantities.ts";
import type { Constraint, Term } from "./model.ts";

/** The `require` lines as quantities that must be at least, or equal to, zero. */
export function buildConstraints(
  declarations: readonly RequireDeclaration[],
  terms: readonly Term[],
  context: Context,
): readonly Constraint[] {
  return declarations.flatMap((declaration) => buildConstraint(declaration, terms, context) ?? []);
}

function buildConstraint(
  { condition }: RequireDeclaration,
  terms: readonly Term[],
  context: Context,
): Constraint | undefined {
  const { reporter } = context;
  const typed = checkExpression(condition, context);
  if (!typed || !condition) return undefined;
  if (typed.kind !== "comparison" || typed.operator === "!=")
    return reporter.report("HAM5016", condition.span, {
      found: typed.kind === "comparison" ? "`!=`" : describeType(typed.type),
    });
  const { operator, left, right, span } = typed;
  const [high, low] = operator === "<=" || operator === "<" ? [right, left] : [left, right];
  const difference = sum(
    [
      { negative: false, value: high },
      { negative: true, value: low },
    ],
    span,
    reporter,
  );
  if (!difference) return undefined;
  const quantity = { value: difference, span };
  if (!hasGradient(quantity, context)) return undefined;
  if (!dependsOnFree(difference, terms)) return reporter.report("HAM5015", span, {});
  return { kind: operator === "==" ? "equal" : "atLeast", quantity };
}
