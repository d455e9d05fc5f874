import type { Compilation } from "../compiler/index.ts";
import { Reporter } from "../compiler/diagnostics/reporter.ts";
import type { Model, Quantity } from "../compiler/model/model.ts";
import { keyOf, type Operation } from "../compiler/symmetry/operation.ts";
import type { Quantity as ProgramQuantity } from "../runtime/program.ts";
import { loadProgram } from "../runtime/search/load-program.ts";
import { type Verdict, symmetryJudge } from "./forbidden.ts";

/** A quantity of a spec with what the symmetry says of it, where that can be told. */
export interface Judged {
  readonly quantity: Quantity;
  readonly verdict: Verdict | undefined;
}

/**
 * A compilation with what only numbers can tell: whether its goal is zero for every Hamiltonian of
 * the model. Nothing is added where there are errors, or no goal.
 */
export function examine(compilation: Compilation): Compilation {
  if (!compilation.model?.goal) return compilation;
  for (const goal of judged(compilation)) if (goal) return withVerdict(compilation, goal);
  return compilation;
}

/**
 * What the symmetry says of the goal, the constraints and the report, worked out one after the other;
 * with `undefined` in between, where others may have their turn.
 */
export function* judged(compilation: Compilation): Generator<Judged | undefined, undefined> {
  const { model, diagnostics } = compilation;
  if (!model || diagnostics.some(({ severity }) => severity === "error")) return undefined;
  const { javascript } = compilation;
  yield undefined;
  const program = loadProgram(javascript!);
  yield undefined;
  const judge = symmetryJudge(model, program);
  const pairs: (readonly [Quantity, ProgramQuantity])[] = [
    ...(model.goal ? [[model.goal.quantity, program.goal!.quantity] as const] : []),
    ...model.constraints.map(
      (each, at) => [each.quantity, program.constraints[at].quantity] as const,
    ),
    ...model.report.map((quantity, at) => [quantity, program.report[at]] as const),
  ];
  for (const [quantity, code] of pairs) yield { quantity, verdict: yield* judge(code) };
  return undefined;
}

/** A compilation with an error where the symmetry forbids the goal. */
export function withVerdict(compilation: Compilation, goal: Judged): Compilation {
  const { verdict, quantity } = goal;
  if (verdict?.allowed !== false) return compilation;
  const { operation } = verdict;
  const reporter = new Reporter();
  reporter.report("HAM8010", quantity.span, {
    operation: operation.name,
    declared: declaring(operation, compilation.model!, compilation.source.text),
  });
  return { ...withoutPrograms(compilation), diagnostics: reporter.diagnostics };
}

/** The generator to drop, where the operation is declared. */
function declaring(operation: Operation, { symmetry }: Model, text: string): string | undefined {
  if (!symmetry.group.some((each) => keyOf(each) === keyOf(operation))) return undefined;
  const same = symmetry.generators.find(
    (generator) => keyOf(generator.operation) === keyOf(operation),
  );
  const antiunitary = symmetry.generators.find(
    (generator) => generator.operation.antiunitary === operation.antiunitary,
  );
  const { start, end } = (same ?? antiunitary ?? symmetry.generators[0]).syntax.span;
  return text.slice(start, end);
}

function withoutPrograms({ source, parsed, files, diagnostics }: Compilation): Compilation {
  return { source, parsed, files, diagnostics };
}
