import type { Call, Expression, MatrixElement, Name, Reduction } from "../../grammar/ast.ts";
import { raise } from "../units/dimension.ts";
import { constantReal } from "../lower/constant.ts";
import { checkExpression } from "./expression.ts";
import { bandRange } from "./groups.ts";
import { checkIntegral } from "./integrals.ts";
import { checkOperator } from "./operators.ts";
import { type Context, type Meaning, lookup, withScope } from "./scope.ts";
import { type BandGroup, type LevelCondition, type Typed, some } from "./typed.ts";
import { type Type, complex, describeType, real } from "./types.ts";

/** `sum over n, m: …`, `mean over k: …`, `min over k: …`, `max over k: …`. */
export function checkReduction(reduction: Reduction, context: Context): Typed | undefined {
  const { reporter } = context;
  if (context.place !== "quantity")
    return reporter.report("HAM2011", reduction.span, {
      name: `${reduction.operation} over`,
      where: "in an observable, a goal or a report",
    });
  if (reduction.operation === "integral") return checkIntegral(reduction, context);
  return reduction.operation === "sum"
    ? checkBandSum(reduction, context)
    : checkZone(reduction, context);
}

function checkZone(reduction: Reduction, context: Context): Typed | undefined {
  const { reporter } = context;
  const operation = reduction.operation as "mean" | "min" | "max";
  const { span, indices } = reduction;
  if (context.zone)
    return reporter.report("HAM5012", span, {
      what: `\`${operation} over k\``,
      where:
        context.zone === "point"
          ? "is no function of the wave vector, so there is nothing to take `at` one, or `along` a path"
          : "cannot stand inside another one: there is one wave vector",
    });
  if (indices.length !== 1 || reduction.condition)
    return reporter.report("HAM5012", span, {
      what: `\`${operation} over\``,
      where: "takes one wave vector and no condition: `over k: …`",
    });
  const inner = withScope({ ...context, zone: operation }, [[indices[0].text, { kind: "zone" }]]);
  const body = checkExpression(reduction.body, inner);
  if (!body) return undefined;
  if (body.type.shape === "complex")
    return reporter.report("HAM5010", body.span, {
      what: `What \`${operation} over k\` is taken of`,
    });
  if (body.type.shape !== "real")
    return reporter.report("HAM2003", body.span, {
      what: `What \`${operation} over k\` is taken of`,
      expected: "a real number",
      found: describeType(body.type),
    });
  if (operation !== "mean" && some(body, (node) => node.kind === "bandSum"))
    return reporter.report("HAM5012", body.span, {
      what: "A sum over bands",
      where: `has no meaning in \`${operation} over k\`, which takes energies of numbered bands such as E(1)`,
    });
  return { kind: "zone", type: body.type, span, operation, body };
}

function checkBandSum(reduction: Reduction, context: Context): Typed | undefined {
  const { reporter } = context;
  const { span, indices } = reduction;
  if (context.zone !== "mean" && context.zone !== "point")
    return reporter.report("HAM5012", span, {
      what: "A sum over bands",
      where:
        "is a function of the wave vector: it stands inside `mean over k: …`, or is taken at a point, as in `… at K`, or along a path",
    });
  if (indices.length > 3)
    return reporter.report("HAM2016", indices[3].span, {
      what: "Sums over more than three band indices are",
    });
  const conditions = levelConditions(reduction.condition, indices, context);
  if (!conditions.every((condition) => condition !== undefined)) return undefined;
  const groups = bandGroups(reduction, context);
  if (!groups) return undefined;
  const bound = indices.map(({ text }): [string, Meaning] => [text, { kind: "index" }]);
  const body = checkExpression(reduction.body, withScope(context, bound));
  if (!body) return undefined;
  if (some(body, (node) => node.kind === "bandSum"))
    return reporter.report("HAM5012", span, {
      what: "A sum over bands",
      where: "cannot contain another one: name all band indices in one sum",
    });
  if (body.type.shape !== "real" && body.type.shape !== "complex")
    return reporter.report("HAM2003", body.span, {
      what: "What is summed over bands",
      expected: "a number",
      found: describeType(body.type),
    });
  return {
    kind: "bandSum",
    type: body.type,
    span,
    indices: indices.map(({ text }) => text),
    conditions,
    groups,
    body,
  };
}

/** For each index of a sum the bands that `in` or `outside` restrict it to. */
function bandGroups(
  { indices, members = [] }: Reduction,
  context: Context,
): readonly (BandGroup | undefined)[] | undefined {
  const groups: (BandGroup | undefined)[] = [];
  for (const index of indices) {
    const member = members.find((one) => one.index === index);
    const range = member?.bands && memberBands(member.bands, context);
    if (member && !range) return undefined;
    groups.push(range && { ...range, outside: member!.outside });
  }
  return groups;
}

/** `b` of a `bands b`, `2`, or `1..3`. */
function memberBands(
  bands: Expression,
  context: Context,
): { readonly first: number; readonly last: number } | undefined {
  const meaning = bands.kind === "name" ? lookup(context.scope, bands.text) : undefined;
  if (meaning?.kind === "bands") return { first: meaning.first, last: meaning.last };
  return bandRange(bands, "What a band index is restricted to", context);
}

