import { beforeAll, describe, expect, it } from 'vitest'
import type { GraphDocument } from '@shared/graph/document'
import { createEagerRunner } from '../../../src-main/trainer/engine/createEagerRunner'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { probeOf } from '../../../src-main/trainer/session/findSpoiled'
import { placeOf } from '../../../src-main/trainer/program/probe'
import { firstPhase } from './firstPhase'
import { openEager } from './openEager'
import { dense, toChain, toDocument } from './toDocument'

let device: Device
beforeAll(async () => {
  const opened = await openDevice('cpu')
  if (!opened.ok) throw new Error(opened.error.message)
  device = opened.value
})

const open = (document: GraphDocument) => openEager(device, document)

const BATCH = 8
/** A body with two ends, each with a loss of its own. */
const adversaries = toDocument(
  [
    { id: 'data', type: 'moons', params: { samples: 80 } },
    { id: 'body', ...dense(3, 'tanh', { useBias: false }) },
    { id: 'head', ...dense(1, 'linear', { useBias: false }) },
    { id: 'back', ...dense(2, 'linear', { useBias: false }) },
    { id: 'loss', type: 'meanSquaredError' },
    { id: 'copy', type: 'meanSquaredError', params: { weight: 3 } },
  ],
  [
    ['data.features', 'body'],
    ['body', 'head'],
    ['body', 'back'],
    ['head', 'loss.prediction'],
    ['data.target', 'loss.target'],
    ['back', 'copy.prediction'],
    ['data.features', 'copy.target'],
  ],
  {
    seed: 8,
    batchSize: BATCH,
    split: { validation: 0, test: 0 },
    phases: [
      {
        id: 'a',
        epochs: 1,
        turns: [
          {
            objectives: ['loss'],
            trains: ['head'],
            steps: 2,
            optimizer: { type: 'sgd', params: { learningRate: 0.3 } },
          },
          {
            objectives: ['copy'],
            trains: ['body', 'back'],
            optimizer: { type: 'adam', params: { learningRate: 0.01 } },
          },
        ],
      },
    ],
  },
)

const read = (of: Readonly<Record<string, Float32Array | Int32Array>>, name: string): number[] => [
  ...(of[`weight:${name}/kernel`] ?? []),
]

describe('alternating turns', () => {
  it('are the steps of one and then of the other by hand, each on rows of its own', async () => {
    const { tf } = device
    const { program, runner, data } = await open(adversaries)
    const start = await runner.read(Object.keys(program.state))
    const [features, target] = ['data/features', 'data/target'].map((name) => data.tables[name]?.values)
    const order = start['order']
    if (!features || !target || !order) throw new Error('No data')
    const variable = (name: string, shape: [number, number]) => tf.tensor2d(read(start, name), shape)
    let [body, head, back] = [variable('body', [2, 3]), variable('head', [3, 1]), variable('back', [3, 2])]
    const moments = [body, back].map((weight) => ({ m: tf.zerosLike(weight), v: tf.zerosLike(weight) }))
    const rows = (at: number) => {
      const numbers = [...order.slice(at, at + BATCH)]
      const x = tf.tensor2d(numbers.flatMap((n) => [features[2 * n] ?? 0, features[2 * n + 1] ?? 0]), [BATCH, 2]) // prettier-ignore
      return { x, y: tf.tensor2d(numbers.map((n) => target[n] ?? 0), [BATCH, 1]) } // prettier-ignore
    }
    const losses: number[][] = []
    for (let round = 0; round < 3; round++) {
      const seen: number[] = []
      for (let k = 0; k < 2; k++) {
        const { x, y } = rows((3 * round + k) * BATCH)
        // The gradient by hand: of the mean of squares to the kernel of a linear unit.
        const hidden = tf.tanh(tf.matMul(x, body))
        const error = tf.sub(tf.matMul(hidden, head), y)
        seen.push(tf.mean(tf.square(error)).dataSync()[0] ?? 0)
        head = tf.sub(head, tf.mul(tf.matMul(hidden, error, true), (0.3 * 2) / BATCH))
      }
      const { x } = rows((3 * round + 2) * BATCH)
      const hidden = tf.tanh(tf.matMul(x, body))
      const error = tf.sub(tf.matMul(hidden, back), x)
      losses.push([((seen[0] ?? 0) + (seen[1] ?? 0)) / 2, tf.mean(tf.square(error)).dataSync()[0] ?? 0])
      const out = tf.mul(error, (3 * 2) / (2 * BATCH))
      const inner = tf.mul(tf.matMul(out, back, false, true), tf.sub(1, tf.square(hidden)))
      const gradients = [tf.matMul(x, inner, true), tf.matMul(hidden, out, true)]
      const moved = gradients.map((gradient, i) => {
        const own = moments[i] as (typeof moments)[0]
        own.m = tf.add(tf.mul(own.m, 0.9), tf.mul(gradient, 0.1))
        own.v = tf.add(tf.mul(own.v, 0.999), tf.mul(tf.square(gradient), 0.001))
        const rate = (0.01 * Math.sqrt(1 - 0.999 ** (round + 1))) / (1 - 0.9 ** (round + 1))
        return tf.div(tf.mul(own.m, rate), tf.add(tf.sqrt(own.v), 1e-7))
      })
      body = tf.sub(body, moved[0] as never)
      back = tf.sub(back, moved[1] as never)
    }
    const measured = await runner.run('train', 3)
    expect(measured.count).toBe(3)
    const close = (found: ArrayLike<number> | undefined, expected: ArrayLike<number>): void => {
      expect(found).toHaveLength(expected.length)
      Array.from(expected).forEach((value, i) =>
        expect(Math.abs((found?.[i] ?? NaN) - value)).toBeLessThan(2e-5 * Math.max(0.1, Math.abs(value))),
      )
    }
    close(measured.values['loss/loss'], losses.map(([own = 0]) => own)) // prettier-ignore
    close(measured.values['loss/copy'], losses.map(([, copy = 0]) => copy)) // prettier-ignore
    close(measured.values['loss'], losses.map(([own = 0, copy = 0]) => own + 3 * copy)) // prettier-ignore
    const end = await runner.read(Object.keys(program.state))
    for (const [name, weight] of Object.entries({ body, head, back })) close(read(end, name), weight.dataSync())
  })

  it('take what is left of the rows in a smaller round', async () => {
    const { program, runner } = await open(adversaries)
    const { full, rest, size } = firstPhase(program).train
    expect([full, rest, size]).toEqual([3, 8, 24])
    await runner.run('train', 3)
    const last = await runner.run('trainLast', 1)
    expect(last.count).toBe(1)
    expect(Number.isFinite(last.values['loss']?.[0])).toBe(true)
    runner.dispose()
  })
})

