import { jacobianOf } from "../differentiate/scalar.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import type { BandSumsIR, Code, InputSource, ScalarRingIR } from "../ir/program.ts";
import { type NodeId, type ScalarFunction, reachable } from "../ir/scalar.ts";

/** The four real numbers of a Hermitian matrix: m₀₀, m₁₁, Re m₁₀, Im m₁₀. */
export const MATRIX = 4;

/** A number of a matrix, as an input: of H (0) or of an operator (from 1). */
export const entryName = (matrix: number, number: number): string =>
  `entry ${MATRIX * matrix + number}`;

const scalarName = (at: number): string => `scalar ${at}`;

/** A Hermitian matrix as m₀ + m·σ. */
interface Pauli {
  readonly mean: NodeId;
  readonly vector: readonly [NodeId, NodeId, NodeId];
}

/**
 * The integrand of a sweep over a model of two bands as a function of the numbers of H and of the
 * operators at one k, without eigenvectors: with the projectors P± = ½(1 ± n·σ), n = h/|h|, a pair of
 * bands gives Tr(P± A P∓ B) = a·b − (a·n)(b·n) ± i n·(a×b), a single one Tr(P± A) = a₀ ± a·n.
 * Outputs: the integrand, the distance of the levels, and, if `gradient`, the derivatives of the
 * integrand by all numbers and by the scalars. Undefined where a ring has more bands or only some.
 */
export function twoBands(sweep: BandSumsIR, gradient: boolean): Code | undefined {
  const b = new ScalarBuilder();
  const inputs = new Map<string, InputSource>();
  const half = b.constant(0.5);
  const pauli = (matrix: number): Pauli => {
    const [top, bottom, re, im] = Array.from({ length: MATRIX }, (_, at) =>
      b.input(entryName(matrix, at)),
    );
    return {
      mean: b.multiply(half, b.add(top, bottom)),
      vector: [re, im, b.multiply(half, b.subtract(top, bottom))],
    };
  };
  const dot = (x: Pauli["vector"], y: Pauli["vector"]): NodeId =>
    b.total(x.map((component, at) => b.multiply(component, y[at])));
  const scaled = (factor: NodeId, x: Pauli["vector"]): Pauli["vector"] => [
    b.multiply(factor, x[0]),
    b.multiply(factor, x[1]),
    b.multiply(factor, x[2]),
  ];

  const h = pauli(0);
  const length = b.apply("sqrt", dot(h.vector, h.vector));
  const energies = [b.subtract(h.mean, length), b.add(h.mean, length)];
  const normal = scaled(b.divide(b.constant(1), length), h.vector);
  const operators = sweep.operators.map((_, at) => pauli(1 + at));
  /** ⟨n|A|n⟩ of both bands. */
  const elements = (at: number): readonly [NodeId, NodeId] => {
    const along = dot(operators[at].vector, normal);
    return [b.subtract(operators[at].mean, along), b.add(operators[at].mean, along)];
  };
  /** A scalar of the sweep, under a name that all rings share. */
  const outside = (source: InputSource): NodeId => {
    if (source.kind !== "scalar") throw new Error(`an integrand cannot read ${source.kind}`);
    inputs.set(scalarName(source.at), source);
    return b.input(scalarName(source.at));
  };
  const weightOf = (code: Code, at: readonly NodeId[]): NodeId =>
    inline(b, code, (source) => {
      return source.kind === "energy" ? at[source.which] : outside(source);
    });

  const pairRing = ({ operators: places, levels, weight }: ScalarRingIR) => {
    const [x, y] = [operators[places[0]].vector, operators[places[1]].vector];
    const [low, high] = energies;
    const parts: NodeId[] = [];
    let im = b.constant(0);
    if (levels !== "same") {
      const real = b.subtract(dot(x, y), b.multiply(dot(x, normal), dot(y, normal)));
      const imaginary = dot(normal, cross(b, x, y));
      const down = weightOf(weight, [high, low]);
      const up = weightOf(weight, [low, high]);
      parts.push(b.multiply(b.add(down, up), real));
      im = b.multiply(b.subtract(down, up), imaginary);
    }
    if (levels !== "different") {
      const [first, second] = [elements(places[0]), elements(places[1])];
      energies.forEach((e, band) =>
        parts.push(b.multiply(weightOf(weight, [e, e]), b.multiply(first[band], second[band]))),
      );
    }
    return { re: b.total(parts), im };
  };
  const bandRing = ({ operators: places, weight }: ScalarRingIR) => {
    const parts = energies.map((e, band) => {
      const w = weightOf(weight, [e]);
      return places.length === 0 ? w : b.multiply(w, elements(places[0])[band]);
    });
    return { re: b.total(parts), im: b.constant(0) };
  };

  const rings: { readonly re: NodeId; readonly im: NodeId }[] = [];
  for (const ring of sweep.rings) {
    if (ring.kind === "triple" || ring.groups.some(Boolean)) return undefined;
    rings.push(ring.kind === "pair" ? pairRing(ring) : bandRing(ring));
  }
  const value = inline(b, sweep.integrand, (source) => {
    return source.kind === "ring" ? rings[source.at][source.part] : outside(source);
  });
  const outputs = [
    { name: "value", node: value },
    { name: "split", node: b.multiply(b.constant(2), length) },
  ];
  const scalar = b.finish(outputs);
  if (!gradient) return { scalar, inputs };
  return { scalar: withGradient(scalar, variables(sweep)), inputs };
}

/** What the integrand is differentiated by, in order. */
function variables({ operators, inputs }: BandSumsIR): readonly string[] {
  const numbers = MATRIX * (1 + operators.length);
  return [
    ...Array.from({ length: numbers }, (_, at) => entryName(0, at)),
    ...inputs.scalar.outputs.map((_, at) => scalarName(at)),
  ];
}

/** The first output with its derivatives; the second one goes between. */
function withGradient(code: ScalarFunction, names: readonly string[]): ScalarFunction {
  const [value, split] = code.outputs;
  const jacobian = jacobianOf({ ...code, outputs: [value] }, names);
  const b = new ScalarBuilder();
  const image = copyInto(b, jacobian, (name) => b.input(name));
  const of = copyInto(b, { ...code, outputs: [split] }, (name) => b.input(name));
  const [first, ...derivatives] = jacobian.outputs.map(({ name, node }) => ({
    name,
    node: image[node],
  }));
  return b.finish([first, { name: split.name, node: of[split.node] }, ...derivatives]);
}

function cross(b: ScalarBuilder, x: Pauli["vector"], y: Pauli["vector"]): Pauli["vector"] {
  const component = (i: number, j: number) =>
    b.subtract(b.multiply(x[i], y[j]), b.multiply(x[j], y[i]));
  return [component(1, 2), component(2, 0), component(0, 1)];
}

/** The only output of some code, in another graph. */
function inline(
  b: ScalarBuilder,
  { scalar, inputs }: Code,
  inputOf: (source: InputSource) => NodeId,
): NodeId {
  const image = copyInto(b, scalar, (name) => inputOf(inputs.get(name)!));
  return image[scalar.outputs[0].node];
}

function copyInto(
  b: ScalarBuilder,
  code: ScalarFunction,
  inputOf: (name: string) => NodeId,
): readonly NodeId[] {
  const image: NodeId[] = [];
  const live = reachable(code);
  code.nodes.forEach((node, id) => {
    if (!live.has(id)) return;
    image[id] = node.op === "input" ? inputOf(node.name) : b.rebuild(node, image);
  });
  return image;
}
