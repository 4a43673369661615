/** The WebAssembly binaries of TensorFlow.js, fastest first: with SIMD and threads, with SIMD, and plain. */
export const wasmFiles = {
  threads: 'tfjs-backend-wasm-threaded-simd.wasm',
  simd: 'tfjs-backend-wasm-simd.wasm',
  plain: 'tfjs-backend-wasm.wasm',
} as const

export type WasmVariant = keyof typeof wasmFiles
