import type { Tf } from '@shared/catalog/define/tf'
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend'

/** TensorFlow's library as the package's native module hands it out. */
export type Binding = NodeJSKernelBackend['binding']
/** An attribute of an operation, with the binding's number for its kind. */
export type OpAttribute = Parameters<Binding['executeOp']>[1][number]

/** TensorFlow.js with the native library as the backend that is set. */
export interface Native {
  readonly tf: Tf
  readonly backend: NodeJSKernelBackend
}

/** TensorFlow's numbers for types of values. */
export const DataType = { float32: 1, int32: 3, uint8: 4, int64: 9, bool: 10, resource: 20 } as const
