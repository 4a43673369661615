import { activationArithmetic } from '@shared/catalog/activations/_activationArithmetic'
import type { ActivationDefinition } from '@shared/catalog/define/activation'
import type { ConstraintDefinition } from '@shared/catalog/define/constraint'
import type { InitializerDefinition } from '@shared/catalog/define/initializer'
import type { RegularizerDefinition } from '@shared/catalog/define/regularizer'
import { createRandom } from '@shared/random'
import { port, tensorOf, word, type Example, type Field } from './Example'
import { tinyParams } from './tinyParams'

const x = (values: readonly number[]): Field => ({
  id: 'x',
  name: port('input'),
  shape: [values.length],
  values,
  tone: 'value',
})

/** An activation over numbers from below to above zero; of one that looks at all at once, three scores. */
export function activationExample(item: ActivationDefinition, params: Readonly<Record<string, unknown>>): Example {
  const p = tinyParams(item, params) as never
  const field = x(item.plot ? [-2, -1, 0, 1, 2] : [2, 1, 0.1])
  const { plot } = item
  return {
    fields: [field],
    compute: (tf, values) => [{ name: port('output'), tensor: item.apply(tf, tensorOf(tf, field, values), p), tone: 'value' }], // prettier-ignore
    lines: (values, [made], at) => {
      const given = values['x'] ?? field.values
      if (!plot) {
        const sum = given.reduce((total, one) => total + Math.exp(one), 0)
        return [
          [`y_{${at + 1}} = e^{x_{${at + 1}}} / Σ_{j} e^{x_{j}} = `, { value: Math.exp(given[at] ?? 0), tone: 'value' }, ' / ', { value: sum, tone: 'value' }, ' = ', { value: made?.tensor.values[at] ?? NaN, tone: 'value' }], // prettier-ignore
        ]
      }
      const args = {
        inputs: [{ shape: field.shape, values: given }],
        output: made?.tensor ?? { shape: [] },
        at,
        rows: 1,
      }
      const flow = { shape: field.shape, values: given.map(() => 1) }
      const { forward, backward } = activationArithmetic({ ...args, weights: {}, weightFlows: {}, flow }, (v) =>
        plot(v, p),
      )
      return [...forward, ...backward.slice(1)]
    },
  }
}

const weights: Field = {
  id: 'w',
  name: word('weights'),
  shape: [2, 2],
  values: [3, -1, 4, 0.5],
  tone: 'weight',
}

/** What a penalty on four weights comes to. */
export function regularizerExample(item: RegularizerDefinition): Example {
  return {
    fields: [weights],
    compute: (tf, values) => [
      { name: word('penalty'), tensor: item.penalty(tf, tensorOf(tf, weights, values, true), tinyParams(item) as never), tone: 'value' }, // prettier-ignore
    ],
  }
}

/** Four weights brought back into bounds; each column is a unit. */
export function constraintExample(item: ConstraintDefinition): Example {
  return {
    fields: [weights],
    compute: (tf, values) => [
      { name: word('weightsAfter'), tensor: item.apply(tf, tensorOf(tf, weights, values, true), tinyParams(item) as never), tone: 'weight' }, // prettier-ignore
    ],
  }
}

/** Fresh weights of a layer with as many units as inputs. */
export function initializerExample(item: InitializerDefinition): Example {
  const size: Field = { id: 'size', name: word('units'), shape: [1], values: [3], tone: 'value', below: 7 }
  return {
    fields: [size],
    compute: (tf, values, seed) => {
      const n = Math.max(1, values['size']?.[0] ?? 3)
      const random = createRandom(seed, 'example')
      const made = item.sample({ p: tinyParams(item) as never, shape: [n, n], fanIn: n, fanOut: n, random })
      return [{ name: word('weights'), tensor: tf.tensor(Array.from(made), [n, n]), tone: 'weight' }]
    },
  }
}
