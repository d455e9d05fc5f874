import type { Code } from "./reporter.ts";

/** The page of each code: what it means, a wrong example and the mended one. */
export const pages = {} as Record<Code, string>;
