import type { Fix } from "../../../grammar/index.ts";
import { nodesAt } from "../../analysis/find.ts";
import { replace } from "./edits.ts";
import type { Remedy } from "./remedies.ts";

/** Two arguments that say the same thing: leave out either. */
export const exclusiveArguments: Remedy = ({ span, message }, analysis) => {
  const names = [...message.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  const call = nodesAt(analysis, span.start).findLast((node) => node.kind === "call");
  if (!call) return [];
  const list = call.arguments;
  return list.flatMap((argument, at): Fix[] => {
    if (!argument.name || !names.includes(argument.name.text)) return [];
    const start = at > 0 ? list[at - 1].span.end : argument.span.start;
    const end = at > 0 ? argument.span.end : (list[1]?.span.start ?? argument.span.end);
    return [replace(`Leave out \`${argument.name.source}\``, { start, end }, "")];
  });
};
