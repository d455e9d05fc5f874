import type { Expression, MeshSetting, Name, SolveDeclaration } from "../../grammar/ast.ts";
import { suggest } from "../bind/suggest.ts";
import { constant } from "../check/builtins.ts";
import type { Context } from "../check/scope.ts";
import { describeUnit, isPlain, real } from "../check/types.ts";
import { some } from "../check/typed.ts";
import { constantReal } from "../lower/constant.ts";
import { buildPieces } from "./build-schedules.ts";
import { constantNumber, wholeNumber } from "./constants.ts";
import type { Quantity, Solve } from "./model.ts";
import type { Schedule } from "./schedule.ts";

/** The most mesh points. */
export const meshLimit = 4_000_000;

const methods = ["rmsprop", "adam", "lbfgs"];
const limits = { steps: [1, 1_000_000], starts: [1, 10_000], seed: [0, 2 ** 31 - 1] } as const;

/** Mesh points along each axis where the spec says nothing, for 1, 2 and 3 dimensions. */
const defaultMesh = [[64], [48, 48], [16, 16, 16]];

/** The settings of `solve`, with the defaults where it is silent. */
export function buildSolve(
  declaration: SolveDeclaration | undefined,
  dimension: number,
  quantities: readonly (Quantity | undefined)[],
  context: Context,
): Solve {
  const { reporter } = context;
  let solve: Solve = {
    method: "rmsprop",
    rate: constantRate(0.03),
    steps: 200,
    starts: 10,
    seed: 0,
    mesh: defaultMesh[dimension - 1],
    shifted: true,
  };
  let placement: MeshSetting | undefined;
  const seen = new Set<string>();
  for (const setting of declaration?.settings ?? []) {
    const name = setting.kind === "count" ? setting.name : setting.kind;
    if (seen.has(name)) {
      reporter.report("HAM6004", setting.span, { name });
      continue;
    }
    seen.add(name);
    switch (setting.kind) {
      case "method":
        solve = { ...solve, method: methodOf(setting.method, context) ?? solve.method };
        break;
      case "rate": {
        const rate = setting.value && buildRate(setting.value, context);
        if (rate) solve = { ...solve, rate };
        break;
      }
      case "count": {
        const [low, high] = limits[setting.name];
        const value = wholeNumber(setting.value, setting.name, low, high, context);
        if (value !== undefined) solve = { ...solve, [setting.name]: value };
        break;
      }
      case "mesh": {
        const mesh = buildMesh(setting, dimension, context);
        if (mesh) solve = { ...solve, mesh };
        if (setting.placement) placement = setting;
        break;
      }
      case "until": {
        const untilChange = buildChange(setting.change, context);
        if (untilChange !== undefined) solve = { ...solve, untilChange };
      }
    }
  }
  // L-BFGS builds on differences of gradients: its mesh stays, unless the spec says otherwise.
  solve = {
    ...solve,
    shifted: placement ? placement.placement === "shifted" : solve.method !== "lbfgs",
  };
  if (solve.method === "lbfgs") checkSteadyGoal(declaration!, placement, quantities, context);
  return solve;
}

/** L-BFGS with a goal that changes from step to step is refused. */
function checkSteadyGoal(
  declaration: SolveDeclaration,
  placement: MeshSetting | undefined,
  quantities: readonly (Quantity | undefined)[],
  context: Context,
): void {
  const { reporter } = context;
  const method = declaration.settings.find((setting) => setting.kind === "method");
  const span = method?.span ?? declaration.keyword;
  if (placement?.placement === "shifted")
    reporter.report("HAM6010", placement.span, {
      reason: "a shifted mesh gives another goal at every step",
    });
  const scheduled = quantities.some(
    (quantity) =>
      quantity && some(quantity.value, (node) => node.kind === "schedule" || node.kind === "step"),
  );
  if (scheduled)
    reporter.report("HAM6010", span, { reason: "a schedule changes the goal at every step" });
}

function buildChange(expression: Expression | undefined, context: Context): number | undefined {
  const change = constantNumber(expression, "The change to stop at", context);
  if (!change) return undefined;
  if (isPlain(change.type) && change.value > 0) return change.value;
  return context.reporter.report("HAM6011", change.typed.span, {
    found: isPlain(change.type) ? `${change.value}` : describeUnit(change.type),
  });
}

function constantRate(value: number): Schedule {
  const span = { start: 0, end: 0 };
  return {
    name: "rate",
    source: "rate",
    span,
    type: real,
    pieces: [{ kind: "hold", value: constant(value, span) }],
  };
}

function methodOf(name: Name | undefined, context: Context): Solve["method"] | undefined {
  if (!name) return undefined;
  if (methods.includes(name.text)) return name.text as Solve["method"];
  return context.reporter.report("HAM6003", name.span, {
    name: name.source,
    known: methods,
    suggestion: suggest(name.text, methods),
  });
}

function buildRate(
  value: NonNullable<(SolveDeclaration["settings"][number] & { kind: "rate" })["value"]>,
  context: Context,
): Schedule | undefined {
  const { reporter } = context;
  const rate = buildPieces(value, "The rate", { ...context, place: "schedule" });
  if (!rate) return undefined;
  if (!isPlain(rate.type))
    return reporter.report("HAM3003", value.span, {
      what: "The rate",
      expected: "a plain number",
      found: describeUnit(rate.type),
    });
  for (const piece of rate.pieces) {
    const numbers =
      piece.kind === "hold" ? [constantReal(piece.value) ?? 1] : [piece.from, piece.to];
    const wrong = numbers.find((number) => !(number > 0));
    if (wrong !== undefined)
      return reporter.report("HAM6008", piece.kind === "hold" ? piece.value.span : value.span, {
        found: `${wrong}`,
      });
  }
  return { name: "rate", source: "rate", span: value.span, ...rate };
}

function buildMesh(
  setting: MeshSetting,
  dimension: number,
  context: Context,
): readonly number[] | undefined {
  const { reporter } = context;
  const example = exampleMesh(setting, dimension);
  const tuple = setting.sizes.find(({ kind }) => kind === "tuple");
  if (tuple)
    return reporter.report("HAM2003", tuple.span, {
      what: "`mesh`",
      expected: `written as \`mesh ${example}\``,
      found: "a vector",
    });
  const sizes = setting.sizes.map((size) => wholeNumber(size, "mesh", 1, meshLimit, context));
  if (!sizes.every((size) => size !== undefined)) return undefined;
  if (sizes.length !== dimension)
    return reporter.report("HAM6001", setting.span, {
      found: sizes.length,
      dimension,
      example,
    });
  const points = sizes.reduce((product, size) => product * size, 1);
  if (points > meshLimit)
    return reporter.report("HAM6002", setting.span, { points, limit: meshLimit });
  return sizes;
}

/** What the user may have meant: the first size, where it is a number, along every axis. */
function exampleMesh({ sizes }: MeshSetting, dimension: number): string {
  const size = sizes[0]?.kind === "number" ? sizes[0].source : "24";
  return Array.from({ length: dimension }, () => size).join(" x ");
}
