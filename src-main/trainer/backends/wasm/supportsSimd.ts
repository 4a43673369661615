/** A module of one function that splats a byte over a vector: valid only where WebAssembly has SIMD. */
const splat = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11]

/** Whether this engine and processor run WebAssembly SIMD (every x86-64 with SSE4.1 and every ARM64 does). */
export function supportsSimd(): boolean {
  return WebAssembly.validate(new Uint8Array(splat))
}
