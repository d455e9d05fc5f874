import type { Argument, Call, Expression, FormalParameter, Name } from "../../grammar/ast.ts";
import { suggest } from "../bind/suggest.ts";
import { checkBandsGroup, checkOccupationGroup, groupArguments } from "./groups.ts";
import { checkEnergy, checkOccupation } from "./bands.ts";
import {
  builtinNames,
  centresName,
  knownNames,
  symmetriesName,
  symmetriesPlace,
} from "./builtins.ts";
import { checkExpression } from "./expression.ts";
import { siteProjector } from "./operators.ts";
import { checkBandGeometry, isBandGeometry } from "./geometry.ts";
import { checkComponentGroup } from "./components.ts";
import { countedIn } from "./declared-unit.ts";
import { nesting } from "./nesting.ts";
import { checkFunction, isFunction } from "./functions.ts";
import {
  type Context,
  type Definition,
  type Meaning,
  type PartialCall,
  depthLimit,
  expansionLimit,
  lookup,
  nested,
} from "./scope.ts";
import { checkTabulatedLight, lightAt, spectrumName } from "./spectrum.ts";
import type { Typed } from "./typed.ts";

/** `f(a, name = b)`. */
export function checkCall(call: Call, context: Context): Typed | undefined {
  const { reporter } = context;
  const { callee } = call;
  const meaning = lookup(context.scope, callee.text);
  if (meaning?.kind === "occupation") return checkOccupation(call, meaning, context);
  if (meaning?.kind === "spectrum") return callSpectrum(call, meaning, context);
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
        component: "a component",
        index: "a band index",
        zone: "the wave vector",
      }[meaning.kind],
    });
  if (callee.text === "E") return checkEnergy(call, context);
  if (callee.text === "site") return siteProjector(call, context);
  if (callee.text === centresName)
    return reporter.report("HAM2011", callee.span, {
      name: callee.source,
      where: "as a line of the report by itself, since it gives many numbers",
    });
  if (callee.text === symmetriesName)
    return reporter.report("HAM2011", callee.span, {
      name: callee.source,
      where: symmetriesPlace,
    });
  if (callee.text === spectrumName) return callTable(call, context);
  if (isBandGeometry(callee.text)) return checkBandGeometry(call, context);
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
  // A vector is its components, which are numbers of their own.
  if (value?.kind === "tuple") return { ...value, span: use.span };
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
  const bound = bindArguments(call, definition, formals, context);
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
  const value = reporter.within(
    { span: use.span, name: use.source, foreign: definition.foreign },
    () =>
      checkExpression(definition.declaration.value, {
        ...context,
        scope,
        depth,
        expanding: [...context.expanding, definition],
      }),
  );
  return value && countedIn(value, definition.declaration);
}

/** What each formal parameter stands for in this call. */
function bindArguments(
  call: Call,
  definition: Definition,
  formals: readonly FormalParameter[],
  context: Context,
): readonly (readonly [string, Meaning])[] | undefined {
  const { reporter } = context;
  const callee = call.callee.source;
  const isPlain = ({ group }: FormalParameter) => !group || group.text === "spectrum";
  const plain = formals.filter(isPlain);
  const accepted = formals.flatMap((formal) =>
    isPlain(formal) ? [formal.name.text] : groupArguments(formal.group!),
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
    const bind = () => bindFormal(call, formal, given, context);
    // A mistake in a default of the library is reported at its use.
    const key = formal.group?.text === "component" ? "component" : formal.name.text;
    const byDefault = formal.default && !given.has(key);
    const { span, source: name } = call.callee;
    const meaning = byDefault
      ? context.reporter.within({ span, name, foreign: definition.foreign }, bind)
      : bind();
    if (!meaning) return undefined;
    bound.push([formal.name.text, meaning]);
    if (meaning.kind === "occupation")
      bound.push([`d${formal.name.text}`, { ...meaning, order: 1 }]);
  }
  return bound;
}

