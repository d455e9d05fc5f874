import { defineConfig, type Plugin } from "vitest/config";
import { kernelsForTests } from "./scripts/kernels.mjs";

/** `import text from "./x.ham"` (or `.md`) gives the text of the file, as in the bundle. */
const textFiles: Plugin = {
  name: "ham-text",
  enforce: "pre",
  transform: (code, id) =>
    /\.(ham|md)$/.test(id)
      ? { code: `export default ${JSON.stringify(code)};`, map: null }
      : undefined,
};

/** What compares the kernels with those in TypeScript has nothing to compare without them. */
const withoutKernels =
  process.env.HAM_KERNELS === "typescript"
    ? ["test/runtime/kernels.test.ts", "test/vectorise/**"]
    : [];

export default defineConfig({
  plugins: [textFiles, kernelsForTests],
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", ...withoutKernels],
    pool: "threads",
    maxWorkers: 2,
    // Half of the time would go into importing the compiler anew for each file.
    isolate: false,
    // Generous: no test is timed, and a busy machine should not fail one.
    testTimeout: 120_000,
  },
});
