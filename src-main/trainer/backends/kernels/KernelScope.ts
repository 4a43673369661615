import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { DataType, KernelFunc, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'

/** Bytes after each tensor made here, so that whole vectors may be written and read at its end. */
const slack = 64

/**
 * What a composed kernel works with: other kernels of the WebAssembly backend, called without tape and tidy, whose
 * results are freed when the scope ends.
 */
export class KernelScope {
  private readonly made: TensorInfo[] = []

  /** @param replaced the kernel that TensorFlow.js has under the same name */
  constructor(
    readonly backend: BackendWasm,
    private readonly replaced?: KernelFunc,
  ) {}

  /** Runs `compose` and frees every intermediate result but the one it returns. */
  run(compose: () => TensorInfo): TensorInfo {
    let result: TensorInfo | undefined
    try {
      result = compose()
      return result
    } finally {
      for (const info of this.made) if (info !== result) this.backend.disposeData(info.dataId)
    }
  }

  /** The result of one kernel that has one output. */
  call(kernelName: string, inputs: Record<string, TensorInfo>, attrs: object = {}): TensorInfo {
    const kernel = tf.getKernel(kernelName, 'wasm')
    return this.keep(kernel.kernelFunc({ inputs, attrs: attrs as NamedAttrMap, backend: this.backend }) as TensorInfo)
  }

  /** The result of the kernel that this one stands in for: for the cases it leaves alone. */
  original(inputs: Record<string, TensorInfo>, attrs: object): TensorInfo {
    if (!this.replaced) throw new Error('This operation has no form for such a tensor.')
    return this.keep(this.replaced({ inputs, attrs: attrs as NamedAttrMap, backend: this.backend }) as TensorInfo)
  }

  private keep(info: TensorInfo): TensorInfo {
    this.made.push(info)
    return info
  }

  /** A new tensor whose values are not set. */
  make(shape: number[], dtype: 'float32' | 'int32' = 'float32'): TensorInfo {
    const bytes = 4 * tf.util.sizeFromShape(shape)
    const address = (this.backend.wasm as unknown as Allocator)._malloc(bytes + slack) >>> 0
    if (address === 0) throw new Error(`The calculation engine has no memory for a tensor of ${bytes} bytes.`)
    return this.keep(this.backend.makeOutput(shape, dtype, address))
  }

  /** The same values under another shape of equal size, without a copy. */
  reshape(info: TensorInfo, shape: number[]): TensorInfo {
    return { dataId: info.dataId, dtype: info.dtype, shape }
  }

  /** Where a tensor's values start, in bytes. */
  address(info: TensorInfo): number {
    return this.backend.getMemoryOffset(info.dataId)
  }

  /**
   * The values of a tensor in the WebAssembly heap. Making a tensor may grow the heap and end every earlier view, so
   * make the outputs first.
   */
  view(info: { dataId: TensorInfo['dataId']; shape: number[]; dtype: DataType }): Float32Array | Int32Array {
    return this.backend.typedArrayFromHeap(info) as Float32Array | Int32Array
  }
}

interface Allocator {
  _malloc(bytes: number): number
}
