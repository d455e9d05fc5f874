import type { Plugin } from "esbuild";
import type { Plugin as TestPlugin } from "vitest/config";
export declare const kernelsForBundles: Plugin;
export declare const kernelsForTests: TestPlugin;
