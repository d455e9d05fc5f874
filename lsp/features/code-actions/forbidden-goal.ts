import { declarationAt } from "../../analysis/find.ts";
import { replace } from "./edits.ts";
import type { Remedy } from "./remedies.ts";

/** What leads smoothly to a number that has no gradient. */
const smooth: Readonly<Record<string, string | undefined>> = {
  chern_number: "hall_conductivity(H, filling = 1/2, kT = 0.1)",
  z2_number: "spin_hall_conductivity(H, filling = 1/2, kT = 0.1)",
};

/** A goal that is constant almost everywhere: the response that leads to it; the number itself into the report. */
export const forbiddenGoal: Remedy = (finding, analysis) => {
  const declaration = declarationAt(analysis, finding.span.start);
  if (!declaration || (declaration.kind !== "goal" && declaration.kind !== "require")) return [];
  const value = declaration.kind === "goal" ? declaration.value : declaration.condition;
  if (!value) return [];
  const { text, parsed } = analysis;
  const quote = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const call = value.kind === "call" ? value : undefined;
  const better = call && smooth[call.callee.text];
  if (!call || !better) return [];
  const name = call.arguments[0]?.value;
  const replacement = name?.kind === "name" ? better.replace("(H", `(${name.source}`) : better;
  const report = parsed.file.declarations.find(({ kind }) => kind === "report");
  const line = `\n  ${quote(call.span)}`;
  const brace = report && text.indexOf("{", report.span.start) + 1;
  const toReport = brace
    ? { span: { start: brace, end: brace }, text: line }
    : { span: { start: text.length, end: text.length }, text: `\nreport {${line}\n}\n` };
  const aim = replacement.split("(")[0];
  return [
    {
      title: `Aim at \`${aim}\`, and report \`${call.callee.source}\``,
      edits: [{ span: call.span, text: replacement }, toReport],
    },
    replace(`Aim at \`${aim}\``, call.span, replacement),
  ];
};
