import { printAst, printTokens } from "../grammar/index.ts";
import { printIR } from "./describe/ir.ts";
import { describeModel } from "./describe/model.ts";
import type { Compilation } from "./pipeline.ts";

export const stages = ["tokens", "ast", "model", "ir", "ts"] as const;
export type Stage = (typeof stages)[number];

/** Whose program is printed: the one that runs by itself, or that of tensors. */
export type Target = "ham" | "tfjs";

/** One stage of a compilation as text; empty where errors kept the stage from being reached. */
export function printStage(compilation: Compilation, stage: Stage, target: Target = "ham"): string {
  const { parsed, ir } = compilation;
  switch (stage) {
    case "tokens":
      return printTokens(parsed);
    case "ast":
      return printAst(parsed);
    case "model":
      return describe(compilation);
    case "ir":
      return ir ? printIR(ir) : "";
    case "ts":
      return (target === "tfjs" ? compilation.tensors?.typescript : compilation.typescript) ?? "";
  }
}

/** The model in words and tables, for `ham info`. */
export function describe({ model, source }: Compilation): string {
  if (!model) return "";
  return describeModel(model, ({ start, end }) =>
    source.text
      .slice(start, end)
      .replaceAll(/\/\/[^\n]*/g, "")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );
}
