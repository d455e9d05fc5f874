/**
 * Modules of WebAssembly in binary form (W3C, WebAssembly Core Specification 2.0, chapter 5), as far
 * as functions need them that compute with two numbers at a time: `v128` as two lanes of `f64`.
 */

export type ValueType = "i32" | "f64" | "v128";

/** The bytes of some instructions. */
export type Code = readonly number[];

export interface FunctionType {
  readonly parameters: readonly ValueType[];
  readonly result?: ValueType;
}

export interface ImportedFunction extends FunctionType {
  readonly name: string;
}

export interface ModuleFunction extends FunctionType {
  readonly name: string;
  /** After the parameters, in this order. */
  readonly locals: readonly ValueType[];
  readonly body: Code;
}

const valueTypes: Readonly<Record<ValueType, number>> = {
  i32: 0x7f,
  f64: 0x7c,
  v128: 0x7b,
};

/**
 * A module that works in the memory `env.memory`, calls functions of the module `kernels` and exports
 * all of its own. Functions are numbered in order, the imported ones first.
 */
export function encodeModule(
  imported: readonly ImportedFunction[],
  functions: readonly ModuleFunction[],
): Uint8Array<ArrayBuffer> {
  const types: Code[] = [];
  const typeOf = ({ parameters, result }: FunctionType): Code => {
    const type = [
      0x60,
      ...vector(parameters.map((each) => [valueTypes[each]])),
      ...vector(result === undefined ? [] : [[valueTypes[result]]]),
    ];
    const known = types.findIndex((one) => one.join() === type.join());
    return unsigned(known >= 0 ? known : types.push(type) - 1);
  };
  const memory = [...name("env"), ...name("memory"), 0x02, 0x00, ...unsigned(0)];
  const imports = imported.map((each) => [
    ...name("kernels"),
    ...name(each.name),
    0x00,
    ...typeOf(each),
  ]);
  const declarations = functions.map(typeOf);
  const exports = functions.map(({ name: of }, at) => [
    ...name(of),
    0x00,
    ...unsigned(imported.length + at),
  ]);
  const bodies = functions.map(({ locals, body }) => {
    const code = [...vector(runsOf(locals)), ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...magic,
    ...section(1, types),
    ...section(2, [memory, ...imports]),
    ...section(3, declarations),
    ...section(7, exports),
    ...section(10, bodies),
  ]);
}

/** Equal types in a row as their number and the type. */
function runsOf(locals: readonly ValueType[]): readonly Code[] {
  const firsts = locals.flatMap((type, at) => (at > 0 && type === locals[at - 1] ? [] : [at]));
  return firsts.map((first, run) => [
    ...unsigned((firsts[run + 1] ?? locals.length) - first),
    valueTypes[locals[first]],
  ]);
}

/** "\0asm" and the version. */
const magic = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

function section(id: number, items: readonly Code[]): Code {
  const content = vector(items);
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function name(text: string): Code {
  return vector([...text].map((letter) => [letter.charCodeAt(0)]));
}

/** LEB128. */
export function unsigned(value: number): Code {
  const bytes: number[] = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) + 0x80);
  return [...bytes, value];
}

/** LEB128 of a number with a sign, of 32 bits. */
export function signed(value: number): Code {
  const bytes: number[] = [];
  for (; value < -0x40 || value >= 0x40; value >>= 7) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value & 0x7f];
}
