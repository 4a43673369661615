import { chosen } from '@shared/catalog/chosen'
import type { Nested } from '@shared/catalog/define/item'
import { shapesByPort, valuesByPort, type ForwardContext, type LayerDefinition } from '@shared/catalog/define/layer'
import { itemId, type ItemValue } from '@shared/catalog/define/params'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import type { Tensor } from '@shared/catalog/define/tf'
import { plainActivation } from '../../steps/nodeArithmetic'
import { drawExample } from './drawExample'
import { port, tensorOf, type Example, type Field, type Made } from './Example'
import { flat } from './nested'
import { tinyParams } from './tinyParams'

/** Inputs to be tried where an item names none, the simplest first. */
const INPUTS: readonly Nested[] = [
  [0.5, -1, 2, 0.3],
  [0.6, -1.2],
  [
    [1, 0],
    [0, 1],
    [1, 1],
  ],
  [
    [[1], [0], [2], [1]],
    [[0], [3], [1], [0]],
    [[2], [1], [0], [1]],
    [[1], [0], [1], [4]],
  ],
  0.5,
  [
    [
      [[1], [0]],
      [[0], [1]],
    ],
    [
      [[2], [1]],
      [[0], [3]],
    ],
    [
      [[0], [1]],
      [[1], [0]],
    ],
  ],
]
const IDS: Nested = [1, 0, 2]

/** Weights that one can reckon with, over and over. */
const WEIGHTS = [0.5, -0.3, 0.8, -0.6, 0.2, 0.4, -0.1, 0.7]
const BIASES = [0.1, -0.2, 0.3]

/** Numbers to begin with for a weight: what its initializer always gives, or simple ones. */
function weightValues(name: string, initializer: ItemValue, shape: Shape): readonly number[] {
  const fixed = itemId(initializer) === 'ones' ? 1 : /moving|beta/.test(name) ? 0 : undefined
  const cycle = /bias/i.test(name) ? BIASES : WEIGHTS
  return Array.from({ length: sizeOf(shape) }, (_, i) => fixed ?? cycle[i % cycle.length] ?? 0)
}

function fieldsOf(item: LayerDefinition, inputs: readonly Nested[], batch: boolean): readonly Field[] {
  return inputs.map((rows, i) => {
    const spec = item.inputs[Math.min(i, item.inputs.length - 1)]
    const isIds = spec?.ids === true || item.idsBelow !== undefined
    const { shape, values } = flat(rows)
    return {
      id: `input/${i}`,
      name: port(spec?.name ?? 'input'),
      shape,
      values,
      tone: 'value',
      ...(isIds && { below: batch ? Infinity : Math.max(...values) + 1 }),
    }
  })
}

const context = (made: { lost: Tensor[] }, rest: Pick<ForwardContext, 'draw'>, tf: Parameters<Example['compute']>[0]) =>
  ({
    ...rest,
    training: true,
    activate: (value: ItemValue, x: Tensor) => {
      const found = chosen('activation', value)
      return found ? found.item.apply(tf, x, found.params) : x
    },
    rows: 1,
    assign: () => undefined,
    addLoss: (loss: Tensor) => void made.lost.push(loss),
  }) satisfies ForwardContext

/** The weights of a layer, with numbers to begin with. */
const weightFields = (
  item: LayerDefinition,
  p: Readonly<Record<string, unknown>>,
  shapes: readonly Shape[],
): readonly Field[] =>
  Object.entries(item.weights(p as never, shapes)).map(([name, { shape, initializer }]): Field => {
    const own = item.example?.weights?.[name]
    const given = own === undefined ? undefined : flat(own).values
    const values = given?.length === sizeOf(shape) ? given : weightValues(name, initializer, shape)
    return { id: `weight/${name}`, name: { of: 'weight', name }, shape, values, tone: 'weight' }
  })

/** A layer with these parameters over these inputs; `undefined`: they do not fit it. */
function withInputs(
  item: LayerDefinition,
  p: Readonly<Record<string, unknown>>,
  inputs: readonly Nested[],
): Example | undefined {
  const batch = item.example?.batch === true
  const ins = fieldsOf(item, inputs, batch)
  const shapes = ins.map(({ shape }) => (batch ? shape.slice(1) : shape))
  const inferred = item.inferShape(p as never, shapes)
  if (!inferred.ok || (item.warnings?.(p as never, shapes) ?? []).length > 0) return undefined
  const weights = weightFields(item, p, shapes)
  const shown = weights.filter(({ name }) => item.weights(p as never, shapes)[name.name]?.trainable)
  const outputs = shapesByPort(item, inferred.value)
  const lines = item.arithmetic?.bind(item)
  return {
    batch,
    // Running statistics change nothing of a step of training.
    fields: [...ins, ...shown],
    compute: (tf, values, seed) => {
      const draw = drawExample(tf, seed)
      const made = { lost: [] as Tensor[] }
      const given = ins.map((field) => tensorOf(tf, field, values, batch))
      const w = Object.fromEntries(weights.map((field) => [field.name.name, tensorOf(tf, field, values, true)]))
      const out = item.forward(tf, {
        x: given[0] as Tensor,
        inputs: given,
        w,
        p: p as never,
        ctx: context(made, { draw }, tf),
      })
      const ports = Object.entries(valuesByPort(tf, item, out)).map(([name, tensor]): Made => ({
        name: port(name),
        tensor,
        tone: 'value',
      }))
      const lost = made.lost.map((tensor): Made => ({ name: { of: 'word', name: 'addedLoss' }, tensor, tone: 'value' }))
      return [...ports, ...lost]
    },
    ...(lines &&
      !batch && {
        lines: (values, [first], at) =>
          lines({
            p: p as never,
            inputs: ins.map(({ id, shape }) => ({ shape, values: values[id] })),
            weights: Object.fromEntries(
              weights.map(({ id, name, shape }) => [name.name, { shape, values: values[id] }]),
            ),
            weightFlows: {},
            output: { shape: Object.values(outputs)[0] ?? [], values: first?.tensor.values },
            at,
            rows: 1,
            activation: plainActivation,
          }).forward,
      }),
  }
}

/** How many inputs are put in where an item names none: those that it needs, or of any number two, if it takes two. */
const countsOf = ({ inputs }: LayerDefinition): readonly number[] =>
  inputs[0]?.many ? [2, 1, 3, 4] : [inputs.filter(({ optional }) => !optional).length]

/** A layer at work on a handful of numbers: with the parameters of a node as far as they fit, or else its own. */
export function layerExamples(item: LayerDefinition, params: Readonly<Record<string, unknown>>): readonly Example[] {
  const { inputs: own } = item.example ?? {}
  const usual = [...(item.idsBelow === undefined ? [] : [IDS]), ...INPUTS].flatMap((rows) =>
    countsOf(item).map((length) => Array.from({ length }, (_, i) => (i === 0 ? rows : turned(rows)))),
  )
  const tried = [...(own ? [own] : []), ...(item.example?.batch ? [] : usual)]
  return [tinyParams(item, params), tinyParams(item)].flatMap((p) =>
    tried.flatMap((inputs) => withInputs(item, p, inputs) ?? []),
  )
}

/** The same numbers from the last to the first, so that two inputs differ. */
const turned = (rows: Nested): Nested => (typeof rows === 'number' ? rows + 1 : [...rows].reverse().map(turned))
