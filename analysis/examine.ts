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
  const { value: goal } = compilation.model?.goal ? judged(compilation).next() : {};
  return goal ? withVerdict(compilation, goal) : compilation;
}

/** What the symmetry says of the goal, the constraints and the report, worked out one after the other. */
export function* judged(compilation: Compilation): Generator<Judged, undefined> {
  const { model, diagnostics } = compilation;
  if (!model || diagnostics.some(({ severity }) => severity === "error")) return undefined;
  const program = loadProgram(compilation.javascript!);
  const judge = symmetryJudge(model, program);
  const of = (quantity: Quantity, code: ProgramQuantity) => ({ quantity, verdict: judge(code) });
  if (model.goal) yield of(model.goal.quantity, program.goal!.quantity);
  for (const [at, { quantity }] of model.constraints.entries())
    yield of(quantity, program.constraints[at].quantity);
  for (const [at, quantity] of model.report.entries()) yield of(quantity, program.report[at]);
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
