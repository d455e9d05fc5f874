import type { Start } from "../../runtime/program.ts";
import type { Context } from "../check/scope.ts";
import type { Family, Member } from "../model/family.ts";
import type { Entries, Form } from "../model/form.ts";
import type { Lattice } from "../model/lattice.ts";
import type { Term } from "../model/model.ts";
import type { Block, Parameters } from "../model/parameters.ts";
import { type Space, internalSize } from "../model/space.ts";
import type { Action } from "./action.ts";
import { clean } from "./invariants.ts";
import { type AllowedForm, allowedForms } from "./reduce.ts";
import { type MemberPlace, placeOfBond, placeOfSite } from "./member-place.ts";
import { type Orbit, type Way, orbitsOf } from "./orbit.ts";
import { type OrbitActions, orbitActions } from "./orbit-actions.ts";
import type { Operation } from "./operation.ts";
import { type Restricted, isEven, restrict } from "./restrict.ts";
import { usersOf } from "./users.ts";

/** What a symmetry is applied to. */
export interface Subject {
  readonly families: readonly Family[];
  readonly terms: readonly Term[];
  readonly lattice: Lattice;
  readonly space: Space;
}

/**
 * The independent numbers of all families: for each orbit of sites or bonds the values of its
 * representative that the operations which keep it in place (the little group) leave alone; on the
 * images, what the operations make of them. Undefined where terms or domains do not go with it.
 */
export function adaptParameters(
  subject: Subject,
  group: readonly Operation[],
  context: Context,
): Parameters | undefined {
  const { families, terms, lattice, space } = subject;
  const users = usersOf(terms, lattice, internalSize(space));
  const orbits = orbitsOf(
    [...users.values()].map(({ place }) => place),
    group,
    lattice,
  );
  const orbitAt = new Map<string, { readonly orbit: Orbit; readonly actions: OrbitActions }>();
  for (const orbit of orbits) {
    const actions = orbitActions(orbit, users, internalSize(space));
    if ("image" in actions) {
      const { image, way } = actions;
      return context.reporter.report(
        "HAM8007",
        users.get(orbit.representative.label)!.value.term.value.span,
        {
          operation: way.operation.name,
          from: orbit.representative.label,
          to: image.place.label,
          missing: !users.has(image.place.label),
        },
      );
    }
    for (const { place } of orbit.images) orbitAt.set(place.label, { orbit, actions });
  }

  const layout = new Layout();
  for (const family of families) {
    const seen = new Set<string>();
    for (const member of family.members) {
      if (seen.has(member.label)) continue;
      const known = orbitAt.get(member.label) ?? alone(memberPlace(member, lattice));
      for (const { place } of known.orbit.images) seen.add(place.label);
      const forms = allowed(family, known, space);
      const restricted = restrict(family, forms);
      if (!restricted || !isKept(family, known, restricted))
        return context.reporter.report("HAM8008", family.span, {
          name: family.source,
          place: member.label,
        });
      layout.add(family, known, restricted, forms);
    }
  }
  return layout;
}

/** An orbit with what its operations do to values. */
interface ActedOrbit {
  readonly orbit: Orbit;
  readonly actions: OrbitActions;
}

const unchanged: Action = (value) => value;

function actionOf(family: Family, { actions }: ActedOrbit, way: Way): Action {
  return actions.get(way)?.get(family) ?? unchanged;
}

/** A member that no term reads, or a single parameter: tied to nothing. */
function alone(place: MemberPlace): ActedOrbit {
  return { orbit: { representative: place, images: [{ place, ways: [] }] }, actions: new Map() };
}

function memberPlace({ bond, site, label }: Member, lattice: Lattice): MemberPlace {
  if (bond) return placeOfBond(bond);
  return site === undefined ? { label, from: 0, to: 0, offset: [] } : placeOfSite(lattice, site);
}

function allowed(family: Family, acted: ActedOrbit, space: Space): readonly AllowedForm[] {
  const { representative, images } = acted.orbit;
  const { ways } = images.find(({ place }) => place.label === representative.label)!;
  const littleGroup = ways.map((way) => actionOf(family, acted, way));
  const onsite = family.type.shape === "matrix" && family.each.kind === "site";
  return allowedForms(
    family,
    littleGroup.length > 0 ? littleGroup : [unchanged],
    onsite || family.hermitian === true,
    space,
    family.members.find(({ label }) => label === representative.label)?.bond?.d,
  );
}

/** Whether the domain has the values on all images: a number in [0, 1] cannot be −x elsewhere. */
function isKept(family: Family, acted: ActedOrbit, { domain, patterns }: Restricted): boolean {
  if (isEven(domain) || family.type.shape !== "real") return true;
  return acted.orbit.images.every(({ ways }) =>
    ways
      .slice(0, 1)
      .every((way) =>
        patterns.every((pattern) => actionOf(family, acted, way)(pattern).re[0] === pattern.re[0]),
      ),
  );
}

/** Collects blocks and forms, family after family. */
class Layout implements Parameters {
  readonly blocks: Block[] = [];
  readonly forms = new Map<Family, Map<string, Form>>();
  private next = 0;

  add(
    family: Family,
    acted: ActedOrbit,
    { domain, width, members, patterns }: Restricted,
    allowedHere: readonly AllowedForm[],
  ): void {
    const { representative, images } = acted.orbit;
    const forms = this.forms.get(family) ?? new Map<string, Form>();
    this.forms.set(family, forms);
    for (const { place, ways } of images) {
      const action = ways.length > 0 ? actionOf(family, acted, ways[0]) : unchanged;
      forms.set(place.label, { place: this.next, patterns: patterns.map(action).map(cleaned) });
    }
    const labels = Array.from({ length: members }, (_, at) =>
      labelOf(representative.label, family, allowedHere, patterns, at),
    );
    this.append({
      family,
      domain,
      labels,
      place: this.next,
      width,
      start: startOf(family, patterns),
      orbits: [{ places: images.map(({ place }) => place.label), forms: allowedHere }],
    });
    this.next += members * width;
  }

  /** Members with one domain stand in one block. */
  private append(block: Block): void {
    const last = this.blocks.at(-1);
    const alike =
      last?.family === block.family &&
      JSON.stringify([last.domain, last.start]) === JSON.stringify([block.domain, block.start]);
    if (!alike) this.blocks.push(block);
    else
      this.blocks[this.blocks.length - 1] = {
        ...last,
        labels: [...last.labels, ...block.labels],
        orbits: [...last.orbits, ...block.orbits],
      };
  }
}

/** Without what rounding left of whole and half numbers. */
function cleaned({ re, im }: Entries): Entries {
  return { re: re.map(clean), im: im.map(clean) };
}

/** "A -> B", and which matrix or phase the number goes with where it is not 1. */
function labelOf(
  label: string,
  family: Family,
  forms: readonly AllowedForm[],
  patterns: readonly Entries[],
  at: number,
): string {
  const name =
    family.type.shape === "matrix" || patterns.length < 2 ? (forms[at]?.name ?? "1") : "1";
  return name === "1" ? label : [label, `[${name}]`].filter(Boolean).join(" ");
}

/** The start of a family, along the one direction of a complex number that may be left. */
function startOf({ start, type }: Family, patterns: readonly Entries[]): Start {
  if (start.kind !== "value" || type.shape !== "complex" || patterns.length !== 1) return start;
  const [{ re, im }] = patterns;
  return { kind: "value", re: start.re * re[0] + start.im * im[0], im: 0 };
}
