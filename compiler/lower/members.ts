import type { ParameterValue } from "../check/typed.ts";
import type { ScalarBuilder } from "../ir/builder.ts";
import type { Family } from "../model/family.ts";
import type { Form } from "../model/form.ts";
import type { Complex } from "./complex.ts";
import type { Inputs } from "./inputs.ts";

/** The forms of the families that a term reads at one site or bond, in the direction of the term. */
export type RowForms = ReadonlyMap<Family, Form>;

/**
 * Reads the members of families at the rows of a term. A pattern that is the same in all rows is
 * written into the code; the others become numbers of the rows, the amplitudes.
 */
export class Members {
  /** By name: the number of each row. */
  readonly amplitudes = new Map<string, readonly number[]>();
  private readonly rows: readonly RowForms[];
  private readonly inputs: Inputs;
  private readonly builder: ScalarBuilder;

  constructor(rows: readonly RowForms[], inputs: Inputs, builder: ScalarBuilder) {
    this.rows = rows;
    this.inputs = inputs;
    this.builder = builder;
  }

  /** A number, or a component of a direction. */
  scalar({ family, component = 0 }: ParameterValue): Complex {
    return this.entry(family, component);
  }

  /** A matrix of the internal space, row-major. */
  matrix({ family }: ParameterValue, size: number): readonly Complex[] {
    return Array.from({ length: size * size }, (_, at) => this.entry(family, at));
  }

  private entry(family: Family, entry: number): Complex {
    const { builder } = this;
    const patterns = this.rows[0].get(family)!.patterns;
    const part = (which: "re" | "im") =>
      builder.total(
        patterns.map((_, j) => {
          const amplitude = this.amplitude(family, j, entry, which);
          // A number that does not take part is no input.
          return builder.constantValue(amplitude) === 0
            ? amplitude
            : builder.multiply(amplitude, this.member(family, j, patterns.length));
        }),
      );
    return { re: part("re"), im: part("im") };
  }

  private member(family: Family, part: number, parts: number): number {
    return this.inputs.read(memberName(family, part, parts), {
      kind: "member",
      family: family.name,
      part,
    });
  }

  private amplitude(family: Family, j: number, entry: number, which: "re" | "im"): number {
    const values = this.rows.map((forms) => forms.get(family)!.patterns[j][which][entry]);
    if (values.every((value) => value === values[0])) return this.builder.constant(values[0]);
    const known = [...this.amplitudes].find(([, others]) =>
      others.every((value, row) => value === values[row]),
    );
    const name =
      known?.[0] ?? this.unusedName(`${family.name}_${isSigns(values) ? "sign" : "part"}`);
    this.amplitudes.set(name, values);
    return this.inputs.read(name, { kind: "amplitude", name });
  }

  private unusedName(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.amplitudes.has(name); n++) name = `${wanted}_${n}`;
    return name;
  }
}

function isSigns(values: readonly number[]): boolean {
  return values.every((value) => Math.abs(value) === 1);
}

/** `t2_re`, `S_x`, `t_3`: the name of one of the numbers that a member is made of. */
export function memberName(family: Family, part: number, parts: number): string {
  if (family.type.shape === "vector" && parts === 3) return `${family.name}_${"xyz"[part]}`;
  if (family.type.shape === "complex" && parts === 2) return `${family.name}_${["re", "im"][part]}`;
  return parts === 1 ? family.name : `${family.name}_${part + 1}`;
}
