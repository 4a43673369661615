import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { JsonValue, TrainingSettings } from '@shared/graph/document'
import { clipGradients } from '../../../src-main/trainer/program/clipGradients'
import { tf, type Tensor } from '../catalog/cpu'
import { expectClose, readGolden, toTensor, type GoldenTensor } from '../catalog/golden'
import { onBackend } from '../onBackend'

interface ClipCase {
  readonly name: string
  readonly clip: NonNullable<TrainingSettings['clip']>
  readonly item: string
  readonly rate: number
  readonly start: readonly GoldenTensor[]
  /** By step and weight. */
  readonly gradients: readonly (readonly GoldenTensor[])[]
  readonly weights: readonly (readonly GoldenTensor[])[]
}

describe('gradients within limits move the weights as Keras does', () => {
  onBackend('cpu')
  test.each(readGolden<ClipCase>('clipping').map((golden) => [golden.name, golden] as const))(
    '%s',
    async (_, golden) => {
      const item = catalog.optimizers.get(golden.item)
      if (!item) throw new Error(`No optimizer ${golden.item}`)
      const { params } = parseParams(item.params, { learningRate: golden.rate })
      const weights = golden.start.map(toTensor)
      const slots = weights.map((weight): Readonly<Record<string, Tensor>> =>
        Object.fromEntries(item.slots(params).map((name) => [name, tf.zerosLike(weight)])),
      )
      for (const [step, given] of golden.gradients.entries()) {
        const clipped = clipGradients(tf, new Map(given.map((gradient, i) => [i, toTensor(gradient)])), golden.clip)
        for (const [i, gradient] of clipped) {
          const [weight, own] = [weights[i] as Tensor, slots[i] ?? {}]
          const next = item.update(tf, {
            p: params,
            rate: tf.scalar(golden.rate),
            step: tf.scalar(step),
            weight,
            gradient,
            slots: own,
          })
          weights[i] = next.weight
          slots[i] = next.slots
          await expectClose(
            next.weight,
            golden.weights[step]?.[i] as GoldenTensor,
            `weight ${i} after step ${step + 1}`,
          )
        }
      }
    },
  )

  test.each(['value', 'norm'] as const)('an infinite gradient does not become a small one, by %s', async (by) => {
    const clipped = clipGradients(tf, new Map([['a', tf.tensor([1, Number.NaN])], ['b', tf.tensor([2])]]), { by, limit: 1 }) // prettier-ignore
    expect((await clipped.get('a')?.data())?.[1]).toBeNaN()
    if (by === 'norm') expect((await clipped.get('b')?.data())?.[0]).toBeNaN()
  })
})

interface PlateauCase {
  readonly name: string
  readonly params: Record<string, JsonValue>
  readonly rate: number
  readonly losses: readonly number[]
  readonly rates: readonly number[]
}

test.each(readGolden<PlateauCase>('plateaus').map((golden) => [golden.name, golden] as const))(
  'a plateau of the validation loss cuts the learning rate as in Keras: %s',
  (_, { params: given, rate, losses, rates }) => {
    const item = catalog.schedules.get('reduceLrOnPlateau')
    if (!item?.reaction) throw new Error('The schedule has no reaction')
    const { params, problems } = parseParams(item.params, given)
    expect(problems).toEqual([])
    let memory = item.reaction.begin
    const found = losses.map((loss) => {
      memory = JSON.parse(JSON.stringify(item.reaction?.next(params, memory, { loss, rate }) ?? null)) as JsonValue
      return rate * item.factor(params, { step: 0, total: 1, perEpoch: 1, memory })
    })
    expect(new Set(rates).size).toBeGreaterThan(1)
    found.forEach((value, epoch) =>
      expect(Math.abs(value / (rates[epoch] ?? 0) - 1), `epoch ${epoch + 1}`).toBeLessThan(1e-5),
    )
  },
)
