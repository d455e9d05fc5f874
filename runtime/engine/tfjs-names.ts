/** The back ends of TensorFlow.js, the quickest first. */
export const tfjsBackends = ["node", "wasm", "cpu"] as const;

export type TfjsBackend = (typeof tfjsBackends)[number];

/** What may be asked for beside the default engine; "tfjs" is the first one that works. */
export const tfjsEngines = ["tfjs", "tfjs:node", "tfjs:wasm", "tfjs:cpu"] as const;

export type TfjsEngine = (typeof tfjsEngines)[number];

/** The back ends that a name admits, in order of preference. */
export function backendsOf(engine: TfjsEngine): readonly TfjsBackend[] {
  return tfjsBackends.filter((backend) => engine === "tfjs" || engine === `tfjs:${backend}`);
}

/** The package that brings a back end. */
export function packageOf(backend: TfjsBackend): string {
  return backend === "node" ? "@tensorflow/tfjs-node" : `@tensorflow/tfjs-backend-${backend}`;
}