describe('a step that is not finite', () => {
  const chain = toChain(
    { id: 'data', type: 'moons', params: { samples: 40 } },
    [dense(3, 'linear'), dense(3, 'linear'), dense(1, 'linear')],
    { type: 'meanSquaredError' },
    {
      seed: 1,
      batchSize: 8,
      split: { validation: 0, test: 0 },
      optimizer: { type: 'sgd', params: { learningRate: 0.1 } },
    },
  )
  const fill = (value: number, size: number) => new Float32Array(size).fill(value)
  it.each([
    // A value of 1e38 in the first kernel is finite; three of its outputs through 1e3 are not.
    ['output', 'layer1', { layer0: fill(1e37, 6), layer1: fill(1e3, 9), layer2: fill(0, 3) }],
    // Forward all is small; backward 1e30 meets 1e30.
    ['gradient', 'layer0', { layer0: fill(0, 6), layer1: fill(1e30, 9), layer2: fill(1e30, 3) }],
    ['gradient', 'layer2', { layer0: fill(1e19, 6), layer1: fill(1e10, 9), layer2: fill(1e-20, 3) }],
    // The answers are finite, their squares are not: said of the layer that gave them.
    ['loss', 'layer2', { layer0: fill(1e19, 6), layer1: fill(1, 9), layer2: fill(10, 3) }],
    // All but the last bias have no gradient; that one is moved by more than there is.
    ['weight', 'layer2', { layer0: fill(0, 6), layer1: fill(0, 9), layer2: fill(0, 3) }, 3e38, 10],
  ] as const)('begins at the %s of %s', async (spoiled, node, kernels, rate: number = 0.1, bias: number = 0) => {
    const { program, runner, opened } = await open(chain)
    for (const [layer, values] of Object.entries(kernels)) runner.write(`weight:${layer}/kernel`, values)
    runner.write('rates:0.0', fill(rate, program.state['rates:0.0']?.value.size ?? 0))
    runner.write('weight:layer2/bias', fill(bias, 1))
    const probe = createEagerRunner(
      device.tf,
      { ...program, entries: { train: probeOf({ network: opened, program }, 'train') } },
      1,
    )
    const before = await runner.read(Object.keys(program.state))
    const { broken, count } = await probe.run('train', 1)
    expect([count, broken && placeOf(broken.metric)]).toEqual([0, { spoiled, node }])
    expect(await runner.read(Object.keys(program.state))).toEqual(before)
    runner.dispose()
  })
})
