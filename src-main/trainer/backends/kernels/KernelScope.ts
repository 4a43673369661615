import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'

/**
 * What a composed kernel works with: other kernels of the WebAssembly backend, called without tape and tidy, whose
 * results are freed when the scope ends.
 */
export class KernelScope {
  private readonly made: TensorInfo[] = []

  constructor(readonly backend: BackendWasm) {}

  /** Runs `compose` and frees every intermediate result but the one it returns. */
  static run(backend: BackendWasm, compose: (scope: KernelScope) => TensorInfo): TensorInfo {
    const scope = new KernelScope(backend)
    let result: TensorInfo | undefined
    try {
      result = compose(scope)
      return result
    } finally {
      for (const info of scope.made) if (info !== result) backend.disposeData(info.dataId)
    }
  }

  /** The result of one kernel that has one output. */
  call(kernelName: string, inputs: Record<string, TensorInfo>, attrs: object = {}): TensorInfo {
    const kernel = tf.getKernel(kernelName, 'wasm')
    const result = kernel.kernelFunc({ inputs, attrs: attrs as NamedAttrMap, backend: this.backend }) as TensorInfo
    this.made.push(result)
    return result
  }

  /** A new tensor whose values are not set. */
  make(shape: number[], dtype: TensorInfo['dtype'] = 'float32'): TensorInfo {
    const info = this.backend.makeOutput(shape, dtype)
    this.made.push(info)
    return info
  }

  /** The same values under another shape of equal size, without a copy. */
  reshape(info: TensorInfo, shape: number[]): TensorInfo {
    return { dataId: info.dataId, dtype: info.dtype, shape }
  }

  /**
   * The values of a float tensor in the WebAssembly heap. Making a tensor may grow the heap and end every earlier view,
   * so make the outputs first.
   */
  floats(info: TensorInfo): Float32Array {
    return this.backend.typedArrayFromHeap(info) as Float32Array
  }

  ints(info: TensorInfo): Int32Array {
    return this.backend.typedArrayFromHeap(info) as Int32Array
  }
}
