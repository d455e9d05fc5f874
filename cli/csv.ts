import type {
  MeasuredCentres,
  MeasuredCurve,
  MeasuredPath,
  MeasuredProfile,
  Series,
} from "./series.ts";

/** A table of a result, as a file. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

/** Names that the folder of a run uses itself. */
const TAKEN = ["trace"];

/** The curves, paths and profiles of a result as files of comma-separated values, named after what they show. */
export function csvFiles({ curves, paths, centres, profiles }: Series): readonly CsvFile[] {
  const taken = new Set(TAKEN);
  const nameOf = (expression: string): string => {
    const base = fileName(expression);
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
    taken.add(name);
    return `${name}.csv`;
  };
  return [
    ...curves.map((curve) => ({ name: nameOf(curve.expression), text: curveCsv(curve) })),
    ...centres.map((each) => ({ name: nameOf(each.expression), text: centresCsv(each) })),
    ...paths.map((path) => ({ name: nameOf(path.expression), text: pathCsv(path) })),
    ...profiles.map((profile) => ({ name: nameOf(profile.expression), text: profileCsv(profile) })),
  ];
}

/** `hall_conductivity` of `hall_conductivity(H, mu = x) for x …`; `bands_at_K` of `bands at K`. */
function fileName(expression: string): string {
  const head = expression.startsWith("bands along ")
    ? "bands"
    : expression.split(/[(:]| for | along /)[0];
  return head.replaceAll(/[^\p{L}\p{N}]+/gu, "_").replaceAll(/^_+|_+$/g, "") || "curve";
}

function curveCsv({ variable, variableUnit, unit, ...curve }: MeasuredCurve): string {
  const header = [
    heading(variable, variableUnit),
    heading("value", unit),
    heading("error", unit),
    "certified",
  ];
  return csv(
    header,
    curve.x.map((x, n) => [x, curve.value[n], curve.error[n], curve.certified[n]]),
  );
}

function centresCsv({ kappa, centres, error, certified }: MeasuredCentres): string {
  const header = ["kappa", ...centres[0].map((_, n) => `x${n + 1}`), "error", "certified"];
  return csv(
    header,
    kappa.map((x, n) => [x, ...centres[n], error[n], certified[n]]),
  );
}

function pathCsv({ unit, kUnit, corners, distance, k, energies }: MeasuredPath): string {
  const header = [
    "label",
    heading("distance", kUnit),
    ...k[0].map((_, axis) => heading(`k${"xyz"[axis]}`, kUnit)),
    ...energies[0].map((_, band) => heading(`E${band + 1}`, unit)),
  ];
  const labels = new Map(corners.map(({ label, at }) => [at, label]));
  return csv(
    header,
    k.map((point, n) => [labels.get(n) ?? "", distance[n], ...point, ...energies[n]]),
  );
}

/** A line for each point; of a map for each point and value of the variable. */
function profileCsv(profile: MeasuredProfile): string {
  const { unit, kUnit, corners, distance, k, variable, variableUnit, x, value, error } = profile;
  const header = [
    "label",
    heading("distance", kUnit),
    ...k[0].map((_, axis) => heading(`k${"xyz"[axis]}`, kUnit)),
    ...(variable === undefined ? [] : [heading(variable, variableUnit)]),
    heading("value", unit),
    heading("error", unit),
  ];
  const labels = new Map(corners.map(({ label, at }) => [at, label]));
  const rows = k.flatMap((point, n) => {
    const place = [labels.get(n) ?? "", distance[n], ...point];
    const [values, errors] = [[value[n]].flat(), [error[n]].flat()];
    return values.map((one, at) => [...place, ...(x ? [x[at]] : []), one, errors[at]]);
  });
  return csv(header, rows);
}

function heading(name: string, unit: string | undefined): string {
  return unit === undefined ? name : `${name} [${unit}]`;
}

/** Numbers stand as the shortest text that reads back as the same double. */
function csv(header: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return [header, ...rows].map((row) => `${row.join(",")}\n`).join("");
}
