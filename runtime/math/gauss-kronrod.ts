/** Nodes and weights of the 15-point Kronrod rule on [−1, 1], from the outside to the centre. */
const NODES = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945,
  0.5860872354676911, 0.4058451513773972, 0.2077849550078985, 0,
];
const KRONROD = [
  0.02293532201052922, 0.06309209262997856, 0.1047900103222502, 0.1406532597155259,
  0.1690047266392679, 0.1903505780647854, 0.2044329400752989, 0.2094821410847278,
];
/** Weights of the 7-point Gauss rule, which uses every second node. */
const GAUSS = [
  0, 0.1294849661688697, 0, 0.2797053914892767, 0, 0.3818300505051189, 0, 0.4179591836734694,
];

/** The most panels of an integral: an integrand that needs more is no function to integrate. */
const MOST_PANELS = 20_000;

export interface Integral {
  readonly value: number;
  /** ∫ |f|: the size of what was added up. */
  readonly magnitude: number;
}

/**
 * ∫ f over the panels between ascending breakpoints. Panels are halved, all at once, where the
 * Gauss–Kronrod pair disagrees by more than `tolerance` times the integral of |f| as it is known by
 * then; the Kronrod value is then far better than that. `halved` is told of every panel that is.
 */
export function integrate(
  f: (x: number) => number,
  breakpoints: readonly number[],
  tolerance: number,
  halved?: (left: number, right: number) => void,
): Integral {
  let open = breakpoints.slice(1).map((right, i) => panel(f, breakpoints[i], right));
  let count = open.length;
  let value = 0;
  let magnitude = 0;
  for (;;) {
    const allowed = tolerance * open.reduce((sum, part) => sum + part.magnitude, magnitude);
    const wide: Panel[] = [];
    for (const part of open) {
      // So that a panel that is not a number ends it too.
      if (part.error > allowed && count < MOST_PANELS) {
        wide.push(part);
        count++;
        continue;
      }
      value += part.value;
      magnitude += part.magnitude;
    }
    if (wide.length === 0) return { value, magnitude };
    open = wide.flatMap(({ left, right }) => {
      const middle = 0.5 * (left + right);
      halved?.(left, right);
      return [panel(f, left, middle), panel(f, middle, right)];
    });
  }
}

interface Panel extends Integral {
  readonly left: number;
  readonly right: number;
  /** How far the two rules disagree. */
  readonly error: number;
}

function panel(f: (x: number) => number, left: number, right: number): Panel {
  const centre = 0.5 * (left + right);
  const half = 0.5 * (right - left);
  const middle = f(centre);
  let kronrod = KRONROD[7] * middle;
  let gauss = GAUSS[7] * middle;
  let magnitude = KRONROD[7] * Math.abs(middle);
  for (let i = 0; i < 7; i++) {
    const below = f(centre - half * NODES[i]);
    const above = f(centre + half * NODES[i]);
    kronrod += KRONROD[i] * (below + above);
    gauss += GAUSS[i] * (below + above);
    magnitude += KRONROD[i] * (Math.abs(below) + Math.abs(above));
  }
  return {
    left,
    right,
    value: half * kronrod,
    magnitude: half * magnitude,
    error: half * Math.abs(kronrod - gauss),
  };
}
