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

/** An attribute that holds a type of values, by TensorFlow's number. */
export const typeAttribute = ({ TF_ATTR_TYPE }: Binding, name: string, value: number): OpAttribute => ({
  name,
  type: TF_ATTR_TYPE,
  value,
})

/** The attributes of `Cast`, between types that TensorFlow.js may not have. */
export const castAttributes = (binding: Binding, from: number, to: number): OpAttribute[] => [
  typeAttribute(binding, 'SrcT', from),
  typeAttribute(binding, 'DstT', to),
  { name: 'Truncate', type: binding.TF_ATTR_BOOL, value: false },
]

/** TensorFlow's numbers for types of values. */
export const DataType = { float32: 1, int32: 3, uint8: 4, int64: 9, bool: 10, resource: 20 } as const