/** One condition, or several in parentheses: `where (a == b, b != c)`. */
function levelConditions(
  condition: Expression | undefined,
  indices: readonly Name[],
  context: Context,
): readonly (LevelCondition | undefined)[] {
  if (!condition) return [];
  const all = condition.kind === "tuple" ? condition.components : [condition];
  return all.map((one) => levelCondition(one, indices, context));
}

/** `n != m` (pairs of different levels) or `n == m` (of one level). */
function levelCondition(
  condition: Expression,
  indices: readonly Name[],
  context: Context,
): LevelCondition | undefined {
  const names = indices.map(({ text }) => text);
  if (
    condition.kind === "comparison" &&
    (condition.operator === "!=" || condition.operator === "==") &&
    condition.left.kind === "name" &&
    condition.right?.kind === "name" &&
    condition.left.text !== condition.right.text &&
    names.includes(condition.left.text) &&
    names.includes(condition.right.text)
  )
    return {
      levels: condition.operator === "!=" ? "different" : "same",
      between: [condition.left.text, condition.right.text],
    };
  return context.reporter.report("HAM5012", condition.span, {
    what: "The condition of a sum over bands",
    where: "compares two of its indices, as in `sum over n, m where n != m: …`",
  });
}

/** `<n| v.x |m>`. */
export function checkElement(element: MatrixElement, context: Context): Typed | undefined {
  const { bra, ket, operator, span } = element;
  if (!bra || !ket || !operator) return undefined;
  for (const index of [bra, ket])
    if (lookup(context.scope, index.text)?.kind !== "index") return unbound(index, context);
  const typed = checkOperator(operator, context);
  if (!typed) return undefined;
  return {
    kind: "element",
    type: { ...complex, dimension: typed.type.dimension },
    span,
    bra: bra.text,
    ket: ket.text,
    operator: typed,
  };
}

/** `E(n)` of a band index, or `E(3)` of a numbered band. */
export function checkEnergy(call: Call, context: Context): Typed | undefined {
  const { reporter, facts } = context;
  const { span } = call;
  if (!context.zone)
    return reporter.report("HAM2011", span, {
      name: "E",
      where: "inside `mean over k`, `min over k` or `max over k`",
    });
  const type: Type = { ...real, dimension: facts.energy! };
  const index = soleArgument(call, context);
  if (!index) return undefined;
  if (index.kind === "name" && lookup(context.scope, index.text)?.kind === "index")
    return { kind: "energy", type, span, index: index.text };
  if (index.kind === "name" && !lookup(context.scope, index.text)) return unbound(index, context);
  const number = checkExpression(index, context);
  if (!number) return undefined;
  const band = constantReal(number);
  if (band === undefined || !Number.isInteger(band))
    return reporter.report("HAM2003", index.span, {
      what: "The argument of `E`",
      expected: "a band index or the number of a band",
      found: band === undefined ? describeType(number.type) : `${band}`,
    });
  if (band < 1 || band > facts.bands!)
    return reporter.report("HAM5004", index.span, { band, bands: facts.bands! });
  if (context.zone === "mean")
    return reporter.report("HAM5012", span, {
      what: "The energy of a numbered band",
      where:
        "has no gradient in a mean where bands cross; use `min over k` or `max over k`, or a sum over bands",
    });
  if (context.zone === "point") return energyOfBand(band - 1, type, span);
  return { kind: "bandEnergy", type, span, band: band - 1 };
}

/** E(3) at one wave vector: the sum over the one band. */
function energyOfBand(band: number, type: Type, span: Call["span"]): Typed {
  const groups = [{ first: band, last: band, outside: false }];
  const body: Typed = { kind: "energy", type, span, index: "n" };
  return { kind: "bandSum", type, span, indices: ["n"], conditions: [], groups, body };
}

/** `f(n)` of an `occupation f`. */
export function checkOccupation(
  call: Call,
  occupation: Meaning & { kind: "occupation" },
  context: Context,
): Typed | undefined {
  const index = soleArgument(call, context);
  if (!index) return undefined;
  if (index.kind === "name" && lookup(context.scope, index.text)?.kind === "index")
    return {
      kind: "occupation",
      type:
        occupation.order === 0 ? real : { ...real, dimension: raise(context.facts.energy!, -1) },
      span: call.span,
      order: occupation.order,
      index: index.text,
      mu: occupation.mu,
      kT: occupation.kT,
    };
  if (index.kind === "name" && !lookup(context.scope, index.text)) return unbound(index, context);
  return context.reporter.report("HAM2003", index.span, {
    what: "The argument of an occupation",
    expected: "a band index",
    found: "something else",
  });
}

function unbound({ span, source }: Name, { reporter }: Context): undefined {
  return reporter.report("HAM5009", span, {
    index: source,
    reason: "is not bound by a sum over bands",
  });
}

function soleArgument(call: Call, context: Context): Expression | undefined {
  const { reporter } = context;
  const callee = call.callee.source;
  if (call.arguments.length === 0)
    return reporter.report("HAM2005", call.span, {
      callee,
      missing: "a band",
      example: `${callee}(n)`,
    });
  if (call.arguments.length > 1)
    return reporter.report("HAM2006", call.span, { callee, most: 1, given: call.arguments.length });
  return call.arguments[0].value;
}
