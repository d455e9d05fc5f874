import type { Diagnostic, Fix } from "../../grammar/diagnostic.ts";
import type { Span } from "../../grammar/span.ts";
import type { Entry } from "./entry.ts";
import { files } from "./files.ts";
import { goals } from "./goals.ts";
import { model } from "./model.ts";
import { names } from "./names.ts";
import { solve } from "./solve.ts";
import { symmetry } from "./symmetry.ts";
import { units } from "./units.ts";

/** Every code of the compiler with its message; a misspelt code or particular is a type error. */
export const compilerCatalogue = {
  ...names,
  ...units,
  ...model,
  ...goals,
  ...solve,
  ...files,
  ...symmetry,
};

type Catalogue = typeof compilerCatalogue;
export type Code = keyof Catalogue;
export type Particulars<C extends Code> = Catalogue[C] extends Entry<infer P> ? P : never;

export interface Extras {
  readonly related?: Diagnostic["related"];
  readonly fix?: Fix;
}

/** The use of a definition whose text is being expanded; `foreign` when that text is the library's. */
export interface Expansion {
  readonly span: Span;
  readonly name: string;
  readonly foreign: boolean;
}

/** What is said once of a name, however often it is used. */
const oncePerName: ReadonlySet<Code> = new Set<Code>(["HAM2001", "HAM5009"]);

/** What was probably meant, put in its place, where the message suggests it. */
function fixOf(particulars: unknown, help: string | undefined, span: Span): Fix | undefined {
  const { suggestion } = particulars as { readonly suggestion?: string };
  if (suggestion === undefined || help !== `Did you mean \`${suggestion}\`?`) return undefined;
  return { title: `Write ${suggestion}`, edits: [{ span, text: suggestion }] };
}

/** Of a long chain of uses, the outermost and the innermost two. */
function ends(chain: readonly Expansion[]): readonly Expansion[] {
  return chain.length <= 3 ? chain : [chain[0], ...chain.slice(-2)];
}

/**
 * Collects diagnostics, so that one mistake gives one of them: a name is unknown once, a use of
 * the library fails once, and warnings wait until there is no error that may have caused them.
 */
export class Reporter {
  private readonly found = new Map<string, Diagnostic>();
  private readonly expansions: Expansion[] = [];

  /** Always returns undefined, so that a check can `return reporter.report(…)`. */
  report<C extends Code>(
    code: C,
    span: Span,
    particulars: Particulars<C>,
    extras: Extras = {},
  ): undefined {
    const entry = compilerCatalogue[code] as unknown as Entry<Particulars<C>>;
    // The library's text is not the user's: the place to show is where it is used.
    const foreign = this.expansions.findIndex((expansion) => expansion.foreign);
    const outer = foreign < 0 ? this.expansions : this.expansions.slice(0, foreign);
    const place = foreign < 0 ? span : this.expansions[foreign].span;
    const message = entry.message(particulars);
    const related = [
      ...(foreign < 0 ? (extras.related ?? []) : []),
      ...ends(outer).map(({ span: at, name }) => ({
        span: at,
        message: `\`${name}\` is used here`,
      })),
    ];
    const help = entry.help?.(particulars);
    const fix = extras.fix ?? fixOf(particulars, help, span);
    const diagnostic: Diagnostic = {
      code,
      severity: entry.severity,
      span: place,
      message: foreign < 0 ? message : `In \`${this.expansions[foreign].name}\`: ${message}`,
      help,
      ...(related.length > 0 ? { related } : {}),
      ...(fix && foreign < 0 ? { fix } : {}),
    };
    const at = `${place.start} ${place.end}`;
    const key =
      foreign >= 0
        ? `${at} ${entry.severity}`
        : oncePerName.has(code)
          ? message
          : `${at} ${code} ${message}`;
    const known = this.found.get(key);
    if (!known || place.start < known.span.start) this.found.set(key, diagnostic);
    return undefined;
  }

  /** Runs `inner` with a note of where the definition being expanded is used. */
  within<T>(expansion: Expansion, inner: () => T): T {
    this.expansions.push(expansion);
    try {
      return inner();
    } finally {
      this.expansions.pop();
    }
  }

  get diagnostics(): readonly Diagnostic[] {
    const all = [...this.found.values()];
    return (this.hasErrors ? all.filter(({ severity }) => severity === "error") : all).sort(
      (a, b) =>
        a.span.start - b.span.start || a.span.end - b.span.end || a.code.localeCompare(b.code),
    );
  }

  get hasErrors(): boolean {
    return [...this.found.values()].some(({ severity }) => severity === "error");
  }
}
