import type { GradConfig, NamedAttrMap, Tensor } from '@tensorflow/tfjs-core'
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend'
import { tf } from '../tfcore'
import { DataType } from './binding'

/** TensorFlow's one operation for a gradient that TensorFlow.js puts together from many. */
interface OneOperation {
  readonly kernel: string
  readonly op: string
  readonly saves: Pick<GradConfig, 'inputsToSave' | 'outputsToSave'>
  /** Whether the operation takes what was saved before the gradient that comes back. */
  readonly savedFirst: boolean
}
const operations: readonly OneOperation[] = [
  { kernel: 'Relu', op: 'ReluGrad', saves: { inputsToSave: ['x'] }, savedFirst: false },
  { kernel: 'Relu6', op: 'Relu6Grad', saves: { inputsToSave: ['x'] }, savedFirst: false },
  { kernel: 'Sigmoid', op: 'SigmoidGrad', saves: { outputsToSave: [true] }, savedFirst: true },
  { kernel: 'Tanh', op: 'TanhGrad', saves: { outputsToSave: [true] }, savedFirst: true },
]

/** Gradients are common to all backends: the others keep theirs. */
export function registerNativeGradients(): void {
  if (registered) return
  registered = true
  for (const { kernel, op, saves, savedFirst } of operations) {
    const original = tf.getGradient(kernel)
    tf.unregisterGradient(kernel)
    tf.registerGradient({
      kernelName: kernel,
      ...saves,
      gradFunc: (dy: Tensor | Tensor[], saved: Tensor[], attrs: NamedAttrMap) => {
        if (tf.getBackend() !== 'tensorflow') return original.gradFunc(dy, saved, attrs)
        const backend = tf.backend() as NodeJSKernelBackend
        const inputs = savedFirst ? [saved[0], dy] : [dy, saved[0]]
        const type = { name: 'T', type: backend.binding.TF_ATTR_TYPE, value: DataType.float32 }
        return { x: () => backend.executeSingleOutput(op, [type], inputs as never) as Tensor }
      },
    })
  }
}

let registered = false
