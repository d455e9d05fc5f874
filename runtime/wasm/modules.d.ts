/** What the build makes of `kernels/`. */
declare module "*/kernels.wasm" {
  const bytes: Uint8Array;
  export default bytes;
}

/** The part of the JavaScript interface of WebAssembly that is used here; Node's types lack it. */
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  interface Table {
    /** Makes room for more functions; the number of those before. */
    grow(delta: number): number;
    set(index: number, value: unknown): void;
  }
  const Memory: new (descriptor: { initial: number; maximum: number }) => Memory;
  const Table: new (descriptor: { initial: number; element: "anyfunc" }) => Table;
  const Module: new (bytes: Uint8Array) => object;
  const Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: object };
}
