import {
  Alternation,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
  type TokenType,
} from "chevrotain";
import { SpecParser } from "./parser/spec-parser.ts";
import { AnyName, isName, tokenTypes as t, type Token } from "./token.ts";
import type { TokenName } from "./token-table.ts";
import { unitName } from "./unit-names.ts";

/** A rule that is being read, and which of its mentions in the rule around it this is. */
export interface OpenRule {
  readonly rule: string;
  readonly occurrence: number;
}

/** A token that may come next. */
export interface Expected {
  /** "AnyName": an identifier or a contextual word. */
  readonly token: TokenName | "AnyName";
  /** The rules around it, outermost first. */
  readonly rules: readonly OpenRule[];
  /** It would begin an item of a block, or a declaration. */
  readonly begins: boolean;
}

/**
 * What may come next is found by walking over the grammar itself: the rules that the parser recorded
 * become a graph, and all ways through it that agree with the tokens so far are followed at once.
 * A way is a place in the graph and the stack of places to return to. Stacks are shared and interned,
 * so two ways that came to the same place are one.
 */
type Place =
  | { readonly kind: "token"; readonly type: TokenType; readonly rule: string; next: Place }
  | {
      readonly kind: "call";
      readonly rule: string;
      readonly occurrence: number;
      next: Place;
    }
  | { readonly kind: "split"; readonly begins: boolean; to: readonly Place[] }
  | { readonly kind: "end" };

interface Stack {
  readonly call: Place & { kind: "call" };
  readonly below: Stack | undefined;
  readonly above: Map<Place, Stack>;
}

interface Way {
  readonly place: Place & { kind: "token" };
  readonly stack: Stack | undefined;
  readonly begins: boolean;
}

const end: Place = { kind: "end" };

/** The rules whose repetitions are items of a block, or declarations. */
const listRules: ReadonlySet<string> = new Set([
  "spec",
  "lattice",
  "space",
  "symmetry",
  "hamiltonian",
  "solve",
  "report",
]);

/** What the parser reads only to say that it is wrong, by rule. */
const mistakes: Readonly<Record<string, TokenType | undefined>> = {
  condition: t.Equal,
  defines: t.EqualEqual,
};

let graph: ReadonlyMap<string, Place> | undefined;

function ruleGraph(): ReadonlyMap<string, Place> {
  if (graph) return graph;
  const rules: Record<string, Rule> = new SpecParser().getGAstProductions();
  graph = new Map(
    Object.values(rules).map((rule) => [rule.name, compile(rule.definition, end, rule.name)]),
  );
  return graph;
}

/** The graph of a sequence of productions that goes on at `next`. */
function compile(definition: readonly IProduction[], next: Place, rule: string): Place {
  return definition.reduceRight((after, production) => step(production, after, rule), next);
}

function step(production: IProduction, next: Place, rule: string): Place {
  const split = (to: readonly Place[]): Place => ({ kind: "split", begins: false, to });
  /** A place to which the body leads back. */
  const loop = (begins = false) => ({ kind: "split" as const, begins, to: [] as readonly Place[] });
  if (production instanceof Terminal)
    return { kind: "token", type: production.terminalType, rule, next };
  if (production instanceof NonTerminal)
    return { kind: "call", rule: production.nonTerminalName, occurrence: production.idx, next };
  const { definition } = production as unknown as { definition: readonly IProduction[] };
  if (production instanceof Alternation)
    return split(definition.map((alternative) => step(alternative, next, rule)));
  if (production instanceof Option) return split([compile(definition, next, rule), next]);
  if (production instanceof Repetition) {
    const again = loop(listRules.has(rule));
    again.to = [compile(definition, again, rule), next];
    return again;
  }
  if (production instanceof RepetitionMandatory) {
    const again = loop();
    const body = compile(definition, again, rule);
    again.to = [body, next];
    return body;
  }
  if (
    production instanceof RepetitionMandatoryWithSeparator ||
    production instanceof RepetitionWithSeparator
  ) {
    const again = loop();
    const body = compile(definition, again, rule);
    again.to = [{ kind: "token", type: production.separator, rule, next: body }, next];
    return production instanceof RepetitionWithSeparator ? split([body, next]) : body;
  }
  // An alternative: a plain sequence.
  return compile(definition, next, rule);
}

