import type { Argument, Call, Expression, FormalParameter, Name } from "../../grammar/ast.ts";
import type { Span } from "../../grammar/span.ts";
import { suggest } from "../bind/suggest.ts";
import { checkBandsGroup, checkOccupationGroup, groupArguments } from "./groups.ts";
import { checkEnergy, checkOccupation } from "./bands.ts";
import { builtinNames, knownNames } from "./builtins.ts";
import { checkExpression } from "./expression.ts";
import { nesting } from "./nesting.ts";
import { checkFunction, isFunction } from "./functions.ts";
import {
  type Context,
  type Definition,
  type Meaning,
  depthLimit,
  expansionLimit,
  lookup,
  nested,
} from "./scope.ts";
import type { Typed } from "./typed.ts";
import { real } from "./types.ts";

/** `f(a, name = b)`. */
export function checkCall(call: Call, context: Context): Typed | undefined {
  const { reporter } = context;
  const { callee } = call;
  const meaning = lookup(context.scope, callee.text);
  if (meaning?.kind === "occupation") return checkOccupation(call, meaning, context);
  if (meaning?.kind === "definition") return callDefinition(call, meaning.definition, context);
  if (meaning?.kind === "broken") return undefined;
  if (meaning)
    return reporter.report("HAM2010", callee.span, {
      name: callee.source,
      kind: {
        value: "a number",
        family: "a parameter",
        schedule: "a schedule",
        hamiltonian: "the Hamiltonian",
        bands: "a set of bands",
        index: "a band index",
        zone: "the wave vector",
      }[meaning.kind],
    });
  if (callee.text === "E") return checkEnergy(call, context);
  if (callee.text === "chern") return checkChern(call, context);
  if (isFunction(callee.text)) return checkFunction(call, context);
  if (builtinNames.includes(callee.text))
    return reporter.report("HAM2010", callee.span, { name: callee.source, kind: "no function" });
  return reporter.report("HAM2001", callee.span, {
    name: callee.source,
    suggestion: suggest(callee.text, knownNames(context)),
  });
}

/** The value of a definition without parameters, where its name is used; worked out once. */
export function expandDefinition(
  use: Name,
  definition: Definition,
  context: Context,
): Typed | undefined {
  const known = context.expanded.get(definition) ?? new Map<string, Typed | undefined>();
  context.expanded.set(definition, known);
  const surroundings = `${context.place} ${context.zone}`;
  if (!known.has(surroundings))
    known.set(surroundings, expand(use, definition, nested(definition.scope, []), context));
  const value = known.get(surroundings);
  return value && { kind: "named", type: value.type, span: use.span, name: use.source, value };
}

function callDefinition(call: Call, definition: Definition, context: Context): Typed | undefined {
  const { callee } = call;
  const formals = definition.declaration.parameters;
  if (!formals)
    return context.reporter.report("HAM2010", callee.span, {
      name: callee.source,
      kind: "a number",
    });
  const ofBands =
    definition.declaration.kind === "observable" || formals.some(({ group }) => group);
  if (ofBands && context.place !== "quantity")
    return context.reporter.report("HAM2011", callee.span, {
      name: callee.source,
      where:
        "in a goal, a report or an observable, since it follows from the bands of the whole model",
    });
  const bound = bindArguments(call, formals, context);
  return bound && expand(callee, definition, nested(definition.scope, bound), context);
}

function expand(
  use: Name,
  definition: Definition,
  scope: Context["scope"],
  context: Context,
): Typed | undefined {
  const { reporter, budget } = context;
  if (context.expanding.includes(definition))
    return reporter.report("HAM2009", use.span, { name: use.source });
  const depth = context.depth + 1 + nesting(definition.declaration.value);
  if (depth > depthLimit)
    return reporter.report("HAM4017", use.span, {
      what: "The depth of definitions that build on each other",
      limit: depthLimit,
    });
  if (budget.expansions-- <= 0)
    return reporter.report("HAM4017", use.span, {
      what: "The number of expanded definitions",
      limit: expansionLimit,
    });
  return reporter.within({ span: use.span, name: use.source, foreign: definition.foreign }, () =>
    checkExpression(definition.declaration.value, {
      ...context,
      scope,
      depth,
      expanding: [...context.expanding, definition],
    }),
  );
}