function bindFormal(
  call: Call,
  formal: FormalParameter,
  given: ReadonlyMap<string, Argument>,
  context: Context,
): Meaning | undefined {
  const value = given.get(formal.name.text)?.value ?? formal.default;
  switch (formal.group?.text) {
    case "occupation":
      return checkOccupationGroup(call, given, context);
    case "bands":
      return checkBandsGroup(call, given, context);
    case "component":
      return checkComponentGroup(call, formal, given, context);
    case "spectrum":
      return bindSpectrum(call, formal, value, context);
    default:
      return bindPlain(call, formal, value, context);
  }
}

/** `light = blackbody(5500 K, irradiance = …)`: a function that still lacks its last argument. */
function bindSpectrum(
  call: Call,
  formal: FormalParameter,
  value: Expression | undefined,
  context: Context,
): Meaning | undefined {
  const { reporter } = context;
  if (!value)
    return reporter.report("HAM2005", call.span, {
      callee: call.callee.source,
      missing: `the argument \`${formal.name.source}\``,
      example: `${formal.name.source} = blackbody(5500 K, irradiance = 1366 [W/m^2])`,
    });
  const use: Call | undefined =
    value.kind === "call"
      ? value
      : value.kind === "name"
        ? { kind: "call", span: value.span, callee: value, arguments: [] }
        : undefined;
  const meaning = use && lookup(context.scope, use.callee.text);
  if (use && !meaning && use.callee.text === spectrumName) {
    const table = checkTabulatedLight(use, context);
    if (!table?.frequency) return table && { kind: "spectrum", of: table.light };
    return reporter.report("HAM2006", table.frequency.span, {
      callee: spectrumName,
      most: use.arguments.length - 1,
      given: use.arguments.length,
    });
  }
  // A spectrum that is handed on.
  if (meaning?.kind === "spectrum" && use!.arguments.length === 0) return meaning;
  if (!use || meaning?.kind !== "definition" || !meaning.definition.declaration.parameters)
    return reporter.report("HAM2003", value.span, {
      what: `The argument \`${formal.name.source}\``,
      expected: "a function of frequency, such as `blackbody(5500 K, irradiance = 1366 [W/m^2])`",
      found: "something else",
    });
  return { kind: "spectrum", of: { call: use, definition: meaning.definition, context } };
}

/** `light(w)`. */
function callSpectrum(
  call: Call,
  { of }: Meaning & { kind: "spectrum" },
  context: Context,
): Typed | undefined {
  const frequency = checkExpression(call.arguments[0]?.value, context);
  if (!frequency || call.arguments.length !== 1)
    return call.arguments.length === 1
      ? undefined
      : context.reporter.report("HAM2006", call.span, {
          callee: call.callee.source,
          most: 1,
          given: call.arguments.length,
          named: [],
        });
  return "table" in of ? lightAt(of, frequency, context) : completed(of, frequency, context);
}

function completed(
  { call: given, definition, context: origin }: PartialCall,
  frequency: Typed,
  context: Context,
): Typed | undefined {
  const last = definition.declaration.parameters!.at(-1)!;
  const formals = definition.declaration.parameters!.slice(0, -1);
  const bound = bindArguments(given, definition, formals, origin);
  if (!bound) return undefined;
  const scope = nested(definition.scope, [
    ...bound,
    [last.name.text, { kind: "value", value: frequency }],
  ]);
  return expand(given.callee, definition, scope, context);
}

/** `spectrum("sun.csv", w)`. */
function callTable(call: Call, context: Context): Typed | undefined {
  const table = checkTabulatedLight(call, context);
  if (!table) return undefined;
  if (!table.frequency)
    return context.reporter.report("HAM2005", call.span, {
      callee: spectrumName,
      missing: "a frequency as its last argument, or to be handed over as `light = spectrum(…)`",
    });
  const frequency = checkExpression(table.frequency, context);
  return frequency && lightAt(table.light, frequency, context);
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
