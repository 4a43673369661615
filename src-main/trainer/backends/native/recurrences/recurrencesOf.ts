import type { Recurrences } from '@shared/catalog/define/recurrence'
import type { Tf } from '@shared/catalog/define/tf'
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend'
import { gruResetAfter } from './gruResetAfter'
import { gruResetBefore } from './gruResetBefore'
import { lstm } from './lstm'

/** Recurrent layers in one piece, where TensorFlow's library computes. */
export function recurrencesOf(tf: Tf): Recurrences | undefined {
  if (tf.getBackend() !== 'tensorflow') return undefined
  const native = { tf, backend: tf.backend() as NodeJSKernelBackend }
  return {
    lstm: (sequence) => lstm(native, sequence),
    gruResetAfter: (sequence) => gruResetAfter(native, sequence),
    gruResetBefore: (sequence) => gruResetBefore(native, sequence),
  }
}
