import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core'
import type { SimdMath } from '../simd/SimdMath'
import { tf } from '../tfcore'
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

  /** A new tensor of zeros. */
  zeros(shape: number[]): TensorInfo {
    const info = this.make(shape)
    this.simd.clear(this.address(info), tf.util.sizeFromShape(shape))
    return info
  }
}
