import { catalog } from '@shared/catalog/catalog'
import type { Nested } from '@shared/catalog/define/item'
import type { LayerDefinition } from '@shared/catalog/define/layer'
import type { LossDefinition } from '@shared/catalog/define/loss'
import type { RuleLayer, TrainedLayer } from '@shared/catalog/define/teaching'
import { sizeOf, type TensorType } from '@shared/catalog/define/tensorType'
import type { Tensor } from '@shared/catalog/define/tf'
import { drawExample } from './drawExample'
import { port, tensorOf, word, type Example, type Field } from './Example'
import { flat } from './nested'
import { tinyParams } from './tinyParams'

/** Two rows for a layer, as real numbers and as states. */
const INPUTS: readonly Nested[] = [
  [
    [1, 0.5],
    [-0.5, 1],
  ],
  [
    [1, -1, 1, -1],
    [1, 1, -1, -1],
  ],
  [
    [1, 0, 1],
    [0, 1, 1],
  ],
]

interface Wanted {
  readonly rows: Nested
  readonly type: TensorType
}

const labels = (encoding: 'oneHot' | 'signed' | 'index', classes: number) => ({ labels: { classes, encoding } })
/** Targets of two rows that go with `units` answers. */
const targetsFor = (units: number): readonly Wanted[] => {
  const row = (sign: number): number[] => Array.from({ length: units }, (_, i) => (i % 2 === 0 ? sign : -sign))
  const mark = (at: number): number[] => Array.from({ length: units }, (_, i) => Number(i === at % units))
  const shape = [units]
  return [
    { rows: [row(1), row(-1)], type: { shape, dtype: 'float32', ...(units === 1 && labels('signed', 2)), range: { low: -1, high: 1, only: true } } }, // prettier-ignore
    { rows: [mark(0), mark(1)], type: { shape, dtype: 'float32', ...labels('oneHot', units) } },
    { rows: [row(1), row(-1)], type: { shape, dtype: 'float32' } },
  ]
}

/** The weights of the rule's layer, with numbers to begin with. */
const weightFields = (item: LossDefinition, specs: ReturnType<LayerDefinition['weights']>): readonly Field[] =>
  Object.entries(specs).map(([name, { shape }], k): Field => {
    const given = item.example?.weights?.[name]
    const begun = Array.from({ length: sizeOf(shape) }, (_, i) => START[(i + k) % START.length] ?? 0)
    const values = given === undefined ? begun : flat(given).values
    return { id: `weight/${name}`, name: { of: 'weight', name }, shape, values, tone: 'weight' }
  })

const START = [0.2, -0.1, 0.4, 0.3, -0.2, 0.1]

/** A rule that teaches a layer over these rows, one step. */
function withRows(
  item: LossDefinition,
  layer: LayerDefinition,
  inputs: Nested,
  wanted: Wanted | undefined,
): Example | undefined {
  const { rule } = item
  const rows = flat(inputs)
  const shape = rows.shape.slice(1)
  const p = tinyParams(item)
  const own = { ...tinyParams(layer), ...item.example?.params }
  const type: TensorType = { shape, dtype: 'float32', range: rangeOf(rows.values), distinct: 2 }
  const inferred = layer.inferShape(own as never, [shape])
  if (!rule || !inferred.ok) return undefined
  const weights = weightFields(item, layer.weights(own as never, [shape]))
  const about: RuleLayer = {
    type: layer.id,
    p: own,
    inputs: [type],
    target: wanted?.type,
    rows: rows.shape[0],
    weights: Object.fromEntries(weights.map(({ name, shape }) => [name.name, shape])),
  }
  if ((rule.check?.(p as never, about) ?? []).length > 0) return undefined
  const x: Field = { id: 'x', name: word('rows'), ...rows, tone: 'value' }
  const target: Field | undefined = wanted && {
    id: 'target',
    name: port('target'),
    ...flat(wanted.rows),
    tone: 'value',
  }
  const slots = rule.slots?.(p as never, about) ?? {}
  return {
    batch: true,
    fields: [x, ...(target ? [target] : []), ...weights],
    compute: (tf, values, seed) => {
      const entered = tensorOf(tf, x, values, true)
      const w = Object.fromEntries(weights.map((field) => [field.name.name, tensorOf(tf, field, values, true)]))
      const trained: TrainedLayer = { inputs: [entered], x: entered, w, p: own, taught: target !== undefined }
      const prediction = answerOf(tf, layer, trained, seed)
      const learned = rule.learn(tf, {
        p: p as never,
        layer: trained,
        prediction,
        target: target ? tensorOf(tf, target, values, true) : prediction,
        rate: tf.scalar(Number(p['learningRate'] ?? 1)),
        progress: tf.scalar(0),
        begins: tf.scalar(1),
        step: tf.scalar(0),
        slots: Object.fromEntries(Object.entries(slots).map(([name, of]) => [name, tf.zeros([...of])])),
        draw: drawExample(tf, seed + 1),
      })
      return Object.entries(learned.weights).map(([name, tensor]) => ({
        name: { of: 'weight', name } as const,
        tensor,
        tone: 'weight',
      }))
    },
  }
}

const rangeOf = (values: readonly number[]): NonNullable<TensorType['range']> => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return values.every((value) => value === low || value === high) ? { low, high, only: true } : { low, high }
}

/** What the layer answers before it learns. */
function answerOf(
  tf: Parameters<Example['compute']>[0],
  layer: LayerDefinition,
  { x, inputs, w, p }: TrainedLayer,
  seed: number,
): Tensor {
  // prettier-ignore
  const made = layer.forward(tf, {
    x,
    inputs,
    w,
    p: p as never,
    ctx: {
      training: true,
      draw: drawExample(tf, seed),
      activate: (_, sums) => sums,
      rows: x.shape[0] ?? 1,
      assign: () => undefined,
      addLoss: () => undefined,
    },
  })
  return made instanceof tf.Tensor ? made : (Object.values(made)[0] as Tensor)
}

/** One step of a learning rule with a layer that it trains. */
export function ruleExamples(item: LossDefinition): readonly Example[] {
  const layers = (item.rule?.trains ?? []).flatMap((id) => catalog.layers.get(id) ?? [])
  const takesTarget = item.inputs.some(({ name, optional }) => name === 'target' && !optional)
  const [given, wanted] = item.example?.inputs ?? []
  return layers.flatMap((layer) =>
    (given === undefined ? INPUTS : [given]).flatMap((inputs) => {
      const [answers = 1] = unitsOf(layer, item, inputs)
      const targets = targetsFor(answers).map(({ rows, type }) => ({ rows: wanted ?? rows, type }))
      return (takesTarget ? targets : [undefined]).flatMap((target) => withRows(item, layer, inputs, target) ?? [])
    }),
  )
}

/** Shape of what the layer answers to a row. */
function unitsOf(layer: LayerDefinition, item: LossDefinition, inputs: Nested): readonly number[] {
  const made = layer.inferShape({ ...tinyParams(layer), ...item.example?.params } as never, [
    flat(inputs).shape.slice(1),
  ])
  return made.ok && Array.isArray(made.value) ? (made.value as readonly number[]) : [1]
}
