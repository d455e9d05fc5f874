import type { Box, Point } from "./plane.ts";

/** Tenths of a pixel: the same text wherever it is drawn. */
export function pixel(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `<name key="value">content</name>`; numbers are pixels. */
export function element(name: string, attributes: Attributes, content = ""): string {
  const shown = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? pixel(value) : escape(value!)}"`)
    .join("");
  return content ? `<${name}${shown}>${content}</${name}>` : `<${name}${shown}/>`;
}

export function line(from: Point, to: Point, attributes: Attributes): string {
  return element("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, ...attributes });
}

export function polygon(points: readonly Point[], attributes: Attributes): string {
  return element("polygon", {
    points: points.map(({ x, y }) => `${pixel(x)},${pixel(y)}`).join(" "),
    ...attributes,
  });
}

/** Text centred on a place. */
export function label(at: Point, text: string, attributes: Attributes): string {
  const size = Number(attributes["font-size"] ?? 12);
  return element(
    "text",
    { x: at.x, y: at.y + 0.35 * size, "text-anchor": "middle", ...attributes },
    escape(text),
  );
}

/** The picture: what lies in the box, on white. */
export function svg(
  { left, top, right, bottom }: Box,
  title: string,
  parts: readonly string[],
): string {
  const [width, height] = [right - left, bottom - top];
  const size = { width, height };
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: [left, top, width, height].map(pixel).join(" "),
    ...size,
    "font-family": "Helvetica, Arial, sans-serif",
  };
  const background = element("rect", { x: left, y: top, ...size, fill: "#ffffff" });
  const lines = [element("title", {}, escape(title)), background, ...parts];
  return `${element("svg", attributes, `\n${lines.join("\n")}\n`)}\n`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