/** What each formal parameter stands for in this call. */
function bindArguments(
  call: Call,
  formals: readonly FormalParameter[],
  context: Context,
): readonly (readonly [string, Meaning])[] | undefined {
  const { reporter } = context;
  const callee = call.callee.source;
  const plain = formals.filter((formal) => !formal.group);
  const accepted = formals.flatMap((formal) =>
    formal.group ? groupArguments(formal.group) : [formal.name.text],
  );
  const given = new Map<string, Argument>();
  let position = 0;
  let sound = true;
  for (const argument of call.arguments) {
    const key = argument.name?.text ?? plain[position++]?.name.text;
    if (key === undefined) {
      reporter.report("HAM2006", argument.span, {
        callee,
        most: plain.length,
        given: call.arguments.filter(({ name }) => !name).length,
        named: accepted.slice(plain.length),
      });
      return undefined;
    }
    if (!accepted.includes(key)) {
      reporter.report("HAM2004", argument.name!.span, {
        callee,
        argument: argument.name!.source,
        suggestion: suggest(key, accepted),
        known: accepted,
      });
      sound = false;
    } else if (given.has(key)) {
      reporter.report("HAM2002", argument.span, { name: key });
      sound = false;
    }
    given.set(key, argument);
  }
  if (!sound) return undefined;
  const bound: (readonly [string, Meaning])[] = [];
  for (const formal of formals) {
    const meaning = formal.group
      ? formal.group.text === "occupation"
        ? checkOccupationGroup(call, given, context)
        : checkBandsGroup(call, given, context)
      : bindPlain(call, formal, given.get(formal.name.text)?.value ?? formal.default, context);
    if (!meaning) return undefined;
    bound.push([formal.name.text, meaning]);
  }
  return bound;
}

function bindPlain(
  call: Call,
  formal: FormalParameter,
  value: Expression | undefined,
  context: Context,
): Meaning | undefined {
  if (!value)
    return context.reporter.report("HAM2005", call.span, {
      callee: call.callee.source,
      missing: `the argument \`${formal.name.source}\``,
    });
  if (value.kind === "name" && lookup(context.scope, value.text)?.kind === "hamiltonian")
    return { kind: "hamiltonian" };
  const typed = checkExpression(value, context);
  if (!typed) return undefined;
  // A library formula calls its first parameter H and means the Hamiltonian by it.
  if (formal.name.text === "H")
    return context.reporter.report("HAM2003", typed.span, {
      what: `The argument \`H\` of \`${call.callee.source}\``,
      expected: "the Hamiltonian",
      found: "a number",
    });
  return { kind: "value", value: typed };
}

/** `chern(b)` of a set of bands. */
function checkChern(call: Call, context: Context): Typed | undefined {
  const { reporter, facts } = context;
  const argument = call.arguments[0]?.value;
  const meaning = argument?.kind === "name" ? lookup(context.scope, argument.text) : undefined;
  if (meaning?.kind !== "bands" || call.arguments.length !== 1)
    return reporter.report("HAM2005", call.span, {
      callee: "chern",
      missing: "a set of bands (an argument declared as `bands b`)",
      example: "chern(b)",
    });
  if (facts.dimension !== 2)
    return reporter.report("HAM5013", call.span, {
      name: "chern",
      needs: 2,
      lattice: facts.dimension!,
    });
  return chernNumber(meaning.first, meaning.last, call.span);
}

function chernNumber(first: number, last: number, span: Span): Typed {
  return { kind: "chern", type: real, span, first, last };
}
