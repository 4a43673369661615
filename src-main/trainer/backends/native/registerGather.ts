import type { GatherV2Attrs, TensorInfo } from '@tensorflow/tfjs-core'
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend'
import { tf } from '../tfcore'
import { DataType, typeAttribute } from './binding'

/** Rows by number without reading the numbers back to check them: TensorFlow checks them itself, and a recording can hold it. */
export function registerGather(): void {
  if (registered) return
  registered = true
  tf.unregisterKernel(tf.GatherV2, 'tensorflow')
  tf.registerKernel({
    kernelName: tf.GatherV2,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, indices } = inputs as Record<'x' | 'indices', TensorInfo>
      const { axis, batchDims } = attrs as unknown as GatherV2Attrs
      const native = backend as NodeJSKernelBackend
      const { binding } = native
      const at = tf.scalar(axis, 'int32')
      const type = (name: string, value: number) => typeAttribute(binding, name, value)
      const gathered = native.executeSingleOutput(
        'GatherV2',
        [
          { name: 'batch_dims', type: binding.TF_ATTR_INT, value: batchDims },
          // Tables of bytes are tensors that TensorFlow.js has no type for.
          type('Tparams', native['tensorMap'].get(x.dataId).dtype),
          type('Tindices', DataType.int32),
          type('Taxis', DataType.int32),
        ],
        [x, indices, at],
      )
      at.dispose()
      return gathered
    },
  })
}

let registered = false
