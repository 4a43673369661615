// The package types only the page's way of starting; these are the parts of Emscripten's glue that a Node process needs.
declare module '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.worker.js' {
  /** The program of one worker thread, as text. */
  export const wasmWorkerContents: string
}
