import type { Solve } from "../program.ts";
import { adam } from "./adam.ts";
import { lbfgs } from "./lbfgs.ts";
import type { Method } from "./method.ts";
import { rmsprop } from "./rmsprop.ts";

export const methods: Readonly<Record<Solve["method"], Method>> = { rmsprop, adam, lbfgs };
