import {
  type Declaration,
  type Expression,
  type FormalParameter,
  type LatticeDeclaration,
  type Name,
  type ReportItem,
  type SourceFile,
  type Span,
} from "../../grammar/index.ts";
import { type AnyNode, children } from "../../grammar/walk.ts";

export type SymbolKind =
  | "lattice"
  | "constant"
  | "vector"
  | "site"
  | "point"
  | "orbital"
  | "parameter"
  | "hamiltonian"
  | "let"
  | "observable"
  | "schedule"
  | "formal"
  | "index"
  | "variable";

/** Something that a spec or the library gives a name. */
export interface SpecSymbol {
  readonly kind: SymbolKind;
  /** Canonical. */
  readonly name: string;
  /** As its declaration spells it. */
  readonly source: string;
  readonly uri: string;
  /** Of the name. */
  readonly span: Span;
  /** What declares it: a declaration, an item of a block, a formal parameter, a reduction, a curve. */
  readonly node: AnyNode;
  /** The declaration that it stands in, where it is not one itself. */
  readonly within?: SpecSymbol;
}

/** A place in the text that means a symbol. */
export interface Occurrence {
  readonly span: Span;
  readonly symbol: SpecSymbol;
  readonly role: "declaration" | "reference" | "derived";
}

export interface SymbolTable {
  /** In the order of the text. */
  readonly occurrences: readonly Occurrence[];
  /** Of the file, by canonical name; lattices have names of their own. */
  readonly globals: ReadonlyMap<string, SpecSymbol>;
  readonly lattices: ReadonlyMap<string, SpecSymbol>;
  /** Everything declared in the file. */
  readonly symbols: readonly SpecSymbol[];
  /** The declarations that a bracketed name of a call leads to: its formal parameters. */
  readonly sites: ReadonlyMap<string, SpecSymbol>;
  readonly points: ReadonlyMap<string, SpecSymbol>;
}

/** What is declared elsewhere: the library, for a spec. */
export type Outer = Pick<SymbolTable, "globals" | "lattices" | "symbols">;

type Locals = ReadonlyMap<string, SpecSymbol>;

/** Finds what every name of a file means. The tree may be broken. */
export function symbolTable(uri: string, file: SourceFile, outer?: Outer): SymbolTable {
  return new Resolver(uri, file, outer).table();
}

/** The formal parameters of a definition. */
export function formalsOf(symbol: SpecSymbol | undefined): readonly FormalParameter[] | undefined {
  const { node } = symbol ?? {};
  return node?.kind === "let" || node?.kind === "observable" ? node.parameters : undefined;
}

/** The names that arguments of a definition go by, each with its formal parameter. */
export function argumentNames(
  formals: readonly FormalParameter[],
): readonly { readonly name: string; readonly formal: FormalParameter }[] {
  return formals.flatMap((formal) =>
    (groupNames[formal.group?.text ?? ""] ?? [formal.name.text]).map((name) => ({ name, formal })),
  );
}

const groupNames: Readonly<Record<string, readonly string[] | undefined>> = {
  occupation: ["mu", "filling", "kT", "temperature"],
  bands: ["bands", "filling"],
  component: ["component"],
};

class Resolver {
  private readonly occurrences: Occurrence[] = [];
  private readonly globals = new Map<string, SpecSymbol>();
  private readonly lattices = new Map<string, SpecSymbol>();
  private readonly symbols: SpecSymbol[] = [];
  private readonly sites = new Map<string, SpecSymbol>();
  private readonly points = new Map<string, SpecSymbol>();
  private readonly own = new Map<Declaration, SpecSymbol>();
  private readonly uri: string;
  private readonly file: SourceFile;
  private readonly outer: Outer | undefined;

  constructor(uri: string, file: SourceFile, outer: Outer | undefined) {
    this.uri = uri;
    this.file = file;
    this.outer = outer;
  }

  table(): SymbolTable {
    for (const declaration of this.file.declarations) this.declare(declaration);
    for (const declaration of this.file.declarations)
      if (declaration.kind === "lattice") this.declareItems(declaration);
    this.knowSites();
    for (const declaration of this.file.declarations) this.visit(declaration);
    this.occurrences.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    const { occurrences, globals, lattices, symbols, sites, points } = this;
    return { occurrences, globals, lattices, symbols, sites, points };
  }

  private symbol(kind: SymbolKind, name: Name, node: AnyNode, within?: SpecSymbol): SpecSymbol {
    const { text, source, span } = name;
    const symbol: SpecSymbol = { kind, name: text, source, uri: this.uri, span, node, within };
    this.symbols.push(symbol);
    this.occurrences.push({ span, symbol, role: "declaration" });
    return symbol;
  }

  private declare(declaration: Declaration): void {
    const name = "name" in declaration ? declaration.name : undefined;
    if (!name) return;
    const { kind } = declaration;
    if (kind === "goal" || kind === "space" || kind === "symmetry") return;
    const symbol = this.symbol(kind as SymbolKind, name, declaration);
    this.own.set(declaration, symbol);
    const names = kind === "lattice" ? this.lattices : this.globals;
    if (!names.has(name.text)) names.set(name.text, symbol);
  }

