/**
 * The emitted program as a small tree, printed with types (for people and the type checker) or
 * without (to run at once). Types stand only on declarations; within them they follow.
 */
export interface Module {
  readonly doc: string;
  readonly imports: {
    /** A package that is imported as a whole, under a name. */
    readonly whole?: { readonly name: string; readonly from: string };
    readonly values: readonly string[];
    readonly types: readonly string[];
    readonly from: string;
  };
  readonly items: readonly Item[];
  /** The name of the constant that the module gives. */
  readonly result: string;
}

export type Item =
  | { readonly kind: "heading"; readonly text: string }
  | {
      readonly kind: "constant";
      readonly doc?: string;
      readonly name: string;
      readonly type: string;
      readonly value: Value;
    }
  | {
      readonly kind: "function";
      readonly doc?: string;
      readonly name: string;
      readonly parameters: readonly { readonly name: string; readonly type: string }[];
      readonly result: string;
      readonly body: readonly string[];
    };

export type Value =
  /** An expression as text. */
  | string
  | { readonly kind: "object"; readonly fields: readonly (readonly [string, Value])[] }
  | { readonly kind: "array"; readonly items: readonly Value[] }
  /** A function that gives a value of this kind. */
  | { readonly kind: "function"; readonly parameters: readonly string[]; readonly result: Value }
  | {
      readonly kind: "lambda";
      readonly parameters: readonly string[];
      readonly body: readonly string[];
    };

/** An object; fields without a value are left out. */
export function object(fields: Readonly<Record<string, Value | undefined>>): Value {
  return {
    kind: "object",
    fields: Object.entries(fields).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    ),
  };
}

export function array(items: readonly Value[]): Value {
  return { kind: "array", items };
}

export function numbers(values: readonly number[]): Value {
  return array(values.map(number));
}

export function text(value: string): Value {
  return JSON.stringify(value);
}

/** A number so that it reads back as the same bits. */
export function number(value: number): string {
  return Object.is(value, -0) ? "0" : String(value);
}
