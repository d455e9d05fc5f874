import { lineMap } from "./line-map.ts";
import type { ParseResult } from "./parse.ts";
import type { Span } from "./span.ts";
import { children, isNode } from "./walk.ts";

/** A term or factor has no span of its own: it stands where its operand does. */
function startOf(node: object): number {
  if (isNode(node)) return node.span.start;
  return Math.min(...children(node).map(({ span }) => span.start));
}

/** A tree as indented text: field, kind, place, and whatever is not a node on the same line. */
export function printAst({ text, file }: Pick<ParseResult, "text" | "file">): string {
  const position = lineMap(text);
  const lines: string[] = [];
  const place = ({ start }: Span) => {
    const { line, column } = position(start);
    return `${line}:${column}`;
  };

  const print = (node: object, label: string, indent: string) => {
    const plain: string[] = [];
    const inner: (readonly [string, object])[] = [];
    for (const [field, value] of Object.entries(node)) {
      if (value === undefined || field === "kind" || field === "span" || field === "keyword")
        continue;
      if (field === "source" && "text" in node && node.text === value) continue;
      if (Array.isArray(value))
        inner.push(...value.map((item, i) => [`${field}[${i}]`, item] as const));
      else if (isNode(value)) inner.push([field, value]);
      else if (typeof value === "object") plain.push(`${field}=${place(value as Span)}`);
      else plain.push(`${field}=${JSON.stringify(value)}`);
    }
    const head = isNode(node) ? [node.kind, place(node.span)] : [];
    lines.push(indent + [label && `${label}:`, ...head, ...plain].filter(Boolean).join(" "));
    inner.sort(([, a], [, b]) => startOf(a) - startOf(b));
    for (const [field, child] of inner) print(child, field, `${indent}  `);
  };
  print(file, "", "");
  return `${lines.join("\n")}\n`;
}
