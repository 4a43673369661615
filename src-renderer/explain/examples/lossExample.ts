import { catalog } from '@shared/catalog/catalog'
import type { LossDefinition } from '@shared/catalog/define/loss'
import type { MetricDefinition } from '@shared/catalog/define/metric'
import type { Tensor } from '@shared/catalog/define/tf'
import { plainTf } from '../plain/plainTf'
import { port, tensorOf, word, type Example, type Field, type Rows, type Values } from './Example'
import { pair, PAIRS, type Pair } from './lossTypes'
import { flat } from './nested'
import { tinyParams } from './tinyParams'

/** Half the width of the difference that a slope is told from. */
const STEP = 1e-5

const fieldsOf = (item: LossDefinition, { prediction, target, types }: Pair): readonly Field[] =>
  item.inputs
    .filter(({ optional }) => !optional)
    .map(({ name }, i): Field => ({
      id: name,
      name: port(name),
      ...flat(i === 0 ? prediction : target),
      tone: 'value',
      ...(i > 0 && types.target.dtype === 'int32' && { below: types.target.labels?.classes ?? Infinity }),
    }))

/** A loss of one sample, and how it changes with each number of the prediction. */
function withPair(item: LossDefinition, p: Readonly<Record<string, unknown>>, pair: Pair): Example {
  const fields = fieldsOf(item, pair)
  const [first, second] = fields
  const compute: Example['compute'] = (tf, values) => {
    const prediction = tensorOf(tf, first as Field, values)
    const target = second ? tensorOf(tf, second, values) : prediction
    return [{ name: word('loss'), tensor: item.loss(tf, { prediction, target, p: p as never }), tone: 'value' }]
  }
  const lossAt = (values: Values): number =>
    (compute(plainTf, values, 0)[0]?.tensor as unknown as Rows).values[0] ?? NaN
  return {
    fields,
    compute: (tf, values, seed) => {
      const made = compute(tf, values, seed)
      if (!first || item.shownOnly || item.example?.slopeless) return made
      const given = values[first.id] ?? first.values
      const slopes = given.map((_, i) => {
        const moved = (by: number) => ({ ...values, [first.id]: given.map((x, k) => (k === i ? x + by : x)) })
        return (lossAt(moved(STEP)) - lossAt(moved(-STEP))) / (2 * STEP)
      })
      return [...made, { name: word('slope'), tensor: tf.tensor(slopes, [...first.shape]), tone: 'gradient' }]
    },
    ...(item.arithmetic && {
      lines: (values, [made]) => {
        const told = item.arithmetic?.({
          p: p as never,
          inputs: fields.map(({ id, shape }) => ({ shape, values: values[id] })),
          weights: {},
          weightFlows: {},
          output: { shape: [], values: made?.tensor.values },
          at: 0,
          rows: 1,
          activation: () => undefined,
        })
        return told ? [...told.forward, ...told.backward] : []
      },
    }),
  }
}

/** A loss of a prediction and a target that suit it. */
export function lossExamples(item: LossDefinition, params: Readonly<Record<string, unknown>>): readonly Example[] {
  const [prediction, target] = item.example?.inputs ?? []
  const own = prediction !== undefined && target !== undefined ? pair([prediction, target]) : undefined
  return [tinyParams(item, params), tinyParams(item)].flatMap((p) =>
    (own ? [own] : PAIRS.filter(({ types }) => item.check(p as never, types).length === 0)).map((pair) =>
      withPair(item, p, pair),
    ),
  )
}

/** Four samples each of the pairs by what a metric may ask for. */
const SAMPLES: readonly {
  readonly like: number
  readonly predictions: readonly number[]
  readonly targets: readonly number[]
}[] = [
  { like: 1, predictions: [0.9, 0.4, 0.2, 0.7], targets: [1, 1, 0, 0] },
  { like: 2, predictions: [0.7, 0.2, 0.1, 0.3, 0.6, 0.1, 0.5, 0.3, 0.2, 0.1, 0.2, 0.7], targets: [1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1] }, // prettier-ignore
  { like: 9, predictions: [1, 2, 2.5, 4], targets: [1, 1.5, 3, 4.5] },
]

/** A metric over four samples. */
export function metricExamples(item: MetricDefinition): readonly Example[] {
  return SAMPLES.flatMap(({ like, predictions, targets }): Example[] => {
    const { types } = PAIRS[like]!
    if (!item.suits(types)) return []
    const [width = 1] = types.prediction.shape
    const fields = ([['prediction', predictions], ['target', targets]] as const).map(([id, values]): Field => ({ id, name: word(id), shape: [4, width], values, tone: 'value' })) // prettier-ignore
    const loss = catalog.losses.get(types.target.labels ? (width > 1 ? 'categoricalCrossentropy' : 'binaryCrossentropy') : 'meanSquaredError') // prettier-ignore
    const reads = loss?.reads(tinyParams(loss) as never, types) ?? 'values'
    return [
      {
        fields,
        batch: true,
        compute: (tf, values) => {
          const [prediction, target] = fields.map((field) => tensorOf(tf, field, values, true)) as [Tensor, Tensor]
          const each = item.compute(tf, { prediction, target, types, reads })
          const means = tf.mean(each, 0)
          return [
            ...(each.rank === 1 ? [{ name: word('each'), tensor: each, tone: 'value' } as const] : []),
            { name: word('metric'), tensor: item.finish ? finished(tf, item, means) : means, tone: 'value' },
          ]
        },
      },
    ]
  })
}

/** A metric that is made of the means is worked out in plain numbers. */
function finished(tf: Parameters<Example['compute']>[0], item: MetricDefinition, means: Tensor): Tensor {
  const numbers = 'dataSync' in means ? means.dataSync() : (means as unknown as Rows).values
  return tf.tensor([item.finish?.(numbers) ?? NaN], [1])
}
