import { beforeAll, describe, expect, it } from 'vitest'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { template } from '../../support/documents'
import { nativeMissing } from '../engine/native'
import { dense, toChain } from '../trainer/toDocument'
import { standBefore } from './support/standBefore'

const RATE = 0.5
const RELU = 6
const TANH = 1
const document = toChain(
  { id: 'data', type: 'moons', params: { samples: 30 } },
  [dense(RELU, 'relu'), dense(TANH, 'tanh')],
  { type: 'meanSquaredError' },
  {
    batchSize: 30,
    split: { validation: 0, test: 0 },
    optimizer: { type: 'sgd', params: { learningRate: RATE } },
  },
)

type Matrix = number[][]
interface Net {
  readonly kernels: [Matrix, Matrix]
  readonly biases: [number[], number[]]
}

const affine = (x: Matrix, kernel: Matrix, bias: number[]): Matrix =>
  x.map((row) => bias.map((b, j) => row.reduce((sum, v, i) => sum + v * (kernel[i]?.[j] ?? NaN), b)))
const map = (m: Matrix, f: (x: number) => number): Matrix => m.map((row) => row.map(f))
const hidden = (x: Matrix, net: Net): Matrix => map(affine(x, net.kernels[0], net.biases[0]), (v) => Math.max(0, v))
const answer = (h: Matrix, net: Net): Matrix => map(affine(h, net.kernels[1], net.biases[1]), Math.tanh)
const lossOf = (y: Matrix, target: Matrix): number => {
  const all = y.flatMap((row, i) => row.map((v, j) => (v - (target[i]?.[j] ?? NaN)) ** 2))
  return all.reduce((a, b) => a + b, 0) / all.length
}
/** Slopes of a function along each number of a matrix, which is as before afterwards. */
const slopes = (m: Matrix, f: () => number, step = 1e-5): number[] =>
  m.flatMap((row) =>
    row.map((value, i) => {
      row[i] = value + step
      const above = f()
      row[i] = value - step
      const below = f()
      row[i] = value
      return (above - below) / (2 * step)
    }),
  )
const norm = (all: number[]): number => Math.hypot(...all)
const mean = (all: number[]): number => all.reduce((a, b) => a + b, 0) / all.length
const absolute = (all: number[]): number => mean(all.map(Math.abs))
const rows = (values: readonly number[], width: number): Matrix =>
  Array.from({ length: values.length / width }, (_, i) => values.slice(i * width, (i + 1) * width))

describe.each(['cpu', 'tensorflow'] as const)('statistics of a step on %s', (backend) => {
  const missing = backend === 'tensorflow' ? nativeMissing : undefined
  let device: Device
  beforeAll(async () => {
    if (missing) return
    const opened = await openDevice(backend)
    if (!opened.ok) throw new Error(opened.error.message)
    device = opened.value
  })

  it('are those of finite differences, and leave the run as it was', async ({ skip }) => {
    if (missing) skip(missing)
    const { ask, program, runner } = await standBefore(device, document)
    const inputs = await ask({ kind: 'activations', node: 'layer0', rows: { count: 30 } })
    const read = async (node: string, name: string) =>
      (await ask({ kind: 'weights', node })).weights[name]?.values ?? []
    const net: Net = {
      kernels: [rows(await read('layer0', 'kernel'), RELU), rows(await read('layer1', 'kernel'), TANH)],
      biases: [[...(await read('layer0', 'bias'))], [...(await read('layer1', 'bias'))]],
    }
    const x = (inputs.inputs['data'] ?? []).map((row) => row.slice(0, 2))
    const classes = inputs.classes ?? []
    const target: Matrix = classes.map((c) => [c])
    const held = device.tf.memory().numTensors
    const cells = await runner.read(Object.keys(program.state))
    const { layers } = await ask({ kind: 'statistics' })
    expect(await runner.read(Object.keys(program.state))).toEqual(cells)
    expect(device.tf.memory().numTensors).toBe(held)
    const whole = (): number => lossOf(answer(hidden(x, net), net), target)
    const h = hidden(x, net)
    const y = answer(h, net)
    const expected = [
      { node: 'layer0', flow: slopes(h, () => lossOf(answer(h, net), target)), output: h },
      { node: 'layer1', flow: slopes(y, () => lossOf(y, target)), output: y },
    ].map((one, i) => ({
      ...one,
      weights: [...(net.kernels[i] ?? []).flat(), ...(net.biases[i] ?? [])],
      gradient: [...slopes(net.kernels[i] ?? [], whole), ...slopes([net.biases[i] ?? []], whole)],
    }))
    expect(layers.map(({ node }) => node)).toEqual(['layer0', 'layer1'])
    expected.forEach(({ weights, gradient, flow, output }, i) => {
      const layer = layers[i]
      const all = output.flat()
      const near = (found: number | undefined, wanted: number): void => expect(found).toBeCloseTo(wanted, 5)
      near(layer?.weight?.norm, norm(weights))
      near(layer?.weight?.mean, absolute(weights))
      near(layer?.gradient?.norm, norm(gradient))
      near(layer?.gradient?.mean, absolute(gradient))
      near(layer?.update, RATE * norm(gradient))
      near(layer?.flow?.norm, norm(flow))
      near(layer?.flow?.mean, absolute(flow))
      near(layer?.output?.mean, mean(all))
      near(layer?.output?.deviation, Math.sqrt(mean(all.map((v) => (v - mean(all)) ** 2))))
    })
    const dead = [...Array(RELU).keys()].filter((unit) => h.every((row) => row[unit] === 0))
    expect(layers[0]?.dead).toBeCloseTo(dead.length / RELU, 5)
    expect(layers[0]?.saturated).toBeUndefined()
    expect(layers[1]?.saturated).toBeCloseTo(mean(y.flat().map((v) => (Math.abs(v) > 0.9 ? 1 : 0))), 5)
    expect(layers[1]?.dead).toBeUndefined()
  })

  it('show gradients that vanish behind sigmoids and do not behind ReLU, as the lecture has it', async ({ skip }) => {
    if (missing) skip(missing)
    const { ask } = await standBefore(device, template('vanishingGradient'))
    const { layers } = await ask({ kind: 'statistics' })
    const of = (node: string) => layers.find((layer) => layer.node === node)
    const hops = (kind: string): number => (of(`${kind}1`)?.flow?.mean ?? NaN) / (of(`${kind}3`)?.flow?.mean ?? NaN)
    expect(hops('sigmoid')).toBeLessThan(0.1)
    expect(hops('relu')).toBeGreaterThan(0.3)
  })
})
