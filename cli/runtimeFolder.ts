/** The built runtime (index.js, worker.js, helper.js and their types), beside the bundle that this becomes part of. */
export const runtimeFolder = new URL("./runtime/", import.meta.url);

/** The file of a thread that helps with an evaluation. */
export function helperUrl(): URL {
  return new URL("helper.js", runtimeFolder);
}
