import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { KernelFunc } from '@tensorflow/tfjs-core'
import type { SimdMath } from '../simd/SimdMath'
import { KernelScope } from './KernelScope'

/** A kernel's scope with the SIMD functions. */
export class SimdScope extends KernelScope {
  constructor(
    backend: BackendWasm,
    readonly simd: SimdMath,
    replaced: KernelFunc | undefined,
  ) {
    super(backend, replaced)
  }
}
