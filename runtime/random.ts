/** A stream of random numbers. */
export interface Random {
  /** Uniform in [0, 1), with 53 bits. */
  readonly uniform: () => number;
  /** Normal, mean 0 and deviation 1. */
  readonly normal: () => number;
}

/**
 * The stream of one start: sfc32 (C. Doty-Humphrey, PractRand), its state filled by splitmix32 from
 * (seed, stream). Streams are independent of each other, so a start can be repeated alone.
 */
export function createRandom(seed: number, stream: number): Random {
  const mix = splitmix32((seed ^ Math.imul(stream + 1, 0x9e3779b1)) >>> 0);
  const mixHigh = splitmix32(
    (Math.floor(seed / 2 ** 32) ^ Math.imul(stream + 1, 0x85ebca77)) >>> 0,
  );
  let a = mix();
  let b = mix() ^ mixHigh();
  let c = mix() ^ mixHigh();
  let d = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 16; i++) next();
  const uniform = (): number => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
  // Box and Muller.
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

function splitmix32(state: number): () => number {
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let t = state ^ (state >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t = t ^ (t >>> 15);
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) | 0;
  };
}
