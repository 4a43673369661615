import type { TensorInfo } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import type { KernelScope } from './KernelScope'

export interface FusedInput {
  readonly bias?: TensorInfo | null
  readonly preluActivationWeights?: TensorInfo | null
}

export interface FusedActivation {
  readonly activation?: string
  readonly leakyreluAlpha?: number
}

const kernels: Readonly<Record<string, string>> = {
  relu: tf.Relu,
  relu6: tf.Relu6,
  elu: tf.Elu,
  sigmoid: tf.Sigmoid,
  leakyrelu: tf.LeakyRelu,
  prelu: tf.Prelu,
}

/** What a fused kernel does after its product: the bias, then the activation. */
export function activate(
  scope: KernelScope,
  product: TensorInfo,
  { bias, preluActivationWeights }: FusedInput,
  { activation = 'linear', leakyreluAlpha }: FusedActivation,
): TensorInfo {
  const shifted = bias ? scope.call(tf.Add, { a: product, b: bias }) : product
  if (activation === 'linear') return shifted
  const kernel = kernels[activation]
  if (kernel === undefined) throw new Error(`The activation ${activation} cannot be fused.`)
  const slope: Record<string, TensorInfo> = preluActivationWeights ? { alpha: preluActivationWeights } : {}
  return scope.call(kernel, { x: shifted, ...slope }, activation === 'leakyrelu' ? { alpha: leakyreluAlpha } : {})
}
