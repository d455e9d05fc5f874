import type { Engine, Kernels } from "./kernels.ts";
import { instruction as i } from "../../webassembly/instructions.ts";
import type { Code, ImportedFunction, ValueType } from "../../webassembly/module.ts";

/** A call of a kernel with its arguments, all places and numbers that stay the same. */
export interface Call {
  readonly name: keyof Kernels;
  readonly args: readonly number[];
}

/** The calls of kernels that some work makes; none of them is carried out. */
export function record(engine: Engine, work: () => void): readonly Call[] {
  const calls: Call[] = [];
  const { kernels } = engine;
  engine.kernels = new Proxy({} as Kernels, {
    get:
      (_, name) =>
      (...args: readonly number[]) =>
        void calls.push({ name: name as keyof Kernels, args }),
  });
  try {
    work();
  } finally {
    engine.kernels = kernels;
  }
  return calls;
}

/** Which arguments of a kernel are real numbers; all others are integers. */
const reals: Partial<Record<keyof Kernels, readonly number[]>> = { addScaled: [2, 3] };

/** The kernels that some calls need, to be imported in this order. */
export function kernelsOf(calls: readonly Call[]): readonly ImportedFunction[] {
  const byName = new Map(calls.map((call) => [call.name, call]));
  return [...byName.values()].map(({ name, args }) => ({
    name,
    parameters: args.map((_, at): ValueType => (reals[name]?.includes(at) ? "f64" : "i32")),
  }));
}

/** The same calls as code of a module that imports these kernels first. */
export function callCode(calls: readonly Call[], kernels: readonly ImportedFunction[]): Code {
  const numbers = new Map(kernels.map(({ name }, at) => [name, at]));
  return calls.flatMap(({ name, args }) => [
    ...args.flatMap((arg, at) => (reals[name]?.includes(at) ? i.single(arg) : i.integer(arg))),
    ...i.call(numbers.get(name)!),
  ]);
}
