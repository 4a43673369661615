import { beforeEach, expect, it } from 'vitest'
import { toChain } from '../trainer/toDocument'
import { nativeMissing } from './native'
import { open, settings, train, type Mode } from './programs'

beforeEach((context) => context.skip(Boolean(nativeMissing), nativeMissing))

const document = toChain(
  { id: 'data', type: 'mnist', params: { rows: 128 } },
  [
    { type: 'conv2d', params: { filters: 2, strides: [4, 4] } },
    { type: 'flatten' },
    { type: 'noisyDense', params: { units: 10, stddev: 0.3, activation: 'softmax' } },
  ],
  { type: 'categoricalCrossentropy' },
  settings({ batchSize: 32, optimizer: { type: 'sgd', params: { learningRate: 0.05 } } }),
)

it.each([
  ['eager', 2],
  ['eager', 3],
  ['native', 2],
] as const satisfies readonly (readonly [Mode, number])[])(
  'noise on weights is the same for all parts of a batch: %s, %i parts',
  async (mode, parts) => {
    const losses = async (...way: readonly [Mode, number]) => {
      const opened = await open(document, ...way)
      const found = await train(opened, 6)
      opened.runner.dispose()
      return found
    }
    const whole = await losses('eager', 1)
    const cut = await losses(mode, parts)
    cut.forEach((loss, step) => expect(Math.abs(loss - (whole[step] ?? NaN))).toBeLessThan(1e-4 * loss))
  },
)
