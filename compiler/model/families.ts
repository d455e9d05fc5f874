import { gather } from "../check/typed.ts";

/** The families that a value depends on. */
export const families = gather((node) => (node.kind === "parameter" ? node.family : undefined));
