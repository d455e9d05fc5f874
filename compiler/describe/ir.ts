import type { Code, ProgramIR, QuantityIR, RingIR, ScalarRingIR, SweepIR } from "../ir/program.ts";
import { printCode } from "../emit/scalar.ts";

/** The staged IR as text: what `ham build --emit ir` shows. */
export function printIR(ir: ProgramIR): string {
  const lines: string[] = [`program ${ir.spec}`, "", "stage 1: parameters θ"];
  for (const block of ir.parameters) {
    const last = block.place + block.labels.length * block.width - 1;
    const places = last === block.place ? `θ[${last}]` : `θ[${block.place}..${last}]`;
    const { name, fixed } = block.family;
    lines.push(`  ${places} ${name} = ${domain(block.domain)}(x)${fixed ? " fixed" : ""}`);
  }
  for (const { schedule, line, pieces } of ir.schedules) {
    lines.push(`  schedule ${schedule.name} (line ${line})`);
    for (const { until, code } of pieces)
      lines.push(...printBlock(code, "    ", [until === undefined ? "always" : `step < ${until}`]));
  }
  lines.push("", "stage 2: coefficients c of the terms");
  for (const term of ir.terms) {
    const entries = term.entries.map(({ row, column }) => `(${row}, ${column})`).join(" ");
    lines.push(
      `  ${term.name} (line ${term.line}): ${term.bonds.length} places, entries ${entries}`,
      ...printBlock(term.value, "    "),
    );
    if (term.adjoint) lines.push("    adjoint", ...printBlock(term.adjoint, "      "));
  }
  lines.push("", "stages 3 to 5: per k, sweeps, quantities");
  if (ir.goal) lines.push(...printQuantity(ir.goal.quantity, ir.goal.sense));
  for (const { kind, quantity } of ir.constraints)
    lines.push(...printQuantity(quantity, kind === "equal" ? "require = 0" : "require ≥ 0"));
  for (const quantity of ir.report) lines.push(...printQuantity(quantity, "report"));
  for (const { quantity, variable, from, to, points } of ir.curves)
    lines.push(
      ...printQuantity(
        quantity,
        `curve of ${variable.source} from ${from} to ${to}, ${points} points,`,
      ),
    );
  if (ir.operations) lines.push(`  ${ir.operations.text} (line ${ir.operations.line})`);
  for (const { text, line } of ir.centres) lines.push(`  ${text} (line ${line})`);
  for (const { text, line, corners } of ir.paths)
    lines.push(
      `  ${text} (line ${line})`,
      ...corners.map(({ label, k }) => `    ${`${label} k`.trim()} = (${k.join(", ")})`),
    );
  for (const { quantity, corners, range } of ir.profiles) {
    const path = corners.map(({ label, k }) => `${`${label} k`.trim()} = (${k.join(", ")})`);
    const variable = range
      ? ` of ${range.variable.source} from ${range.from} to ${range.to}, ${range.points} points,`
      : "";
    lines.push(...printQuantity(quantity, `profile along ${path.join(", ")},${variable}`));
  }
  return `${lines.join("\n")}\n`;
}

function domain(value: ProgramIR["parameters"][number]["domain"]): string {
  const { kind, ...bounds } = value;
  const numbers = Object.values(bounds);
  return numbers.length > 0 ? `${kind}[${numbers.join(", ")}]` : kind;
}

function printQuantity(quantity: QuantityIR, role: string): readonly string[] {
  return [
    `  ${role} ${quantity.text} (line ${quantity.line})`,
    ...quantity.sweeps.flatMap((sweep, at) => printSweep(sweep, at)),
    ...printBlock(quantity.value, "    "),
    ...(quantity.adjoint ? ["    adjoint", ...printBlock(quantity.adjoint, "      ")] : []),
  ];
}

function printSweep(sweep: SweepIR, at: number): readonly string[] {
  const head = `    sweep r${at + 1}: ${sweep.text}`;
  const inputs =
    sweep.inputs.scalar.outputs.length > 0
      ? ["      scalars s", ...printBlock(sweep.inputs, "        ")]
      : [];
  switch (sweep.kind) {
    case "mean":
    case "point":
      return [
        head,
        ...inputs,
        ...sweep.rings.flatMap((ring, number) =>
          printRing(
            ring,
            number,
            sweep.operators.map(({ name }) => name),
          ),
        ),
        "      integrand",
        ...printBlock(sweep.integrand, "        "),
        ...(sweep.integrandAdjoint
          ? ["      adjoint", ...printBlock(sweep.integrandAdjoint, "        ")]
          : []),
      ];
    case "extremum":
      return [
        head,
        ...inputs,
        `      of bands ${sweep.bands.map((band) => band + 1).join(", ")}`,
        ...printBlock(sweep.body, "        "),
        ...(sweep.bodyAdjoint
          ? ["      adjoint", ...printBlock(sweep.bodyAdjoint, "        ")]
          : []),
      ];
    case "filling":
      return [
        head,
        ...inputs,
        ...(sweep.inputsAdjoint
          ? ["      adjoint", ...printBlock(sweep.inputsAdjoint, "        ")]
          : []),
      ];
    case "chern":
    case "z2":
    case "polarisation":
      return [head];
  }
}

function printRing(ring: RingIR, at: number, names: readonly string[]): readonly string[] {
  const { indices } = ring;
  const weight = { band: "w ", pair: "w ", triple: "w₁ w₂ w₃ " }[ring.kind];
  const elements = ring.operators.map(
    (operator, n) => `<${indices[n]}|${names[operator]}|${indices[(n + 1) % indices.length]}>`,
  );
  const head =
    `      ring ${at + 1}: Σ_${indices.join("")} ${weight}${elements.join("")}`.trimEnd();
  if (ring.kind !== "triple")
    return [
      `${head}, levels ${ring.levels}${groupsText(ring.indices, ring.groups)}`,
      ...printWeight(ring, "        "),
    ];
  return [
    head,
    ...ring.edges.flatMap((edge, n) => [
      `        w${n + 1} of ${indices[n]}, ${indices[(n + 1) % 3]}, levels ${edge.levels}${groupsText([indices[n]], [edge.group])}`,
      ...(edge.weight ? printWeight({ ...edge, weight: edge.weight }, "          ") : []),
    ]),
  ];
}

/** ", n in 1..2, m outside 1..2". */
function groupsText(indices: readonly string[], groups: ScalarRingIR["groups"]): string {
  return groups
    .map((group, at) =>
      group
        ? `, ${indices[at]} ${group.outside ? "outside" : "in"} ${group.first + 1}..${group.last + 1}`
        : "",
    )
    .join("");
}

function printWeight(
  { weight, weightGradient }: { readonly weight: Code; readonly weightGradient?: Code },
  indent: string,
): readonly string[] {
  return [
    ...printBlock(weight, indent),
    ...(weightGradient ? [`${indent}gradient`, ...printBlock(weightGradient, `${indent}  `)] : []),
  ];
}

/** Statements and outputs of a piece of code, with its inputs by name. */
function printBlock(code: Code, indent: string, notes: readonly string[] = []): readonly string[] {
  const { statements, outputs } = printCode(code, (_, name) => name, [...code.inputs.keys()]);
  return [
    ...notes.map((note) => `${indent}${note}:`),
    ...statements.map((line) => `${indent}${line.replace(/^const /, "").replace(/;$/, "")}`),
    ...code.scalar.outputs.map(({ name }, at) => `${indent}${name} → ${outputs[at]}`),
  ];
}