/** The ways through the grammar, from one token to the next. */
class Walk {
  private readonly roots = new Map<Place, Stack>();

  /** All ways on from the beginning of a spec, or after a declaration. */
  begin(): readonly Way[] {
    return this.reach(ruleGraph().get("spec")!, undefined, new Map());
  }

  /** All ways on after those have read their tokens. */
  after(ways: readonly Way[]): readonly Way[] {
    const found: Found = new Map();
    return ways.flatMap(({ place, stack }) => this.reach(place.next, stack, found));
  }

  /** All tokens that can be read from a place on, with the stacks that they would be read on. */
  private reach(start: Place, stack: Stack | undefined, found: Found): readonly Way[] {
    const ways: Way[] = [];
    const visit = (place: Place, below: Stack | undefined, begins: boolean): void => {
      const seen = found.get(place) ?? new Set<Stack | undefined>();
      if (seen.has(below)) return;
      found.set(place, seen.add(below));
      switch (place.kind) {
        case "token":
          if (mistakes[place.rule] !== place.type) ways.push({ place, stack: below, begins });
          return;
        case "split":
          // The body of a loop stands before the way out of it.
          return place.to.forEach((to, at) => visit(to, below, place.begins ? at === 0 : begins));
        case "call":
          return visit(ruleGraph().get(place.rule)!, this.push(place, below), begins);
        case "end":
          if (below) visit(below.call.next, below.below, begins);
      }
    };
    visit(start, stack, false);
    return ways;
  }

  private push(call: Stack["call"], below: Stack | undefined): Stack {
    const known = below ? below.above : this.roots;
    let stack = known.get(call);
    if (!stack) known.set(call, (stack = { call, below, above: new Map() }));
    return stack;
  }
}

/** The places that were reached, each with its stacks. */
type Found = Map<Place, Set<Stack | undefined>>;

/** The ways that can read the token. */
function readers(ways: readonly Way[], token: Token): readonly Way[] {
  const fitting = ways.filter(({ place }) => reads(place, token));
  if (!token.startsItem) return fitting;
  // At the start of a line of a block an item begins, if one can.
  const items = fitting.filter(({ begins }) => begins);
  return items.length > 0 ? items : fitting;
}

function reads({ type, rule }: Way["place"], token: Token): boolean {
  if (type === AnyName ? !isName(token) : token.tokenType !== type) return false;
  // A unit stands beside its number.
  if (rule === "plainUnit") return !token.firstOnLine && unitName(token.image) !== undefined;
  return rule !== "bracketedUnit" || type !== t.LeftBracket || !token.firstOnLine;
}

/**
 * Everything that may come after the tokens. A broken item or declaration is left at the next one, as
 * the parser does; in the midst of one nothing is expected.
 */
export function whatNext(tokens: readonly Token[]): readonly Expected[] {
  let from = tokens.findLastIndex((token) => token.startsDeclaration);
  if (from < 0) from = 0;
  const walk = new Walk();
  let ways = walk.begin();
  /** The ways on at the beginning of the block that is open. */
  let block: readonly Way[] | undefined;
  for (const token of tokens.slice(from)) {
    if (ways.length === 0 && block && (token.startsItem || token.tokenType === t.RightBrace))
      ways = block;
    const reading = readers(ways, token);
    ways = reading.length > 0 ? walk.after(reading) : [];
    if (token.tokenType === t.LeftBrace && ways.length > 0) block = ways;
  }
  return ways.map(({ place, stack, begins }) => ({
    token: place.type.name as Expected["token"],
    rules: openRules(stack),
    begins,
  }));
}

/** What may begin an item of the block that the tokens end in, whatever stands on the line. */
export function whatBegins(tokens: readonly Token[]): readonly Expected[] {
  const last = tokens.findLastIndex((token) => token.tokenType === t.LeftBrace);
  return last < 0 ? [] : whatNext(tokens.slice(0, last + 1)).filter(({ begins }) => begins);
}

function openRules(stack: Stack | undefined): OpenRule[] {
  const rules: OpenRule[] = [];
  for (let at = stack; at; at = at.below)
    rules.push({ rule: at.call.rule, occurrence: at.call.occurrence });
  return rules.toReversed();
}
