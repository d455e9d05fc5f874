import * as tf from "@tensorflow/tfjs-core";
import type { TfjsBackend } from "../engine/tfjs-names.ts";

/** What TensorFlow.js calls them. */
const registered: Readonly<Record<TfjsBackend, string>> = {
  node: "tensorflow",
  wasm: "wasm",
  cpu: "cpu",
};

/** Runs what works on tensors, on one back end, and disposes of all that it leaves. */
export type TensorScope = <T>(work: () => T) => T;

/** Starts a back end and has it add two numbers. Throws where it cannot. */
export async function useBackend(backend: TfjsBackend): Promise<void> {
  // Lest it greet on standard error.
  tf.enableProdMode();
  await load(backend);
  if (!(await tf.setBackend(registered[backend]))) throw new Error("it cannot be initialised");
  const sum = tf.tidy(() => tf.add(tf.tensor1d([1]), 1).dataSync()[0]);
  if (sum !== 2) throw new Error(`it says that 1 + 1 is ${sum}`);
}

/** The scope of a back end that was started. */
export function scopeOf(backend: TfjsBackend): TensorScope {
  const name = registered[backend];
  return (work) => {
    // One that runs already is set at once; the promise says nothing more.
    if (tf.getBackend() !== name) void tf.setBackend(name);
    let result: ReturnType<typeof work>;
    tf.tidy(() => {
      result = work();
    });
    return result!;
  };
}

async function load(backend: TfjsBackend): Promise<void> {
  switch (backend) {
    case "node": {
      // Not installed everywhere, nor known to the type checker.
      const native = "@tensorflow/tfjs-node";
      await import(native);
      return;
    }
    case "wasm":
      await import("@tensorflow/tfjs-backend-wasm");
      return;
    case "cpu":
      await import("@tensorflow/tfjs-backend-cpu");
  }
}
