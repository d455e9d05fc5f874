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

export default defineConfig({
  plugins: [textFiles, kernelsForTests],
  test: {
    include: ["test/**/*.test.ts"],
    pool: "threads",
    maxWorkers: 2,
    // Half of the time would go into importing the compiler anew for each file.
    isolate: false,
    // Generous: no test is timed, and a busy machine should not fail one.
    testTimeout: 120_000,
  },
});
