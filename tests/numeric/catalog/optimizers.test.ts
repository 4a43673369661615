import { tf, type Tensor } from './cpu'
import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { JsonValue } from '@shared/graph/document'
import { expectClose, expectSameObject, readGolden, toTensor, type GoldenObject, type GoldenTensor } from './golden'
import { onBackend } from '../onBackend'

interface OptimizerCase {
  readonly name: string
  readonly item: string
  readonly params: Readonly<Record<string, JsonValue>>
  readonly rate: number
  readonly keras: GoldenObject
  readonly start: GoldenTensor
  readonly gradients: readonly GoldenTensor[]
  readonly weights: readonly GoldenTensor[]
}

interface ScheduleCase {
  readonly name: string
  readonly item: string
  readonly params: Readonly<Record<string, JsonValue>>
  readonly rate: number
  readonly total: number
  readonly perEpoch: number
  readonly keras: GoldenObject
  readonly rates: readonly number[]
}

/**
 * The longest way that any weight has gone from zero, up to each step: a weight is the sum of its start and its changes, and rounds as they
 * do, also where they cancel. A graphics card rounds what an update is divided by (1 − βᵗ) most of all.
 */
function longestWays({ start, weights }: OptimizerCase): readonly number[] {
  let place = start.values
  let ways = place.map(Math.abs)
  return weights.map(({ values }) => {
    ways = ways.map((way, i) => way + Math.abs((values[i] ?? 0) - (place[i] ?? 0)))
    place = values
    return Math.max(...ways)
  })
}

const optimizerOf = (id: string) => {
  const item = catalog.optimizers.get(id)
  if (!item) throw new Error(`No optimizer ${id}`)
  return item
}

describe.each(['cpu', 'webgpu'] as const)('twenty updates give what Keras gives on %s', (backend) => {
  onBackend(backend)

  test.each(readGolden<OptimizerCase>('optimizers').map((golden) => [golden.name, golden] as const))(
    '%s',
    async (_name, golden) => {
      const item = optimizerOf(golden.item)
      const { params, problems } = parseParams(item.params, { ...golden.params, learningRate: golden.rate })
      expect(problems).toEqual([])
      let weight = toTensor(golden.start)
      let slots: Readonly<Record<string, Tensor>> = Object.fromEntries(
        item.slots(params).map((name) => [name, tf.zerosLike(weight)]),
      )
      const names = Object.keys(slots)
      const ways = longestWays(golden)
      expect(golden.gradients).toHaveLength(20)
      for (const [step, gradient] of golden.gradients.entries()) {
        const next = item.update(tf, {
          p: params,
          rate: tf.scalar(golden.rate),
          step: tf.scalar(step),
          weight,
          gradient: toTensor(gradient),
          slots,
        })
        expect(Object.keys(next.slots)).toEqual(names)
        weight = next.weight
        slots = next.slots
        const expected = golden.weights[step]
        if (expected) await expectClose(weight, expected, `weight after step ${step + 1}`, 1e-6 * (ways[step] ?? 0))
      }
      const keras = item.keras(params)
      if (!keras) throw new Error('Keras has this optimizer')
      expectSameObject(keras, golden.keras)
    },
  )
})

/** Those that Keras has as well. */
const inKeras = [...catalog.optimizers.values()].filter(({ keras, params }) => keras(parseParams(params, {}).params))

test.each(inKeras.map((item) => [item.id, item] as const))('%s starts with Keras’s learning rate', (id, item) => {
  const rate = parseParams(item.params, {}).params['learningRate']
  expect(rate).toBe(id === 'sgd' || id === 'momentum' ? 0.01 : 0.001)
})

test.each(['optimizers', 'schedules'] as const)('all %s are compared with Keras', (kind) => {
  const compared = new Set(readGolden<{ readonly item: string }>(kind).map(({ item }) => item))
  // One that answers to the validation loss is a callback of Keras: a run of training shows what it does.
  const alone = [...(kind === 'optimizers' ? inKeras : catalog.schedules.values())].filter(
    (item) => !('reaction' in item),
  )
  expect(alone.map(({ id }) => id).filter((id) => !compared.has(id))).toEqual([])
})

describe('schedules give what Keras gives', () => {
  test.each(readGolden<ScheduleCase>('schedules').map((golden) => [golden.name, golden] as const))(
    '%s',
    (_name, golden) => {
      const item = catalog.schedules.get(golden.item)
      if (!item) throw new Error(`No schedule ${golden.item}`)
      const { params, problems } = parseParams(item.params, golden.params)
      expect(problems).toEqual([])
      const { total, perEpoch, rate } = golden
      golden.rates.forEach((expected, step) => {
        const found = rate * item.factor(params, { step, total, perEpoch })
        expect(Math.abs(found - expected), `step ${step}: ${found} instead of ${expected}`).toBeLessThanOrEqual(
          1e-6 * rate,
        )
      })
      const keras = item.keras(params, { rate, total, perEpoch })
      if (!keras) throw new Error('Keras has this schedule')
      expectSameObject(keras, golden.keras)
    },
  )

  test('a constant rate is a plain number in Keras', () => {
    const constant = catalog.schedules.get('constant')
    const none = { warmUp: 0 } as never
    expect(constant?.factor(none, { step: 123, total: 200, perEpoch: 10 })).toBe(1)
    expect(constant?.keras(none, { rate: 0.1, total: 200, perEpoch: 10 })).toBeNull()
  })
})
