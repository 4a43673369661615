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

const RATE = 0.4
const UNITS = 12
const document = toChain(
  { id: 'data', type: 'moons', params: { samples: 40 } },
  [dense(UNITS, 'sigmoid'), { type: 'dropout', params: { rate: RATE } }, dense(1, 'sigmoid')],
  { type: 'binaryCrossentropy' },
  { batchSize: 10, split: { validation: 0, test: 0 } },
)

it('is the mask of the very step that comes next, and of those after it', async () => {
  const { ask, opened, program, runner } = await standBefore(device, document)
  for (const ahead of [0, 1]) {
    const standing = { network: opened, program, clock: runner.clock, entry: 'train' }
    const step = await rehearse(standing, { whole: ['layer0', 'layer1'] })
    if (!step.ok) throw new Error(step.error.message)
    const values = step.value.batches[0]?.values
    const [before, after] = ['layer0', 'layer1'].map((node) => values?.[node]?.['output']?.value.values ?? [])
    // Sigmoids are never 0, so that the mask is what the values were multiplied by.
    const expected = (after ?? []).map((value, i) => value / (before?.[i] ?? NaN))
    const held = device.tf.memory().numTensors
    const found = await ask({ kind: 'dropoutMask', node: 'layer1', rows: 4 })
    expect(device.tf.memory().numTensors).toBe(held)
    expect(found).toMatchObject({ batch: 10, step: runner.clock, mask: { shape: [4, UNITS] } })
    found.mask.values.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 4))
    expect(new Set(found.mask.values.map((value) => value.toFixed(4)))).toEqual(
      new Set(['0.0000', (1 / (1 - RATE)).toFixed(4)]),
    )
    expect(found.kept).toBeCloseTo(expected.filter((value) => value > 0).length / expected.length, 5)
    if (ahead === 0) {
      const coming = await ask({ kind: 'dropoutMask', node: 'layer1', rows: 4, ahead: 1 })
      await runner.run('train', 1)
      expect((await ask({ kind: 'dropoutMask', node: 'layer1', rows: 4 })).mask).toEqual(coming.mask)
      expect(coming.mask).not.toEqual(found.mask)
    }
  }
})
