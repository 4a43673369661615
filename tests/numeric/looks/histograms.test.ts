import { beforeAll, expect, it } from 'vitest'
import { rehearse } from '../../../src-main/trainer/inspect/rehearse'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { dense, toChain } from '../trainer/toDocument'
import { standBefore } from './support/standBefore'

let device: Device
beforeAll(async () => {
  const opened = await openDevice('cpu')
  if (!opened.ok) throw new Error(opened.error.message)
  device = opened.value
})

const document = toChain(
  { id: 'data', type: 'moons', params: { samples: 30 } },
  [dense(5, 'tanh'), dense(1, 'sigmoid')],
  { type: 'binaryCrossentropy' },
  { batchSize: 10, split: { validation: 0, test: 0 } },
)

const BINS = 7

it('counts the weights, gradients and outputs of a layer in the next step, which is taken back', async () => {
  const { ask, program, opened, runner } = await standBefore(device, document)
  const standing = { network: opened, program, clock: 0, entry: 'train' }
  const step = await rehearse(standing, { whole: ['layer0'] })
  if (!step.ok) throw new Error(step.error.message)
  const [batch] = step.value.batches
  const { kernel, bias } = batch?.weights['layer0'] ?? {}
  const expected = {
    'weight kernel': kernel?.before.values,
    'weight bias': bias?.before.values,
    'gradient kernel': kernel?.gradient?.values,
    'gradient bias': bias?.gradient?.values,
    'output output': batch?.values['layer0']?.['output']?.value.values,
  }
  const cells = await runner.read(Object.keys(program.state))
  const held = device.tf.memory().numTensors
  const { histograms } = await ask({ kind: 'histograms', node: 'layer0', bins: BINS })
  expect(device.tf.memory().numTensors).toBe(held)
  expect(await runner.read(Object.keys(program.state))).toEqual(cells)
  expect(histograms.map(({ what, name }) => `${what} ${name}`).sort()).toEqual(Object.keys(expected).sort())
  for (const { what, name, ...found } of histograms) {
    const values = expected[`${what} ${name}` as keyof typeof expected] ?? []
    const mean = values.reduce((a, b) => a + b, 0) / values.length
    const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length)
    expect(found.size).toBe(values.length)
    expect(found.mean).toBeCloseTo(mean, 5)
    expect(found.deviation).toBeCloseTo(deviation, 5)
    expect(found.low).toBeCloseTo(Math.min(...values), 5)
    expect(found.high).toBeCloseTo(Math.max(...values), 5)
    const width = (Math.max(...values) - Math.min(...values)) / BINS
    // How many lie below each border between two bins.
    const below = (border: number): number => values.filter((value) => value < border).length
    let sum = 0
    found.counts.slice(0, -1).forEach((count, bin) => {
      sum += count
      if (width > 0) expect(sum).toBe(below(Math.min(...values) + (bin + 1) * width))
    })
    expect(found.counts.reduce((a, b) => a + b, 0)).toBe(values.length)
  }
})
