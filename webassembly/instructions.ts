import { type Code, signed, unsigned } from "./module.ts";

/** Bytes of a real number in both lanes. */
export const REAL = 16;

const simd = (operation: number): Code => [0xfd, ...unsigned(operation)];
const place = (align: number, offset: number): Code => [...unsigned(align), ...unsigned(offset)];

/** Instructions by what they do; operands are on the stack, an offset is added to an address there. */
export const instruction = {
  get: (local: number): Code => [0x20, ...unsigned(local)],
  set: (local: number): Code => [0x21, ...unsigned(local)],
  tee: (local: number): Code => [0x22, ...unsigned(local)],
  call: (of: number): Code => [0x10, ...unsigned(of)],

  integer: (value: number): Code => [0x41, ...signed(value)],
  addIntegers: [0x6a] as Code,
  subtractIntegers: [0x6b] as Code,
  multiplyIntegers: [0x6c] as Code,
  loadInteger: (offset = 0): Code => [0x28, ...place(2, offset)],
  /** Runs what is inside again and again, as long as it leaves something other than 0. */
  repeat: (body: Code): Code => [0x03, 0x40, ...body, 0x0d, 0x00, 0x0b],

  load: (offset = 0): Code => [...simd(0x00), ...place(4, offset)],
  store: (offset = 0): Code => [...simd(0x0b), ...place(4, offset)],
  /** One number into both lanes. */
  loadBoth: (offset = 0): Code => [...simd(0x0a), ...place(3, offset)],
  /** One number into the second lane of what is on the stack after the address. */
  loadSecond: (offset = 0): Code => [...simd(0x57), ...place(3, offset), 1],
  /** A single number, for a function that takes one. */
  single: (value: number): Code => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)],
  constant: (value: number): Code => {
    const bytes = [...new Uint8Array(Float64Array.of(value).buffer)];
    return [...simd(0x0c), ...bytes, ...bytes];
  },

  equal: simd(0x47),
  less: simd(0x49),
  and: simd(0x4e),
  andNot: simd(0x4f),
  /** Of (yes, no, mask). */
  select: simd(0x52),
  abs: simd(0xec),
  negate: simd(0xed),
  sqrt: simd(0xef),
  add: simd(0xf0),
  subtract: simd(0xf1),
  multiply: simd(0xf2),
  divide: simd(0xf3),
  min: simd(0xf4),
  max: simd(0xf5),
} as const;