  private declareItems(declaration: LatticeDeclaration): void {
    const within = this.own.get(declaration);
    for (const item of declaration.body ?? []) {
      if (!item.name) continue;
      const kind = {
        latticeConstant: "constant",
        latticeVector: "vector",
        site: "site",
        point: "point",
      }[item.kind] as SymbolKind;
      this.symbol(kind, item.name, item, within);
    }
  }

  /** Sites and points of the lattice of the spec, and of what it is made of. */
  private knowSites(): void {
    const note = (symbol: SpecSymbol | undefined, seen: ReadonlySet<SpecSymbol>): void => {
      if (!symbol || seen.has(symbol)) return;
      const all = [...this.symbols, ...(this.outer?.symbols ?? [])];
      for (const item of all)
        if (item.within === symbol && (item.kind === "site" || item.kind === "point")) {
          const names = item.kind === "site" ? this.sites : this.points;
          if (!names.has(item.name)) names.set(item.name, item);
        }
      const { value } = symbol.node as LatticeDeclaration;
      if (value)
        this.namesIn(value).forEach((name) => note(this.lattice(name), new Set([...seen, symbol])));
    };
    const last = this.file.declarations.findLast((declaration) => declaration.kind === "lattice");
    if (!last) return;
    const symbol = this.own.get(last);
    if (symbol) note(symbol, new Set());
    else if (last.value)
      this.namesIn(last.value).forEach((name) => note(this.lattice(name), new Set()));
  }

  private namesIn(expression: AnyNode): string[] {
    const names = expression.kind === "name" ? [expression.text] : [];
    return [...names, ...children(expression).flatMap((child) => this.namesIn(child))];
  }

  private lattice(name: string): SpecSymbol | undefined {
    return this.lattices.get(name) ?? this.outer?.lattices.get(name);
  }

  private refer(name: Name | undefined, symbol: SpecSymbol | undefined, derived = false): void {
    if (!name || !symbol) return;
    const role = derived ? "derived" : "reference";
    this.occurrences.push({ span: name.span, symbol, role });
  }

  private referSite(name: Name | undefined): void {
    if (!name) return;
    const exact = this.sites.get(name.text);
    // `A2` is a copy of `A` in a supercell.
    const copy = /^(.*?)(?:_?\d+)+$/.exec(name.text)?.[1];
    this.refer(name, exact ?? (copy === undefined ? undefined : this.sites.get(copy)), !exact);
  }

  private visit(declaration: Declaration): void {
    const none: Locals = new Map();
    const expression = (value: Expression | undefined, locals = none) =>
      this.expression(value, locals);
    switch (declaration.kind) {
      case "lattice": {
        this.latticeValue(declaration.value);
        const constants = new Map<string, SpecSymbol>();
        const within = this.own.get(declaration);
        for (const symbol of this.symbols)
          if (symbol.within === within && within && symbol.kind === "constant")
            constants.set(symbol.name, symbol);
        for (const item of declaration.body ?? [])
          expression(
            "position" in item ? item.position : "value" in item ? item.value : undefined,
            constants,
          );
        return;
      }
      case "space":
        for (const item of declaration.items) {
          if (item.kind === "spin") expression(item.value);
          else for (const name of item.names) this.symbol("orbital", name, item);
        }
        return;
      case "symmetry":
        return declaration.generators.forEach((generator) => expression(generator));
      case "parameter":
      case "schedule":
      case "solve":
        return this.values(declaration, none);
      case "hamiltonian": {
        this.refer(declaration.on, declaration.on && this.lattice(declaration.on.text));
        for (const term of declaration.terms) this.term(term);
        return;
      }
      case "let":
      case "observable":
        return this.definition(declaration);
      case "goal":
        return expression(declaration.value);
      case "require":
        return expression(declaration.condition);
      case "report":
        return declaration.items.forEach((item) => this.reportItem(item, none));
    }
  }

  private reportItem(item: ReportItem, locals: Locals): void {
    switch (item.kind) {
      case "bands":
        return item.points.forEach((point) => this.point(point));
      case "profile":
        this.expression(item.value, locals);
        return item.corners.forEach((corner) => this.point(corner));
      case "curve": {
        for (const end of [item.from, item.to, item.points]) this.expression(end, locals);
        const inner = new Map<string, SpecSymbol>();
        if (item.variable)
          inner.set(item.variable.text, this.symbol("variable", item.variable, item));
        return item.value && this.reportItem(item.value, inner);
      }
      default:
        this.expression(item, locals);
    }
  }

  /** A wave vector: by its name, or by its components. */
  private point(point: Expression | undefined): void {
    if (point?.kind === "name") this.refer(point, this.points.get(point.text));
    else this.expression(point, new Map());
  }

