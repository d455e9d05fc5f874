import type { Item, Module, Value } from "./target.ts";

const width = 100;

/** The module as TypeScript: with imports, types and an export. */
export function printTypeScript(module: Module): string {
  const { imports } = module;
  const names = [...imports.values, ...imports.types.map((name) => `type ${name}`)];
  const importLine = `import { ${names.join(", ")} } from ${JSON.stringify(imports.from)};`;
  const wrapped =
    importLine.length <= width
      ? importLine
      : `import {\n${names.map((name) => `  ${name},`).join("\n")}\n} from ${JSON.stringify(imports.from)};`;
  const { whole } = imports;
  return [
    docComment(module.doc),
    ...(whole ? [`import * as ${whole.name} from ${JSON.stringify(whole.from)};`] : []),
    wrapped,
    "",
    ...module.items.flatMap((item) => [printItem(item, true), ""]),
    `export default ${module.result};`,
    "",
  ].join("\n");
}

/**
 * The module as the body of a plain JavaScript function of the runtime, `ham`, and of the package
 * that it imports as a whole.
 */
export function printJavaScript(module: Module): string {
  return [
    `"use strict";`,
    ...(module.imports.values.length > 0
      ? [`const { ${module.imports.values.join(", ")} } = ham;`]
      : []),
    ...module.items.map((item) => printItem(item, false)),
    `return ${module.result};`,
    "",
  ].join("\n");
}

function printItem(item: Item, types: boolean): string {
  if (item.kind === "heading")
    return `// ${"─".repeat(4)} ${item.text} ${"─".repeat(Math.max(4, width - 10 - item.text.length))}`;
  const doc = item.doc === undefined ? "" : `${docComment(item.doc)}\n`;
  if (item.kind === "constant") {
    const head = `const ${item.name}${types ? `: ${item.type}` : ""} = `;
    return `${doc}${head}${printValue(item.value, "", head.length + 1)};`;
  }
  const parameters = item.parameters
    .map(({ name, type }) => (types ? `${name}: ${type}` : name))
    .join(", ");
  const body = item.body.map((line) => `  ${line}`).join("\n");
  return `${doc}function ${item.name}(${parameters})${types ? `: ${item.result}` : ""} {\n${body}\n}`;
}

/** `indent` is that of the line on which the value begins, `used` what already stands on it. */
function printValue(value: Value, indent: string, used: number): string {
  const flat = printFlat(value);
  if (flat !== undefined && indent.length + used + flat.length <= width) return flat;
  if (typeof value === "string") return value;
  const inner = `${indent}  `;
  switch (value.kind) {
    case "object":
      return `{\n${value.fields
        .map(([key, field]) =>
          key === field
            ? `${inner}${key},\n`
            : `${inner}${key}: ${printValue(field, inner, key.length + 3)},\n`,
        )
        .join("")}${indent}}`;
    case "array":
      return `[\n${value.items.map((item) => `${inner}${printValue(item, inner, 1)},\n`).join("")}${indent}]`;
    case "function": {
      const head = `(${value.parameters.join(", ")}) => (`;
      return `${head}${printValue(value.result, indent, used + head.length)})`;
    }
    case "lambda":
      return `(${value.parameters.join(", ")}) => {\n${value.body.map((line) => `${inner}${line}\n`).join("")}${indent}}`;
  }
}

/** The value on one line; undefined where it needs several. */
function printFlat(value: Value): string | undefined {
  if (typeof value === "string") return value;
  switch (value.kind) {
    case "object": {
      const fields = value.fields.map(([key, field]) => {
        const printed = printFlat(field);
        return printed === undefined ? undefined : key === printed ? key : `${key}: ${printed}`;
      });
      if (fields.some((field) => field === undefined)) return undefined;
      return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
    }
    case "array": {
      const items = value.items.map(printFlat);
      return items.some((item) => item === undefined) ? undefined : `[${items.join(", ")}]`;
    }
    case "function": {
      const result = printFlat(value.result);
      return result && `(${value.parameters.join(", ")}) => (${result})`;
    }
    case "lambda": {
      const [line] = value.body;
      if (value.body.length === 0) return `(${value.parameters.join(", ")}) => {}`;
      if (value.body.length > 1 || !line.startsWith("return ")) return undefined;
      return `(${value.parameters.join(", ")}) => ${line.slice("return ".length, -1)}`;
    }
  }
}

function docComment(content: string): string {
  const lines = content.replaceAll("*/", "* /").split("\n");
  return lines.length === 1
    ? `/** ${lines[0]} */`
    : ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}
