import type { OpenBackendOptions } from '../../../src-main/trainer/backends/openBackend'

/** Every form in which the WebAssembly backend can run. */
export const engines: readonly (readonly [string, OpenBackendOptions])[] = [
  ['SIMD', { threads: 1 }],
  ['plain', { threads: 1, simd: false }],
  ['SIMD with two threads', { threads: 2 }],
]
