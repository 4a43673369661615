import { beforeAll, expect, it } from 'vitest'
import type { GraphDocument } from '../../../shared/graph/document'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { dense, toChain } from '../trainer/toDocument'
import { standBefore } from './support/standBefore'

let device: Device
beforeAll(async () => {
  const opened = await openDevice('cpu')
  if (!opened.ok) throw new Error(opened.error.code)
  device = opened.value
})

const linear = toChain({ id: 'data', type: 'iris' }, [dense(3)], { type: 'meanSquaredError' }, { epochs: 1 })
const pictures: GraphDocument = toChain(
  { id: 'data', type: 'edgeSticks' },
  [
    { type: 'conv2d', params: { filters: 3, kernelSize: [3, 3], activation: 'tanh' } },
    { type: 'flatten' },
    dense(3, 'softmax'),
  ],
  { type: 'categoricalCrossentropy' },
  { epochs: 1 },
)

it('of a linear model the saliency of an output is its column of the weights, whatever the row', async () => {
  const { ask, opened } = await standBefore(device, linear)
  const before = opened.tf.memory().numTensors
  const { weights } = await ask({ kind: 'weights', node: 'layer0' })
  const kernel = weights['kernel']?.values ?? []
  for (const output of [0, 1, 2]) {
    const found = await ask({ kind: 'saliency', rows: { from: 4 + output, count: 1 }, output })
    expect(found.gradients['data']).toHaveLength(4)
    found.gradients['data']?.forEach((value, i) => expect(value).toBeCloseTo(kernel[i * 3 + output] ?? NaN, 6))
  }
  // The greatest output where none is named.
  const greatest = await ask({ kind: 'saliency', rows: { from: 9, count: 1 } })
  expect(greatest.output).toBe(greatest.scores.indexOf(Math.max(...greatest.scores)))
  await opened.data()
  expect(opened.tf.memory().numTensors).toBe(before)
})

it('of a convolution it is what finite differences of the score give, pixel by pixel', async () => {
  const { ask } = await standBefore(device, pictures)
  const rows = { from: 3, count: 1 }
  const found = await ask({ kind: 'saliency', rows, output: 1 })
  const [row = []] = found.inputs['data'] ?? []
  const scoreOf = async (values: readonly number[]): Promise<number> => {
    const told = await ask({ kind: 'saliency', rows: { ...rows, inputs: { data: [[...values]] } }, output: 1 })
    return told.scores[1] ?? NaN
  }
  const step = 0.02
  for (let pixel = 0; pixel < row.length; pixel += 7) {
    const moved = (by: number): number[] => row.map((value, i) => (i === pixel ? value + by : value))
    const slope = ((await scoreOf(moved(step))) - (await scoreOf(moved(-step)))) / (2 * step)
    expect(found.gradients['data']?.[pixel], `pixel ${pixel}`).toBeCloseTo(slope, 3)
  }
})

it('occlusion is what the network says of the picture with the patch in it, in pieces as at once', async () => {
  const { ask, opened } = await standBefore(device, pictures)
  const rows = { from: 1, count: 1 }
  const patch = { size: 3, stride: 2, fill: 0.5, output: 0 } as const
  const all = await ask({ kind: 'occlusion', rows, ...patch, from: 0, count: 128 })
  const shape = opened.plan.checked.nodes['data']?.outputs['features']?.shape ?? []
  const [height = 0, width = 0, channels = 1] = shape
  expect([all.lines, all.columns]).toEqual([Math.ceil(height / 2), Math.ceil(width / 2)])
  const piece = await ask({ kind: 'occlusion', rows, ...patch, from: 5, count: 4 })
  piece.covered.forEach((value, i) => expect(value).toBeCloseTo(all.covered[5 + i] ?? NaN, 6))
  const [row = []] = all.inputs['data'] ?? []
  for (const place of [0, 7, all.covered.length - 1]) {
    const [top, left] = [Math.floor(place / all.columns) * 2, (place % all.columns) * 2]
    const gray = row.map((value, i) => {
      const [y, x] = [Math.floor(i / (width * channels)), Math.floor(i / channels) % width]
      return y >= top && y < top + 3 && x >= left && x < left + 3 ? 0.5 : value
    })
    const said = await ask({ kind: 'saliency', rows: { ...rows, inputs: { data: [gray] } }, output: 0 })
    expect(all.covered[place]).toBeCloseTo(said.scores[0] ?? NaN, 6)
  }
})
