import type { Fix } from "../../../grammar/index.ts";
import type { Analysis } from "../../analysis/analysis.ts";
import type { Remedy } from "./remedies.ts";

/** A goal that the symmetry of the model forbids: drop what forbids it, or let hoppings be complex. */
export const forbiddenBySymmetry: Remedy = ({ help }, analysis) => {
  const declared = /drop `(.+)` from `symmetry`/.exec(help ?? "")?.[1];
  if (declared !== undefined) return withoutGenerator(declared, analysis);
  return help?.includes("complex") ? complexHoppings(analysis) : [];
};

/** The declaration without a generator, and without the comma beside it. */
function withoutGenerator(generator: string, { text, parsed }: Analysis): readonly Fix[] {
  const declaration = parsed.file.declarations.find((each) => each.kind === "symmetry");
  if (declaration?.kind !== "symmetry") return [];
  const { generators, span } = declaration;
  const at = generators.findIndex(
    (each) => text.slice(each.span.start, each.span.end) === generator,
  );
  if (at < 0) return [];
  const title = `Drop \`${generator}\` from the symmetry`;
  if (generators.length === 1) return [{ title, edits: [{ span, text: "symmetry none" }] }];
  const cut =
    at > 0
      ? { start: generators[at - 1].span.end, end: generators[at].span.end }
      : { start: generators[0].span.start, end: generators[1].span.start };
  return [{ title, edits: [{ span: cut, text: "" }] }];
}

/** Real parameters of bonds as complex ones of the same size. */
function complexHoppings({ text, parsed }: Analysis): readonly Fix[] {
  const edits = parsed.file.declarations.flatMap((declaration) => {
    if (declaration.kind !== "parameter" || declaration.each?.of !== "bond") return [];
    const { domain } = declaration;
    if (domain?.name.text !== "real") return [];
    const high = domain.restriction?.kind === "interval" ? domain.restriction.high : undefined;
    const size = high ? ` in disk(${text.slice(high.span.start, high.span.end)})` : "";
    return [{ span: domain.span, text: `complex${size}` }];
  });
  return edits.length > 0 ? [{ title: "Let the hoppings be complex", edits }] : [];
}
