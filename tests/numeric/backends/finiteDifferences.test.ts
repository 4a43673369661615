import type { Scalar, Tensor, Tensor1D, Tensor4D, Tensor5D } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBackend } from '../../../src-main/trainer/backends/openBackend'
import { tf } from '../../../src-main/trainer/backends/tfcore'
import { engines } from './engines'
import { integers, of, type OpCase } from './OpCase'
import { valuesOf, weightsOf } from './runCase'

/** Operations whose gradients are ours, or which plain JavaScript computes wrongly itself. All but maxPool are linear or square. */
const cases: OpCase[] = [
  ...([1, 2, 3] as const).flatMap((strides) =>
    (['same', 'valid'] as const).map((pad): OpCase => ({
      name: `conv2d, stride ${strides}, ${pad}`,
      inputs: [of(2, 7, 6, 3), of(3, 2, 3, 5)],
      run: (t, x, filter) => t.conv2d(x as Tensor4D, filter as Tensor4D, strides, pad),
    })),
  ),
  ...(['same', 'valid'] as const).flatMap((pad): OpCase[] => [
    {
      name: `dilated conv2d, ${pad}`,
      inputs: [of(2, 9, 8, 2), of(3, 2, 2, 3)],
      run: (t, x, filter) => t.conv2d(x as Tensor4D, filter as Tensor4D, 1, pad, 'NHWC', [2, 3]),
    },
    { name: `avgPool, ${pad}`, inputs: [of(1, 7, 5, 3)], run: (t, x) => t.avgPool(x as Tensor4D, 3, 2, pad) },
    {
      name: `maxPool, ${pad}`,
      inputs: [{ shape: [1, 7, 5, 3], distinct: true, range: [-5, -1] }],
      run: (t, x) => t.maxPool(x as Tensor4D, 2, 2, pad),
    },
    {
      name: `depthwiseConv2d, ${pad}`,
      inputs: [of(2, 6, 5, 3), of(3, 3, 3, 2)],
      run: (t, x, filter) => t.depthwiseConv2d(x as Tensor4D, filter as Tensor4D, 2, pad),
    },
    {
      name: `conv3d, ${pad}`,
      inputs: [of(1, 4, 5, 6, 2), of(2, 3, 2, 2, 3)],
      run: (t, x, filter) => t.conv3d(x as Tensor5D, filter as Tensor5D, 2, pad),
    },
  ]),
  {
    name: 'unsortedSegmentSum',
    inputs: [of(6, 4), integers(3, 6)],
    run: (t, x, ids) => t.unsortedSegmentSum(x, ids as Tensor1D, 4),
  },
  { name: 'matMul, both sides repeated', inputs: [of(2, 1, 3, 4), of(3, 4, 2)], run: (t, a, b) => t.matMul(a, b) },
  { name: 'maximum, repeated', inputs: [of(3, 4), of(4)], run: (t, a, b) => t.maximum(a, b) },
  {
    name: 'upsampling, nearest, not square',
    inputs: [of(1, 3, 4, 2)],
    run: (t, x) => t.image.resizeNearestNeighbor(x as Tensor4D, [6, 12]),
  },
  {
    name: 'upsampling, bilinear, not square',
    inputs: [of(1, 3, 4, 2)],
    run: (t, x) => t.image.resizeBilinear(x as Tensor4D, [6, 12]),
  },
]

const step = 1 / 64

describe.each(engines)('gradients on WebAssembly (%s) equal finite differences', (_, options) => {
  beforeAll(async () => {
    const opened = await openBackend('wasm', options)
    if (!opened.ok) throw new Error(opened.error.message)
  })

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    tf.tidy(() => {
      const given = one.inputs.map((input, i) => valuesOf(input, i))
      const tensors = (values: number[][]) =>
        one.inputs.map(({ shape, dtype }, i) => tf.tensor(values[i]!, [...shape], dtype ?? 'float32'))
      const size = one.run(tf, ...tensors(given)).size
      const loss = (...inputs: Tensor[]) => {
        const result = one.run(tf, ...inputs)
        return tf.sum(tf.mul(result, tf.tensor(weightsOf(size), result.shape))) as Scalar
      }
      const floats = one.inputs.flatMap(({ dtype }, i) => (dtype === undefined ? [i] : []))
      const inputs = tensors(given)
      const ofFloats = (...some: Tensor[]) => loss(...inputs.map((input, i) => some[floats.indexOf(i)] ?? input))
      const gradients = tf.grads(ofFloats)(floats.map((i) => inputs[i]!))
      floats.forEach((input, k) => {
        const gradient = gradients[k]!.dataSync()
        const every = Math.ceil(gradient.length / 24)
        for (let i = 0; i < gradient.length; i += every) {
          const [up, down] = [step, -step].map((by) => {
            const moved = given.map((values) => [...values])
            moved[input]![i]! += by
            return loss(...tensors(moved)).dataSync()[0]!
          }) as [number, number]
          expect(gradient[i], `input ${input}, value ${i}`).toBeCloseTo((up - down) / (2 * step), 2)
        }
      })
    })
  })
})
