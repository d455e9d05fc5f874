import { areaUnder, type SampledCurve, sampledCurve } from "../ir/sampled-curve.ts";
import {
  type Dimension,
  dimension,
  divide,
  isDimensionless,
  sameDimension,
} from "../units/dimension.ts";
import { readUnit } from "../units/unit-text.ts";
import { units } from "../units/units.ts";

/** The most rows of a table of a light source. */
export const lightRowLimit = 20_000;

/** Power per area. */
export const irradianceDimension: Dimension = dimension({ energy: 1, time: -1, length: -2 });

const hbar = units.get("hbar")!.factor;
/** Å/fs. */
const speedOfLight = 2997.92458;

/**
 * What a spectrum may be tabulated against, as a way from x to the angular frequency ω and to
 * |dx/dω| there.
 */
const scales = {
  "photon energy": {
    unit: dimension({ energy: 1 }),
    omega: (x: number) => x / hbar,
    slope: () => hbar,
  },
  frequency: {
    unit: dimension({ time: -1 }),
    omega: (x: number) => 2 * Math.PI * x,
    slope: () => 1 / (2 * Math.PI),
  },
  "angular frequency": { unit: dimension({ time: -1 }), omega: (x: number) => x, slope: () => 1 },
  wavelength: {
    unit: dimension({ length: 1 }),
    omega: (x: number) => (2 * Math.PI * speedOfLight) / x,
    slope: (omega: number) => (2 * Math.PI * speedOfLight) / omega ** 2,
  },
} as const;

type Scale = keyof typeof scales;

/** A unit of a column: a factor to internal units; `angular` where radians are counted. */
export interface ColumnUnit {
  readonly factor: number;
  readonly dimension: Dimension;
  readonly angular: boolean;
}

export interface LightRow {
  /** In the units of the columns. */
  readonly x: number;
  readonly y: number;
  /** Of a file, from 1. */
  readonly line?: number;
}

/** What is wrong with a table, in plain words: "“abc” is no number". */
export interface TableFault {
  readonly line?: number;
  readonly reason: string;
  readonly remedy?: string;
}

/** A light source as spectral irradiance per angular frequency; relative, if no unit was given. */
export interface LightTable {
  readonly curve: SampledCurve;
  readonly relative: boolean;
  /** ∫ curve dω. */
  readonly total: number;
}

const example = "`wavelength [nm], irradiance [W/m^2/nm]`";

/**
 * The rows of a text with two columns, separated by commas, semicolons or blanks. Lines that begin
 * with # are comments; a first line that is no row of numbers names the columns and their units.
 */
export function readLightRows(
  text: string,
):
  | { readonly rows: readonly LightRow[]; readonly units?: readonly [ColumnUnit, ColumnUnit] }
  | TableFault {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((content, at) => ({ content: content.trim(), line: at + 1 }));
  const filled = lines.filter(({ content }) => content !== "" && !content.startsWith("#"));
  const headed = filled.length > 0 && !/^[-+.\d]/.test(filled[0].content.replace(/^\uFEFF/, ""));
  const head = headed ? readHeading(filled[0].content, filled[0].line) : undefined;
  if (head && "reason" in head) return head;
  const body = headed ? filled.slice(1) : filled;
  if (body.length > lightRowLimit)
    return { reason: `it has ${body.length} rows, and at most ${lightRowLimit} are read` };
  const rows: LightRow[] = [];
  for (const { content, line } of body) {
    const cells = content.replace(/^\uFEFF/, "").split(/\s*[,;]\s*|\s+/);
    if (cells.length !== 2)
      return {
        line,
        reason: `there are ${cells.length} columns in place of two`,
        remedy:
          "Keep two columns: photon energy, frequency or wavelength, and the spectral irradiance.",
      };
    const [x, y] = cells.map((cell) =>
      /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(cell) ? Number(cell) : NaN,
    );
    const wrong = cells.find((_, at) => !Number.isFinite([x, y][at]));
    if (wrong !== undefined) return { line, reason: `\`${shortened(wrong)}\` is no finite number` };
    rows.push({ x, y, line });
  }
  return { rows, units: head?.units };
}

