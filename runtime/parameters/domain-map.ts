import { logit, sigmoid } from "../math/sigmoid.ts";
import type { Domain } from "../program.ts";
import type { Random } from "../random.ts";

/** How one member of a domain is written in raw numbers, as many as it has places in θ. */
export interface DomainMap {
  /** 1; 2 for (re, im); 3 for (x, y, z). */
  readonly width: number;
  /** "M = mid + half·tanh(p)", for people. */
  readonly map: string;
  /** The default distribution of the raw numbers, for people. */
  readonly start: string;
  /** Raw numbers of a default start. */
  readonly draw: (random: Random, raw: Float64Array) => void;
  readonly toValue: (raw: Float64Array, value: Float64Array) => void;
  /** Inverse; a value on the edge or outside is moved just inside. */
  readonly toRaw: (value: Float64Array, raw: Float64Array) => void;
  /** Writes dL/draw, given dL/dvalue. */
  readonly adjoint: (raw: Float64Array, valueBar: Float64Array, rawBar: Float64Array) => void;
  readonly contains: (value: Float64Array) => boolean;
}

/** Relative distance from the edge of a domain that a start keeps. */
const INSIDE = 1e-6;

/** The one table of parameter maps and start distributions. */
export function domainMap(domain: Domain): DomainMap {
  switch (domain.kind) {
    case "real":
      return identity(1, "p", "p ~ normal(0, 1)", (random) => random.normal());
    case "phase":
      return identity(1, "p", "p ~ uniform(-π, π)", uniform(-Math.PI, Math.PI));
    case "complex":
      return identity(2, "p + i q", "p, q ~ normal(0, 1)", (random) => random.normal());
    case "interval":
      return interval(domain.low, domain.high);
    case "above":
      return above(domain.bound);
    case "disk":
      return disk(domain.radius);
    case "direction":
      return direction();
  }
}

type Draw = (random: Random) => number;

function uniform(low: number, high: number): Draw {
  return (random) => low + (high - low) * random.uniform();
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

function identity(width: number, map: string, start: string, draw: Draw): DomainMap {
  const copy = (from: Float64Array, to: Float64Array): void => to.set(from);
  return {
    width,
    map,
    start,
    draw: (random, raw) => {
      for (let i = 0; i < width; i++) raw[i] = draw(random);
    },
    toValue: copy,
    toRaw: copy,
    adjoint: (_raw, valueBar, rawBar) => copy(valueBar, rawBar),
    contains: (value) => value.every(Number.isFinite),
  };
}

function interval(low: number, high: number): DomainMap {
  const middle = 0.5 * (low + high);
  const half = 0.5 * (high - low);
  const draw = uniform(-1, 1);
  return {
    width: 1,
    map: `${number(middle)} + ${number(half)} tanh(p)`,
    start: "p ~ uniform(-1, 1)",
    draw: (random, raw) => {
      raw[0] = draw(random);
    },
    toValue: (raw, value) => {
      value[0] = middle + half * Math.tanh(raw[0]);
    },
    toRaw: (value, raw) => {
      raw[0] = Math.atanh(clamp((value[0] - middle) / half, -1 + INSIDE, 1 - INSIDE));
    },
    adjoint: (raw, valueBar, rawBar) => {
      const t = Math.tanh(raw[0]);
      rawBar[0] = valueBar[0] * half * (1 - t) * (1 + t);
    },
    contains: (value) => value[0] > low && value[0] < high,
  };
}

function above(bound: number): DomainMap {
  const draw = uniform(-1, 1);
  const least = INSIDE * Math.max(1, Math.abs(bound));
  return {
    width: 1,
    map: `${number(bound)} + exp(p)`,
    start: "p ~ uniform(-1, 1)",
    draw: (random, raw) => {
      raw[0] = draw(random);
    },
    toValue: (raw, value) => {
      value[0] = bound + Math.exp(raw[0]);
    },
    toRaw: (value, raw) => {
      raw[0] = Math.log(Math.max(value[0] - bound, value[0] > bound ? 0 : least));
    },
    adjoint: (raw, valueBar, rawBar) => {
      rawBar[0] = valueBar[0] * Math.exp(raw[0]);
    },
    contains: (value) => value[0] > bound,
  };
}

function disk(radius: number): DomainMap {
  const drawMagnitude = uniform(0, 1);
  const drawPhase = uniform(-Math.PI, Math.PI);
  return {
    width: 2,
    map: `${number(radius)} sigmoid(p) exp(i q)`,
    start: "p ~ uniform(0, 1), q ~ uniform(-π, π)",
    draw: (random, raw) => {
      raw[0] = drawMagnitude(random);
      raw[1] = drawPhase(random);
    },
    toValue: (raw, value) => {
      const magnitude = radius * sigmoid(raw[0]);
      value[0] = magnitude * Math.cos(raw[1]);
      value[1] = magnitude * Math.sin(raw[1]);
    },
    toRaw: (value, raw) => {
      raw[0] = logit(clamp(Math.hypot(value[0], value[1]) / radius, INSIDE, 1 - INSIDE));
      raw[1] = Math.atan2(value[1], value[0]);
    },
    adjoint: (raw, valueBar, rawBar) => {
      const part = sigmoid(raw[0]);
      const cosine = Math.cos(raw[1]);
      const sine = Math.sin(raw[1]);
      rawBar[0] = radius * part * sigmoid(-raw[0]) * (valueBar[0] * cosine + valueBar[1] * sine);
      rawBar[1] = radius * part * (valueBar[1] * cosine - valueBar[0] * sine);
    },
    contains: (value) => Math.hypot(value[0], value[1]) < radius,
  };
}

/** A unit vector as p/|p|: unlike angles, it has no poles. Normal p are uniform on the sphere. */
function direction(): DomainMap {
  return {
    width: 3,
    map: "p / |p|, p of three numbers",
    start: "p ~ normal(0, 1), uniform on the sphere",
    draw: (random, raw) => {
      for (let i = 0; i < 3; i++) raw[i] = random.normal();
    },
    toValue: (raw, value) => {
      const length = Math.hypot(raw[0], raw[1], raw[2]);
      for (let i = 0; i < 3; i++) value[i] = raw[i] / length;
    },
    toRaw: (value, raw) => raw.set(value),
    adjoint: (raw, valueBar, rawBar) => {
      const length = Math.hypot(raw[0], raw[1], raw[2]);
      const along =
        (raw[0] * valueBar[0] + raw[1] * valueBar[1] + raw[2] * valueBar[2]) / (length * length);
      for (let i = 0; i < 3; i++) rawBar[i] = (valueBar[i] - along * raw[i]) / length;
    },
    contains: (value) => Math.abs(Math.hypot(value[0], value[1], value[2]) - 1) < 1e-9,
  };
}

function number(x: number): string {
  return String(Number(x.toPrecision(6)));
}
