import type { Compilation } from "../compiler/index.ts";
import { Reporter } from "../compiler/diagnostics/reporter.ts";
import type { Model } from "../compiler/model/model.ts";
import { keyOf, type Operation } from "../compiler/symmetry/operation.ts";
import { loadProgram } from "../runtime/search/load-program.ts";
import { forbiddingOperation } from "./forbidden.ts";

/**
 * A compilation with what only numbers can tell: whether its goal is zero for every Hamiltonian of
 * the model. Nothing is added where there are errors, or no goal.
 */
export function examine(compilation: Compilation): Compilation {
  const { model, diagnostics } = compilation;
  if (!model?.goal || diagnostics.some(({ severity }) => severity === "error")) return compilation;
  const program = loadProgram(compilation.javascript!);
  const operation = forbiddingOperation(model, program, program.goal!.quantity);
  if (!operation) return compilation;
  const reporter = new Reporter();
  reporter.report("HAM8010", model.goal.quantity.span, {
    operation: operation.name,
    declared: declaring(operation, model, compilation.source.text),
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