  private term(term: (Declaration & { kind: "hamiltonian" })["terms"][number]): void {
    if (term.kind === "onsite") term.sites.forEach((site) => this.referSite(site));
    if (term.kind === "hop") {
      const { selector } = term;
      if (selector?.kind === "sitePair") {
        this.referSite(selector.from);
        this.referSite(selector.to);
        this.expression(selector.offset, new Map());
      } else if (selector) this.values(selector, new Map());
      this.expression(term.condition, new Map());
    }
    this.expression(term.value, new Map());
  }

  /** The names of a lattice expression: lattices, and constants of those that are called. */
  private latticeValue(value: Expression | undefined): void {
    if (value?.kind === "name") return this.refer(value, this.lattice(value.text));
    if (value?.kind !== "call") return this.expression(value, new Map());
    const symbol = this.lattice(value.callee.text);
    this.refer(value.callee, symbol);
    for (const argument of value.arguments) {
      const constant = [...this.symbols, ...(this.outer?.symbols ?? [])].find(
        (item) =>
          item.kind === "constant" && item.within === symbol && item.name === argument.name?.text,
      );
      if (symbol) this.refer(argument.name, constant);
      if (value.callee.text === "supercell" && argument === value.arguments[0])
        this.latticeValue(argument.value);
      else this.expression(argument.value, new Map());
    }
  }

  private definition(declaration: Declaration & { kind: "let" | "observable" }): void {
    const within = this.own.get(declaration);
    const locals = new Map<string, SpecSymbol>();
    for (const formal of declaration.parameters ?? []) {
      const symbol = this.symbol("formal", formal.name, formal, within);
      locals.set(formal.name.text, symbol);
      this.expression(formal.default, locals);
    }
    this.expression(declaration.value, locals);
  }

  /** All expressions below a node that declares nothing. */
  private values(node: AnyNode, locals: Locals): void {
    for (const [key, value] of Object.entries(node)) {
      if (
        key === "name" ||
        key === "keyword" ||
        key === "method" ||
        (key === "domain" && node.kind !== "parameter")
      )
        continue;
      for (const part of Array.isArray(value) ? value : [value]) {
        if (typeof part !== "object" || part === null || !("kind" in part)) continue;
        if (expressionKinds.has(part.kind)) this.expression(part as Expression, locals);
        else this.values(part as AnyNode, locals);
      }
    }
  }

  private meaning(name: string, locals: Locals): SpecSymbol | undefined {
    return locals.get(name) ?? this.globals.get(name) ?? this.outer?.globals.get(name);
  }

  private expression(node: Expression | undefined, locals: Locals): void {
    if (!node) return;
    switch (node.kind) {
      case "name":
        return this.refer(node, this.meaning(node.text, locals));
      case "call":
        return this.call(node, locals);
      case "member":
        return this.expression(node.object, locals);
      case "atPoint":
        this.expression(node.value, locals);
        return this.point(node.point);
      case "matrixElement":
        this.refer(node.bra, node.bra && locals.get(node.bra.text));
        this.refer(node.ket, node.ket && locals.get(node.ket.text));
        return this.expression(node.operator, locals);
      case "reduction": {
        this.expression(node.from, locals);
        this.expression(node.to, locals);
        const inner = new Map(locals);
        for (const index of node.indices) {
          const kind = node.operation === "integral" ? "variable" : "index";
          inner.set(index.text, this.symbol(kind, index, node));
        }
        for (const { bands } of node.members ?? []) this.expression(bands, locals);
        this.expression(node.condition, inner);
        return this.expression(node.body, inner);
      }
      default:
        for (const child of children(node))
          if (expressionKinds.has(child.kind)) this.expression(child as Expression, locals);
    }
  }

  private call(node: Expression & { kind: "call" }, locals: Locals): void {
    const { callee } = node;
    const symbol = this.meaning(callee.text, locals);
    // `df(n)` is the derivative of the occupation `f`.
    const derivative = callee.text.startsWith("d") ? locals.get(callee.text.slice(1)) : undefined;
    this.refer(callee, symbol ?? derivative, !symbol);
    if (callee.text === "site" && !symbol)
      return node.arguments.forEach(({ value }) => {
        if (value?.kind === "name") this.referSite(value);
      });
    const names = argumentNames(formalsOf(symbol) ?? []);
    for (const { name, value } of node.arguments) {
      const formal = name && names.find((known) => known.name === name.text)?.formal;
      if (formal)
        this.refer(name, this.formalSymbol(symbol!, formal), formal.name.text !== name.text);
      this.expression(value, locals);
    }
  }

  private formalSymbol(of: SpecSymbol, formal: FormalParameter): SpecSymbol {
    const known = [...(this.outer?.symbols ?? []), ...this.symbols].find((s) => s.node === formal);
    const { text, source, span } = formal.name;
    return (
      known ?? { kind: "formal", name: text, source, uri: of.uri, span, node: formal, within: of }
    );
  }
}

const expressionKinds: ReadonlySet<string> = new Set([
  "number",
  "text",
  "name",
  "sum",
  "product",
  "negation",
  "power",
  "comparison",
  "range",
  "call",
  "member",
  "tuple",
  "group",
  "magnitude",
  "matrixElement",
  "reduction",
  "atPoint",
]);
