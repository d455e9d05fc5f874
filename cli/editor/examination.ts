import { judged, withVerdict } from "../../analysis/examine.ts";
import type { Compilation } from "../../compiler/index.ts";
import type { Examination, Verdict } from "../../lsp/analysis/results.ts";

/** Examines one quantity after the other; nothing where that is not wanted any more. */
export async function examination(
  compilation: Compilation,
  goOn: () => Promise<boolean>,
): Promise<Examination | undefined> {
  const { goal } = compilation.model ?? {};
  const verdicts: Verdict[] = [];
  let examined = compilation;
  for (const each of judged(compilation)) {
    if (!(await goOn())) return undefined;
    if (!each) continue;
    const { quantity, verdict } = each;
    if (quantity === goal?.quantity) examined = withVerdict(compilation, each);
    if (verdict) {
      const { span } = quantity;
      verdicts.push(verdict.allowed ? { span } : { span, forbiddenBy: verdict.operation.name });
    }
  }
  return { compilation: examined, verdicts };
}
