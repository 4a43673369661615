import type { Tensor } from '@tensorflow/tfjs-core'
import { tf } from '../../../src-main/trainer/backends/tfcore'
import type { OpCase, OpInput } from './OpCase'
import { seededValues } from './seededValues'

export interface CaseResult {
  readonly shape: number[]
  readonly dtype: string
  readonly values: number[]
  /** For each float input the gradient of the sum of the result times fixed weights. */
  readonly gradients: number[][]
}

/** Runs an operation and its gradients on the backend that is selected. */
export async function runCase(test: OpCase): Promise<CaseResult> {
  const [result, ...gradients] = tf.tidy(() => {
    const inputs = test.inputs.map((input, i) => tensorOf(input, i))
    const result = test.run(tf, ...inputs)
    if (test.gradient === false) return [result]
    const floats = inputs.filter((input) => input.dtype === 'float32')
    const weights = tf.tensor(weightsOf(result.size), result.shape)
    const loss = (...given: Tensor[]) => {
      const all = inputs.map((input) => (input.dtype === 'float32' ? given.shift()! : input))
      return tf.sum(tf.mul(test.run(tf, ...all), weights))
    }
    return [result, ...tf.grads(loss)(floats)]
  }) as [Tensor, ...Tensor[]]
  const read = async (tensor: Tensor) => {
    const values = [...(await tensor.data())]
    tensor.dispose()
    return values
  }
  const { shape, dtype } = result
  return { shape, dtype, values: await read(result), gradients: await Promise.all(gradients.map(read)) }
}

export function weightsOf(size: number): number[] {
  const next = seededValues(99)
  return Array.from({ length: size }, () => 0.5 + next())
}

/** The values of an input, the same in every run. */
export function valuesOf({ shape, dtype, range = [-1, 1], distinct }: OpInput, index: number): number[] {
  const size = shape.reduce((a, b) => a * b, 1)
  const next = seededValues(17 * index + size)
  const [low, high] = range
  const values = Array.from({ length: size }, (_, i) => (distinct ? i / size : next()) * (high - low) + low)
  if (distinct)
    for (let i = size - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1))
      ;[values[i], values[j]] = [values[j]!, values[i]!]
    }
  return dtype === undefined ? values.map(Math.fround) : values.map((value) => Math.floor(value))
}

function tensorOf(input: OpInput, index: number): Tensor {
  return tf.tensor(valuesOf(input, index), [...input.shape], input.dtype ?? 'float32')
}
