/** The built runtime (index.js, worker.js and their types), beside the bundle that this becomes part of. */
export const runtimeFolder = new URL("./runtime/", import.meta.url);