function readHeading(
  content: string,
  line: number,
): { readonly units?: readonly [ColumnUnit, ColumnUnit] } | TableFault {
  const found = [...content.matchAll(/[[(]((?:[^[\]()]|\([^()]*\))*)[\])]/g)].map(
    (match) => match[1],
  );
  if (found.length === 0) return {};
  if (found.length !== 2)
    return {
      line,
      reason: `the heading has ${found.length === 1 ? "one unit" : `${found.length} units`} in place of two`,
      remedy: `A heading names both columns with their units: ${example}.`,
    };
  const read = found.map(readUnit);
  const wrong = found.find((_, at) => read[at] === undefined);
  if (wrong !== undefined)
    return {
      line,
      reason: `\`${shortened(wrong)}\` is no unit`,
      remedy: `Units are written as in a spec: ${example}.`,
    };
  const angular = /angular|omega|ω/i.test(content.split(/[[(]/)[0]);
  const [x, y] = read as [ColumnUnit, ColumnUnit];
  return { units: [{ ...x, angular: x.angular || angular }, y] };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/**
 * The light source that rows describe. Between the rows spectral irradiance per angular frequency is
 * a monotone cubic; outside it is zero.
 */
export function lightTable(
  source: string,
  rows: readonly LightRow[],
  [xUnit, yUnit]: readonly [ColumnUnit, ColumnUnit],
): LightTable | TableFault {
  const scale = scaleOf(xUnit);
  if (scale === undefined)
    return {
      reason: "its first column is no photon energy, frequency or wavelength",
      remedy: `The units stand in the heading of a file, ${example}, in \`columns = (1 [nm], 1 [W/m^2/nm])\`, or beside the numbers of a spec, \`(2.1 eV, 0.3 [W/m^2/eV])\`.`,
    };
  const relative = isDimensionless(yUnit.dimension);
  const per = relative ? scale : densityScale(yUnit, scale);
  if (per === undefined)
    return {
      reason: "its second column is no spectral irradiance",
      remedy: `That is a power per area and per photon energy, frequency or wavelength, such as [W/m^2/nm].`,
    };
  if (rows.length < 2) return { reason: "it has less than two rows" };
  const points = rows.map(({ x, y, line }) => {
    const omega = scales[scale].omega(x * xUnit.factor);
    return { omega, value: y * yUnit.factor * scales[per].slope(omega), x, y, line };
  });
  const rising = Math.sign(rows[1].x - rows[0].x);
  for (const [at, { omega, value, x, y, line }] of points.entries()) {
    if (!(x > 0 && Number.isFinite(omega))) return { line, reason: `${x} is no positive ${scale}` };
    if (!(y >= 0)) return { line, reason: `the spectral irradiance ${y} is negative` };
    if (!Number.isFinite(value)) return { line, reason: `${y} is too large` };
    if (at > 0 && Math.sign(x - rows[at - 1].x) !== (rising || 1))
      return {
        line,
        reason: `${x} after ${rows[at - 1].x} is out of order`,
        remedy: "The first column must rise from row to row, or fall from row to row.",
      };
  }
  const ascending = points[0].omega < points[1].omega ? points : points.toReversed();
  const curve = sampledCurve(
    source,
    ascending.map(({ omega }) => omega),
    ascending.map(({ value }) => value),
  );
  const total = areaUnder(curve);
  if (!(total > 0 && Number.isFinite(total))) return { reason: "there is no light in it" };
  return { curve, relative, total };
}

function scaleOf({ dimension: wanted, angular }: ColumnUnit): Scale | undefined {
  if (angular)
    return sameDimension(wanted, scales.frequency.unit) ? "angular frequency" : undefined;
  return (Object.keys(scales) as Scale[]).find((scale) =>
    sameDimension(scales[scale].unit, wanted),
  );
}

/** What the irradiance is counted per: frequencies are angular where the table's are. */
function densityScale(unit: ColumnUnit, scale: Scale): Scale | undefined {
  const per = divide(irradianceDimension, unit.dimension);
  const angular =
    unit.angular || (scale === "angular frequency" && sameDimension(per, scales.frequency.unit));
  return scaleOf({ factor: 1, dimension: per, angular });
}
