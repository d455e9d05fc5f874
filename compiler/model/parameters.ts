import type { Domain, Start } from "../../runtime/program.ts";
import type { Family, Member } from "./family.ts";
import { type Form, freePatterns } from "./form.ts";

/** Members of one family that share a domain, one after the other in θ. */
export interface Block {
  readonly family: Family;
  readonly domain: Domain;
  readonly start: Start;
  readonly labels: readonly string[];
  /** Place of the first member in θ. */
  readonly place: number;
  /** Real numbers of one member: two for a complex number, three for a direction. */
  readonly width: 1 | 2 | 3;
  /** What the members stand for. */
  readonly orbits: readonly BlockOrbit[];
}

/** Sites or bonds that one set of numbers fixes, and which values the symmetry allows on the first. */
export interface BlockOrbit {
  readonly places: readonly string[];
  readonly forms: readonly { readonly name: string }[];
}

/** The numbers of θ, and how every value of every family follows from them. */
export interface Parameters {
  readonly blocks: readonly Block[];
  /** By family and label of the member; `""` for a single one. */
  readonly forms: ReadonlyMap<Family, ReadonlyMap<string, Form>>;
}

/** Every member of every family independent of all others. */
export function independentParameters(families: readonly Family[]): Parameters {
  const blocks: Block[] = [];
  const forms = new Map<Family, Map<string, Form>>();
  let place = 0;
  for (const family of families) {
    const { domain, start } = family;
    const width = widthOf(domain);
    const labels = family.members.map(({ label }) => label);
    const patterns = freePatterns(family, 1);
    const names = width === 2 ? ["1", "i"] : ["1"];
    const orbits = labels.map((label) => ({
      places: [label],
      forms: names.map((name) => ({ name })),
    }));
    blocks.push({ family, domain, start, labels, place, width, orbits });
    forms.set(
      family,
      new Map(labels.map((label, at) => [label, { place: place + at * width, patterns }])),
    );
    place += labels.length * width;
  }
  return { blocks, forms };
}

/** Real numbers of a value of the domain. */
export function widthOf(domain: Domain): 1 | 2 | 3 {
  switch (domain.kind) {
    case "complex":
    case "disk":
      return 2;
    case "direction":
      return 3;
    default:
      return 1;
  }
}

/** The form of a single parameter, or of the member at a site or bond. */
export function formOf(
  parameters: Parameters,
  family: Family,
  member: Pick<Member, "label"> = { label: "" },
): Form {
  return parameters.forms.get(family)!.get(member.label)!;
}

/** Real numbers that the optimiser moves: those of all families that are not fixed. */
export function freeNumbers({ blocks }: Parameters): number {
  return realNumbers(blocks.filter(({ family }) => !family.fixed));
}

export function realNumbers(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { labels, width }) => sum + labels.length * width, 0);
}
