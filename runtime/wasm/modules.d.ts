/** The bytes of the compiled `kernels/`, put in by the bundler and by the test runner. */
declare module "*/kernels.wasm" {
  const bytes: Uint8Array;
  export default bytes;
}

/** What is used of it: the types of Node leave it to those of browsers. */
declare namespace WebAssembly {
  const Module: new (bytes: Uint8Array) => object;
  const Memory: new (pages: { readonly initial: number; readonly maximum: number }) => {
    readonly buffer: ArrayBuffer;
  };
  const Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: object } },
  ) => { readonly exports: object };
}
