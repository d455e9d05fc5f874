import type { BondGroup } from "../../compiler/describe/drawing/lattice.ts";
import { drawLattice, shellGroups } from "../../compiler/describe/drawing/lattice.ts";
import { reciprocal } from "../../compiler/model/lattice.ts";
import type { HopTerm, Model } from "../../compiler/model/model.ts";
import type { Analysis } from "../analysis/analysis.ts";
import { coordinationText, familyText, quantityText, shellsOf } from "../analysis/physics.ts";

/** The lattice of a spec as a picture, and what its colours mean. */
export interface LatticePreview {
  readonly title: string;
  /** SVG; none of a continuum, or where nothing is known. */
  readonly lattice?: string;
  readonly legend: readonly { readonly colour: string; readonly text: string }[];
}

/** A corner of a path in k space. */
export interface Corner {
  readonly label: string;
  readonly k: readonly number[];
}

const colours = ["#333333", "#b9501a", "#2f7d4f", "#8a3f8f", "#86680f", "#b0304a", "#1f5fa8"];

/** More sites than that are no picture any more. */
const siteLimit = 64;

/** Draws what is known of the lattice, with the bonds of each hopping in a colour of its own. */
export function latticePreview(analysis: Analysis): LatticePreview {
  const { model } = analysis.knowledge;
  const title = decodeURIComponent(analysis.uri.split("/").at(-1) ?? "");
  if (!model || model.declared.continuum || model.declared.sites.length > siteLimit)
    return { title, legend: [] };
  const hops = model.terms.filter((term) => term.kind === "hop");
  if (hops.length === 0) {
    const shells = shellsOf(model.declared, 2);
    return {
      title,
      lattice: drawLattice(model.declared, shellGroups(model.declared)),
      legend: shells.slice(0, 1).map((shell) => ({
        colour: colours[0],
        text: `shell ${shell.number}: distance ${quantityText(shell.distance, model.declared.length)}, neighbours ${coordinationText(shell, model.declared)}`,
      })),
    };
  }
  const groups = hops.map((term, at) => bondGroup(term, at));
  return {
    title,
    lattice: drawLattice(model.declared, groups),
    legend: hops.map((term, at) => ({
      colour: groups[at].stroke,
      text: termText(term, model, analysis.text),
    })),
  };
}

/** The bonds of a term as the unit cell has them, each once. */
function bondGroup(term: HopTerm, at: number): BondGroup {
  return {
    bonds: [...new Set(term.bonds.map(({ bond }) => bond))],
    stroke: colours[at % colours.length],
    width: at === 0 ? 3.2 : 1.8,
    ...(at === 0 ? {} : { dash: "6 3" }),
    images: at === 0,
  };
}

function termText({ span }: HopTerm, { families, parameters }: Model, text: string): string {
  const source = text.slice(span.start, span.end).replaceAll(/\s+/g, " ");
  const family = families.find(
    ({ each, source: name }) =>
      each.kind === "bond" &&
      new RegExp(`(?<![\\p{L}\\d_])${name}(?![\\p{L}\\d_])`, "u").test(source),
  );
  return family ? `${source} (${family.source}: ${familyText(family, parameters)})` : source;
}

/** The path that the report asks for, or one through the points that the lattice names. */
export function bandPath({ paths, lattice }: Model): readonly Corner[] {
  const asked = paths.find(({ corners }) => corners.length > 1);
  if (asked) return asked.corners;
  const axes = reciprocal(lattice.vectors);
  const gamma = { label: "Γ", k: axes[0].map(() => 0) };
  if (lattice.continuum) {
    const edge = axes[0].map((x) => x / 2);
    return [{ label: "−cutoff", k: edge.map((x) => 0 - x) }, gamma, { label: "cutoff", k: edge }];
  }
  const points = lattice.points.map(({ name, k }) => ({ label: name, k }));
  const corners = points.length > 0 ? points : edges(axes);
  return [gamma, ...corners, gamma];
}

/** The middle of an edge of the zone along each reciprocal vector. */
function edges(axes: ReturnType<typeof reciprocal>): readonly Corner[] {
  return axes.map((b, axis) => ({ label: `b${axis + 1}/2`, k: b.map((x) => x / 2) }));
}

/** For the caption: "2 bands, 14 free real numbers, at the best start of the last run". */
export function captionOf({ compilation }: Analysis, isBest: boolean): string {
  const { summary, model } = compilation;
  if (!summary || !model) return "this spec has errors; bands are those of the last text without";
  const counts = summary.split(", ").slice(0, 2).join(", ");
  if (isBest) return `${counts}, at the best start of the last run`;
  const random = model.families.some(({ start }) => start.kind !== "value");
  return `${counts}${random ? ", at a random start" : ""}`;
}
