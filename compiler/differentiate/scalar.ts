import { ScalarBuilder } from "../ir/builder.ts";
import { type NodeId, type ScalarFunction, type ScalarNode, reachable } from "../ir/scalar.ts";

/**
 * Reverse mode on scalar code. The result has one more input for each output (its adjoint, named
 * by `barOf`) and, for each input in `wrt` that the code depends on, one output: the sum over the
 * code's outputs of bar · ∂output/∂input.
 */
export function adjointOf(
  code: ScalarFunction,
  wrt: readonly string[],
  options: { readonly barOf: (output: number, builder: ScalarBuilder) => NodeId },
): ScalarFunction {
  const builder = new ScalarBuilder();
  // Forward part: the same nodes in the new builder. Simplification may map several to one.
  const image: NodeId[] = [];
  const live = reachable(code);
  code.nodes.forEach((node, id) => {
    if (!live.has(id)) return;
    image[id] = builder.rebuild(node, image);
    const name = code.names.get(id);
    if (name) builder.nameValue(image[id], name);
  });
  const bars = new Map<NodeId, NodeId>();
  const accumulate = (id: NodeId, bar: NodeId) => {
    const known = bars.get(id);
    bars.set(id, known === undefined ? bar : builder.add(known, bar));
  };
  code.outputs.forEach(({ node }, at) => accumulate(node, options.barOf(at, builder)));
  for (let id = code.nodes.length - 1; id >= 0; id--) {
    const bar = bars.get(id);
    if (!live.has(id) || bar === undefined || builder.constantValue(bar) === 0) continue;
    propagate(builder, code.nodes[id], image, id, bar, accumulate);
  }
  const inputs = new Map(
    code.nodes.flatMap((node, id) => (node.op === "input" ? [[node.name, id] as const] : [])),
  );
  const gradient = wrt.map((name) => {
    const id = inputs.get(name);
    const bar = id === undefined ? undefined : bars.get(id);
    return { name, node: bar ?? builder.constant(0) };
  });
  return builder.finish(gradient);
}

/** The outputs themselves, then for each input in `wrt` the derivatives of all of them by it. */
export function jacobianOf(code: ScalarFunction, wrt: readonly string[]): ScalarFunction {
  const builder = new ScalarBuilder();
  const copy = (part: ScalarFunction): readonly NodeId[] => {
    const image: NodeId[] = [];
    const live = reachable(part);
    part.nodes.forEach((node, id) => {
      if (!live.has(id)) return;
      image[id] = builder.rebuild(node, image);
      const name = part.names.get(id);
      if (name) builder.nameValue(image[id], name);
    });
    return part.outputs.map(({ node }) => image[node]);
  };
  const values = copy(code);
  const gradients = code.outputs.map((output) =>
    copy(
      adjointOf({ ...code, outputs: [output] }, wrt, { barOf: (_, inner) => inner.constant(1) }),
    ),
  );
  const named = (name: string, node: NodeId) => ({ name, node });
  return builder.finish([
    ...code.outputs.map(({ name }, at) => named(name, values[at])),
    ...wrt.flatMap((input, i) =>
      code.outputs.map(({ name }, at) =>
        named(code.outputs.length > 1 ? `${name}_${input}` : input, gradients[at][i]),
      ),
    ),
  ]);
}

/** Adds bar · ∂node/∂argument to the bar of each argument. */
function propagate(
  b: ScalarBuilder,
  node: ScalarNode,
  image: readonly NodeId[],
  id: NodeId,
  bar: NodeId,
  accumulate: (id: NodeId, bar: NodeId) => void,
): void {
  if (!("args" in node)) return;
  const [x, y, z] = node.args.map((arg) => image[arg]);
  const [ax, ay, az] = node.args as readonly NodeId[];
  const value = image[id];
  const one = b.constant(1);
  const times = (derivative: NodeId) => b.multiply(bar, derivative);
  const square = (a: NodeId) => b.multiply(a, a);
  switch (node.op) {
    case "add":
      accumulate(ax, bar);
      accumulate(ay, bar);
      return;
    case "subtract":
      accumulate(ax, bar);
      accumulate(ay, b.negate(bar));
      return;
    case "multiply":
      accumulate(ax, times(y));
      accumulate(ay, times(x));
      return;
    case "divide":
      accumulate(ax, b.divide(bar, y));
      accumulate(ay, b.negate(b.divide(times(value), y)));
      return;
    case "negate":
      accumulate(ax, b.negate(bar));
      return;
    case "power":
      accumulate(ax, times(b.multiply(y, b.power(x, b.subtract(y, one)))));
      if (b.constantValue(y) === undefined)
        accumulate(ay, times(b.multiply(value, b.apply("log", x))));
      return;
    case "min":
    case "max": {
      const first = node.op === "min" ? b.binary("less", x, y) : b.binary("less", y, x);
      accumulate(ax, b.select(first, bar, b.constant(0)));
      accumulate(ay, b.select(first, b.constant(0), bar));
      return;
    }
    case "atan2": {
      const norm = b.add(square(x), square(y));
      accumulate(ax, times(b.divide(y, norm)));
      accumulate(ay, b.negate(times(b.divide(x, norm))));
      return;
    }
    case "select":
      accumulate(ay, b.select(x, bar, b.constant(0)));
      accumulate(az, b.select(x, b.constant(0), bar));
      return;
    case "fermi":
    case "fermiSlope": {
      const slope = b.fermi(node.op === "fermi" ? "fermiSlope" : "fermiCurvature", x, y, z);
      accumulate(ax, times(slope));
      accumulate(ay, b.negate(times(slope)));
      // f = g((E−μ)/kT); its slope carries one more 1/kT.
      const stretch = b.negate(b.divide(b.multiply(slope, b.subtract(x, y)), z));
      accumulate(
        az,
        times(node.op === "fermi" ? stretch : b.subtract(stretch, b.divide(value, z))),
      );
      return;
    }
    case "exp":
      return accumulate(ax, times(value));
    case "log":
      return accumulate(ax, b.divide(bar, x));
    case "sqrt":
      return accumulate(ax, b.divide(bar, b.multiply(b.constant(2), value)));
    case "sin":
      return accumulate(ax, times(b.apply("cos", x)));
    case "cos":
      return accumulate(ax, b.negate(times(b.apply("sin", x))));
    case "tan":
      return accumulate(ax, times(b.add(one, square(value))));
    case "asin":
      return accumulate(ax, b.divide(bar, b.apply("sqrt", b.subtract(one, square(x)))));
    case "acos":
      return accumulate(ax, b.negate(b.divide(bar, b.apply("sqrt", b.subtract(one, square(x))))));
    case "atan":
      return accumulate(ax, b.divide(bar, b.add(one, square(x))));
    case "sinh":
      return accumulate(ax, times(b.apply("cosh", x)));
    case "cosh":
      return accumulate(ax, times(b.apply("sinh", x)));
    case "tanh":
      return accumulate(ax, times(b.subtract(one, square(value))));
    case "tabulated":
      return accumulate(ax, times(b.tabulated(node.table, node.order + 1, x)));
    case "interpolated":
      return accumulate(ax, times(b.interpolated(node.curve, node.order + 1, x)));
    case "softplus":
      // 1/(1 + exp(−x))
      return accumulate(ax, times(b.fermi("fermi", b.negate(x), b.constant(0), one)));
    case "abs":
      return accumulate(ax, times(b.apply("sign", x)));
    // Piecewise constant.
    case "sign":
    case "less":
      return;
    case "fermiCurvature":
      throw new Error("third derivatives of the Fermi function are not available");
  }
}
