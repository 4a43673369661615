import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { chosen } from '@shared/catalog/chosen'
import { valuesByPort, type ForwardContext, type LayerDefinition } from '@shared/catalog/define/layer'
import { parseParams } from '@shared/catalog/define/params'
import { sizeOf } from '@shared/catalog/define/tensorType'
import { addressMemory, readMemory, writeMemory } from '@shared/catalog/layers/_memory'
import { createRandom } from '@shared/random'
import { onBackend } from '../onBackend'
import { tf, type Tensor } from './cpu'

const random = createRandom(3, 'ntm')
const normal = (shape: readonly number[]): Tensor =>
  tf.tensor(
    Float32Array.from({ length: sizeOf(shape) }, () => random.normal()),
    [...shape],
  )
const numbers = (x: Tensor): number[] => [...x.dataSync()]
const expectNear = (found: readonly number[], wanted: readonly number[], digits = 4): void => {
  expect(found).toHaveLength(wanted.length)
  wanted.forEach((value, i) => expect(found[i], `${i}`).toBeCloseTo(value, digits))
}

/** Raw sums that tell one head of a memory two numbers wide: far enough out, a gate is shut or open and a shift is sure. */
const told = (head: {
  readonly key?: readonly [number, number]
  readonly strength?: number
  readonly gate: number
  readonly shift?: -1 | 0 | 1
  readonly sharpening?: number
}): Tensor => {
  const shifts = [-1, 0, 1].map((step) => (step === (head.shift ?? 0) ? 30 : -30))
  return tf.tensor3d([
    [[...(head.key ?? [0, 0]), head.strength ?? 0, head.gate, ...shifts, head.sharpening ?? -30]],
  ]) as Tensor
}
const [SHUT, OPEN] = [-30, 30]
const MEMORY = [1, 0, 0, 1, -1, 0, 0.6, 0.8]
const memory = (): Tensor => tf.tensor3d(MEMORY, [1, 4, 2])
const at = (place: number): Tensor =>
  tf.tensor3d(
    [0, 1, 2, 3].map((i) => Number(i === place)),
    [1, 1, 4],
  )

describe('addressing a memory', () => {
  onBackend('cpu')

  test('gives weightings that are shares of 1', () => {
    for (let i = 0; i < 20; i++) {
      const before = tf.softmax(tf.mul(normal([3, 2, 5]), 4))
      const made = addressMemory(tf, normal([3, 5, 4]), tf.mul(normal([3, 2, 10]), 3), before)
      expect(numbers(made).every((share) => share >= 0)).toBe(true)
      expectNear(numbers(tf.sum(made, -1)), [1, 1, 1, 1, 1, 1], 5)
    }
  })

  test.each([
    [0, 1, 1],
    [3, 1, 0],
    [0, -1, 3],
    [2, -1, 1],
    [2, 0, 2],
  ] as const)('moves from place %i by %i to place %i', (from, shift, to) => {
    const made = addressMemory(tf, memory(), told({ gate: SHUT, shift }), at(from))
    expectNear(numbers(made), numbers(at(to)), 4)
  })

  test('finds by content: softmax of β times the cosines with the key', () => {
    const made = addressMemory(tf, memory(), told({ key: [0.3, 0.4], strength: 5, gate: OPEN }), at(0))
    const key = [Math.tanh(0.3), Math.tanh(0.4)] as const
    const length = Math.hypot(...key)
    const beta = Math.log(1 + Math.exp(5))
    const powers = [0, 1, 2, 3].map((i) =>
      Math.exp((beta * (key[0] * (MEMORY[2 * i] ?? 0) + key[1] * (MEMORY[2 * i + 1] ?? 0))) / length),
    )
    const sum = powers.reduce((a, b) => a + b)
    expectNear(
      numbers(made),
      powers.map((power) => power / sum),
    )
  })

  test('between a shut and an open gate mixes both, and sharpens to a power', () => {
    // All places are alike by a key that is nothing: a quarter each. Half of that and half of what was: 5/8 and three times 1/8.
    const sharpening = Math.log(Math.E - 1)
    const made = addressMemory(tf, memory(), told({ gate: 0, sharpening }), at(1))
    // γ = 1 + softplus(ln(e − 1)) = 2: 25 to 1.
    expectNear(numbers(made), [1 / 28, 25 / 28, 1 / 28, 1 / 28])
  })
})

