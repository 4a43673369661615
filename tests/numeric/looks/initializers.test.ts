import { beforeAll, expect, it } from 'vitest'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { dense, toChain } from '../trainer/toDocument'
import { standBefore } from './support/standBefore'

let device: Device
beforeAll(async () => {
  const opened = await openDevice('cpu')
  if (!opened.ok) throw new Error(opened.error.message)
  device = opened.value
})

const WIDTH = 128
const DEPTH = 6
const document = (activation: string) =>
  toChain(
    { id: 'data', type: 'moons', params: { samples: 60 } },
    [...Array.from({ length: DEPTH }, () => dense(WIDTH, activation)), dense(1, 'sigmoid')],
    { type: 'binaryCrossentropy' },
    { batchSize: 60, split: { validation: 0, test: 0 } },
  )

/** What a layer of the given width makes of the mean square of what comes in, on the average. */
async function factorOf(activation: string, type: string, params: Record<string, number> = {}): Promise<number> {
  const { ask } = await standBefore(device, document(activation))
  const { layers } = await ask({ kind: 'statistics', initializer: { type, params } })
  const power = (layer: number): number => {
    const { mean, deviation } = layers[layer]?.output ?? { mean: NaN, deviation: NaN }
    return mean ** 2 + deviation ** 2
  }
  return (power(DEPTH - 1) / power(0)) ** (1 / (DEPTH - 1))
}

it('multiplies the variance by n·σ² in each linear layer, as the lecture derives', async () => {
  const scaled = await factorOf('linear', 'randomNormal', { stddev: 0.05 })
  expect(scaled / (WIDTH * 0.05 ** 2)).toBeGreaterThan(0.75)
  expect(scaled / (WIDTH * 0.05 ** 2)).toBeLessThan(1.3)
  for (const kept of [await factorOf('linear', 'glorotNormal'), await factorOf('linear', 'lecunNormal')]) {
    expect(kept).toBeGreaterThan(0.75)
    expect(kept).toBeLessThan(1.3)
  }
  expect(await factorOf('linear', 'orthogonal')).toBeCloseTo(1, 4)
})

it('keeps the mean square through ReLU with He’s weights, halves it with Glorot’s', async () => {
  const he = await factorOf('relu', 'heNormal')
  const glorot = await factorOf('relu', 'glorotNormal')
  expect(he).toBeGreaterThan(0.7)
  expect(he).toBeLessThan(1.4)
  expect(glorot / he).toBeCloseTo(0.5, 1)
})

it('lets nothing through with zeros, and leaves the run and its weights as they are', async () => {
  const { ask, runner, program } = await standBefore(device, document('relu'))
  const cells = await runner.read(Object.keys(program.state))
  const held = device.tf.memory().numTensors
  const { layers } = await ask({ kind: 'statistics', initializer: { type: 'zeros', params: {} } })
  expect(layers.slice(0, DEPTH).map(({ dead }) => dead)).toEqual(Array(DEPTH).fill(1))
  expect(layers[0]?.output).toEqual({ mean: 0, deviation: 0 })
  expect(layers[0]?.flow?.norm).toBe(0)
  expect(await runner.read(Object.keys(program.state))).toEqual(cells)
  expect(device.tf.memory().numTensors).toBe(held)
})
