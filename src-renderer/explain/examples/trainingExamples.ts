import type { OptimizerDefinition } from '@shared/catalog/define/optimizer'
import type { ScheduleDefinition } from '@shared/catalog/define/schedule'
import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { JsonValue } from '@shared/graph/document'
import { tensorOf, word, type Example, type Field, type Made } from './Example'
import { tinyParams } from './tinyParams'

/** Steps that are shown. */
const STEPS = 5
/** Least learning rate that shows a difference in so few steps. */
const VISIBLE = 0.01

/** The valley x² + 10y² with its gradient, at `[x, y]`. */
const valley = (tf: Tf, place: Tensor) => {
  const slopes = tf.tensor([1, 10], [2])
  return { loss: tf.sum(tf.mul(slopes, tf.square(place))), gradient: tf.mul(tf.mul(slopes, 2), place) }
}

/** The next place and what the optimizer keeps, from where it is. */
function stepOf(
  tf: Tf,
  item: OptimizerDefinition,
  rate: Tensor,
  number: number,
  weights: Tensor,
  slots: Readonly<Record<string, Tensor>>,
) {
  // prettier-ignore
  const p = tinyParams(item) as never
  const { loss, gradient } = valley(tf, weights)
  if (item.joint) return item.joint.update(tf, { p, rate, weights, gradient, loss, slots })
  const { weight, slots: kept } = item.update(tf, { p, rate, step: tf.scalar(number), weight: weights, gradient, slots }) // prettier-ignore
  return { weights: weight, slots: kept }
}

/** An optimizer that goes down a valley, step by step. */
export function optimizerExample(item: OptimizerDefinition): Example {
  const p = tinyParams(item)
  const usual = Number(p['learningRate'] ?? VISIBLE)
  const start: Field = { id: 'start', name: word('start'), shape: [2], values: [3, 2], tone: 'weight' }
  const rate: Field = { id: 'rate', name: word('rate'), shape: [1], values: [usual < VISIBLE ? 0.1 : usual], tone: 'value' } // prettier-ignore
  const blank = (tf: Tf): Record<string, Tensor> =>
    item.joint
      ? Object.fromEntries(Object.entries(item.joint.slots(p as never, 2)).map(([name, shape]) => [name, tf.zeros([...shape])])) // prettier-ignore
      : Object.fromEntries(item.slots(p as never).map((name) => [name, tf.zeros([2])]))
  return {
    fields: [start, rate],
    compute: (tf, values) => {
      const eta = tf.reshape(tensorOf(tf, rate, values, true), [])
      let weights = tensorOf(tf, start, values, true)
      let slots: Readonly<Record<string, Tensor>> = blank(tf)
      const way = [weights]
      for (let number = 0; number < STEPS; number++) {
        const next = stepOf(tf, item, eta, number, weights, slots)
        weights = next.weights
        slots = { ...slots, ...next.slots }
        way.push(weights)
      }
      // A column, beside the places.
      const losses = tf.reshape(tf.stack(way.map((place) => valley(tf, place).loss)), [STEPS + 1, 1])
      return [
        { name: word('way'), tensor: tf.stack(way), tone: 'weight' },
        { name: word('losses'), tensor: losses, tone: 'value' },
      ] satisfies Made[]
    },
    lines: (values, [way]) => {
      const [w = NaN, , after = NaN] = way?.tensor.values ?? []
      const eta = values['rate']?.[0] ?? NaN
      // What an optimizer remembers is no part of the picture; Steps writes it out.
      if (item.slots(p as never).length > 0) return []
      return item.arithmetic?.({ p: p as never, symbol: 'w', rate: eta, update: 1, before: w, gradient: 2 * w, after, slots: {} }) ?? [] // prettier-ignore
    },
  }
}

/** Epochs that are shown. */
const EPOCHS = 10

/** A schedule over ten epochs; one that answers to the validation loss, over those typed in. */
export function scheduleExample(item: ScheduleDefinition, params: Readonly<Record<string, unknown>>): Example {
  const p = tinyParams(item, params) as never
  const base: Field = { id: 'base', name: word('rate'), shape: [1], values: [0.1], tone: 'value' }
  const losses: Field = {
    id: 'losses',
    name: word('validationLosses'),
    shape: [EPOCHS],
    values: [1, 0.8, 0.7, 0.7, 0.7, 0.7, 0.7, 0.69, 0.69, 0.69],
    tone: 'value',
  }
  return {
    fields: item.reaction ? [base, losses] : [base],
    compute: (tf, values) => {
      const rate = values['base']?.[0] ?? 0.1
      let memory: JsonValue | undefined = item.reaction?.begin
      const rates = Array.from({ length: EPOCHS }, (_, epoch) => {
        const factor = item.factor(p, { step: epoch, total: EPOCHS, perEpoch: 1, memory })
        if (item.reaction)
          memory = item.reaction.next(p, memory as JsonValue, { loss: (values['losses'] ?? losses.values)[epoch] ?? 0, rate }) // prettier-ignore
        return rate * factor
      })
      return [{ name: word('rates'), tensor: tf.tensor(rates, [EPOCHS]), tone: 'value' }]
    },
  }
}
