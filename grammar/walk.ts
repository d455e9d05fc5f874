import type {
  Argument,
  BandMember,
  BondSelector,
  Declaration,
  Domain,
  Expression,
  FormalParameter,
  Hold,
  FieldItem,
  FromItem,
  HopTerm,
  LatticeItem,
  Multiplicity,
  OnsiteTerm,
  OrbitalItem,
  Piecewise,
  Ramp,
  ReportItem,
  Setting,
  SourceFile,
  SpinItem,
  Start,
  UnitFactor,
  UnitLiteral,
} from "./ast.ts";

/** Any node of the tree. */
export type AnyNode =
  | SourceFile
  | Declaration
  | Expression
  | UnitLiteral
  | UnitFactor
  | Argument
  | BandMember
  | LatticeItem
  | SpinItem
  | OrbitalItem
  | Domain
  | NonNullable<Domain["restriction"]>
  | Multiplicity
  | Start
  | OnsiteTerm
  | HopTerm
  | FieldItem
  | FromItem
  | BondSelector
  | FormalParameter
  | Piecewise
  | Hold
  | Ramp
  | Setting
  | ReportItem;

export function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "kind" in value && "span" in value;
}

/** The nodes directly below a node, in the order of its fields. */
export function children(node: object): AnyNode[] {
  const found: AnyNode[] = [];
  collect(node, found);
  return found;
}

function collect(node: object, found: AnyNode[]): void {
  for (const value of Object.values(node) as unknown[]) {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value))
      // Terms of a sum and factors of a product wrap their operand.
      for (const item of value as object[])
        if (isNode(item)) found.push(item);
        else collect(item, found);
  }
}

/** Visits a node and all below it. */
export function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node);
  for (const child of children(node)) walk(child, visit);
}
