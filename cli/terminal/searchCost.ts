import type { SearchCost } from "../../runtime/index.ts";

/** What a search takes, in words. */
export function searchCostText(cost: SearchCost): string {
  const { bands, points, measured, secondsPerStep, bytesPerThread } = cost;
  const on = measured === points ? "" : `, measured on ${measured}`;
  return [
    "Cost of the search",
    `  a step   ${duration(secondsPerStep)} in one thread: goal${
      cost.constrained ? ", constraints" : ""
    } and gradient at ${points} k of ${count(bands, "band")}${on}`,
    `  memory   about ${Math.round(bytesPerThread / 1e6)} MB for each thread`,
    `  threads  ${threadsText(cost)}`,
    "",
  ].join("\n");
}

function threadsText({ starts, helpers }: SearchCost): string {
  const running = helpers.length;
  const most = Math.max(...helpers);
  const first = running === 1 ? "one start at a time" : `${running} starts at a time`;
  const helped =
    most === 0
      ? running === 1
        ? ", in one thread"
        : ", a thread each"
      : `, each divided among up to ${most + 1} threads`;
  return starts > running ? `${first}${helped}; of ${starts}` : `${first}${helped}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

/** Two digits, since that is what such a measurement is worth. */
function duration(seconds: number): string {
  const [size, unit] = seconds < 1 ? [1000 * seconds, "ms"] : [seconds, "s"];
  return `about ${Number(size.toPrecision(2))} ${unit}`;
}
