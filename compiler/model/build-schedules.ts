import type { Piecewise, ScheduleDeclaration } from "../../grammar/ast.ts";
import type { Meaning } from "../check/scope.ts";
import { checkReal } from "../check/expression.ts";
import type { Context } from "../check/scope.ts";
import { type Type, describeUnit, real, unify } from "../check/types.ts";
import { constantNumber, constantOf } from "./constants.ts";
import type { Piece, Schedule } from "./schedule.ts";

/** Builds the schedules in the order of the spec; each may use those above it. */
export function buildSchedules(
  declarations: readonly ScheduleDeclaration[],
  names: Map<string, Meaning>,
  context: Context,
): readonly Schedule[] {
  return declarations.flatMap((declaration) => {
    const { name, value } = declaration;
    if (!name || !value) return [];
    const pieces = buildPieces(value, `The schedule \`${name.source}\``, context);
    if (!pieces) {
      names.set(name.text, { kind: "broken" });
      return [];
    }
    const schedule: Schedule = {
      name: name.text,
      source: name.source,
      span: declaration.span,
      ...pieces,
    };
    names.set(name.text, { kind: "schedule", schedule });
    return [schedule];
  });
}

/** The pieces of `0.1 until 50, then 0.03` or `30000 K until 100, log to 300 K at 350`. */
export function buildPieces(
  piecewise: Piecewise,
  what: string,
  context: Context,
): { readonly type: Type; readonly pieces: readonly Piece[] } | undefined {
  const { reporter } = context;
  const pieces: Piece[] = [];
  let dimension: Type["dimension"] = "any";
  /** The step at which the next piece begins; undefined once a piece has no end. */
  let begin: number | undefined = 0;
  for (const segment of piecewise.segments) {
    if (begin === undefined)
      return reporter.report("HAM6006", segment.span, {
        reason: "The piece before this one never ends",
      });
    const value = checkReal(
      segment.kind === "hold" ? segment.value : segment.target,
      what,
      context,
    );
    if (!value) return undefined;
    const common: Type["dimension"] | undefined = unify(dimension, value.type.dimension);
    if (common === undefined)
      return reporter.report("HAM3001", value.span, {
        verb: "join",
        left: describeUnit({ ...real, dimension }),
        right: describeUnit(value.type),
      });
    dimension = common;
    const endSyntax = segment.kind === "hold" ? segment.until : segment.at;
    const end = endSyntax && constantNumber(endSyntax, "The end of a piece", context);
    if (endSyntax && !end) return undefined;
    if (end && !(end.value > begin && Number.isInteger(end.value)))
      return reporter.report("HAM6006", endSyntax!.span, {
        reason: `This piece ends at step ${end.value}, but it begins at step ${begin}`,
      });
    if (segment.kind === "hold") {
      pieces.push({ kind: "hold", value, until: end?.value });
      begin = end?.value;
      continue;
    }
    const before = pieces.at(-1);
    const from =
      before?.kind === "hold"
        ? constantOf(before.value, "The value before a ramp", context)
        : before?.to;
    const to = constantOf(value, "The end of a ramp", context);
    if (from === undefined || to === undefined || !end) return undefined;
    const flat = [from, to].find((edge) => !(edge > 0));
    if (segment.scale === "log" && flat !== undefined)
      return reporter.report("HAM6007", segment.span, { value: flat });
    pieces.push({ kind: "ramp", scale: segment.scale, start: begin, from, to, until: end.value });
    begin = end.value;
  }
  return { type: { ...real, dimension }, pieces };
}