describe('a memory', () => {
  onBackend('cpu')

  test('has written what was added where the head was, and gives it back', () => {
    const there = tf.tensor2d([[0, 0, 1, 0]])
    const written = writeMemory(tf, memory(), there, tf.tensor2d([[1, 0.5]]), tf.tensor2d([[0.25, 2]]))
    expectNear(numbers(written), [1, 0, 0, 1, 0.25, 2, 0.6, 0.8])
    expectNear(numbers(readMemory(tf, written, there)), [0.25, 2])
  })

  test('is written and read in shares by a head that looks at two places', () => {
    const both = tf.tensor2d([[0.5, 0.5, 0, 0]])
    const written = writeMemory(tf, memory(), both, tf.tensor2d([[1, 0]]), tf.tensor2d([[0, 1]]))
    expectNear(numbers(written), [0.5, 0.5, 0, 1.5, -1, 0, 0.6, 0.8])
    expectNear(numbers(readMemory(tf, written, both)), [0.25, 1])
  })
})

function layer(): LayerDefinition {
  const item = catalog.layers.get('ntm')
  if (!item) throw new Error('No ntm')
  return item
}
const ctx: ForwardContext = {
  training: true,
  draw: { uniform: normal, normal, int: normal },
  activate: (value, x) => {
    const found = chosen('activation', value)
    if (!found) throw new Error('No activation')
    return found.item.apply(tf, x, found.params)
  },
  rows: 2,
  assign: () => undefined,
  addLoss: () => undefined,
}

describe.each(['cpu', 'wasm', 'tensorflow'] as const)('a neural Turing machine on %s', (backend) => {
  onBackend(backend)

  const { params } = parseParams(layer().params, { units: 2, controller: 3, places: 3, width: 2, activation: 'tanh' })
  const shape = [4, 2]
  const specs = Object.entries(layer().weights(params, [shape]))
  const names = specs.map(([name]) => name)
  const make = (): Tensor[] => [normal([2, ...shape]), ...specs.map(([, spec]) => normal(spec.shape))]
  const run = ([x, ...weights]: readonly Tensor[]): Tensor => {
    const input = x as Tensor
    const w = Object.fromEntries(names.map((name, i) => [name, weights[i] as Tensor]))
    const made = layer().forward(tf, { x: input, inputs: [input], w, p: params, ctx })
    return valuesByPort(tf, layer(), made)['output'] as Tensor
  }

  test('has the gradients of finite differences', () => {
    const tensors = make()
    const pull = normal([2, 4, 2])
    const value = (all: readonly Tensor[]): Tensor => tf.sum(tf.mul(run(all), pull))
    const gradients = tf.grads((...all: Tensor[]) => value(all))(tensors)
    const STEP = 4e-3
    tensors.forEach((tensor, i) => {
      const base = numbers(tensor)
      const gradient = numbers(gradients[i] as Tensor)
      base.forEach((_, k) => {
        const moved = (by: number): number => {
          const values = base.map((v, j) => (j === k ? v + by : v))
          return tf.tidy(() =>
            Number(value(tensors.map((t, j) => (j === i ? tf.tensor(values, t.shape) : t))).dataSync()[0]),
          )
        }
        const [near, far] = [
          (moved(STEP) - moved(-STEP)) / (2 * STEP),
          (moved(2 * STEP) - moved(-2 * STEP)) / (4 * STEP),
        ]
        const slope = (4 * near - far) / 3
        expect(Math.abs((gradient[k] ?? Number.NaN) - slope), `${i ? names[i - 1] : 'input'}[${k}]`).toBeLessThan(
          3e-3 * Math.max(1, Math.abs(slope)),
        )
      })
    })
  })

  test('shows its memory and where its heads look at every moment, and gives only the last output where that is wanted', () => {
    const [x, ...weights] = make()
    const w = Object.fromEntries(names.map((name, i) => [name, weights[i] as Tensor]))
    const args = { x: x as Tensor, inputs: [x as Tensor], w, p: params, ctx }
    const inner = layer().inner?.(tf, args)
    expect(inner?.['memory']?.shape).toEqual([2, 4, 3, 2])
    expect(inner?.['weightings']?.shape).toEqual([2, 4, 2, 3])
    const last = layer().forward(tf, { ...args, p: { ...params, returnSequences: false } }) as Tensor
    expectNear(numbers(last), numbers(tf.gather(run([x as Tensor, ...weights]), [3], 1)), 6)
  })
})
