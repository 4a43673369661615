import { chosen } from './chosen'
import type { KerasItem, KerasLayer, KerasWord, LayerDefinition, WeightSpec } from './define/layer'
import { itemId, type ParamSpecs, type ParamsOf } from './define/params'
import type { Shape } from './define/tensorType'

const MODULES = { initializer: 'initializers', regularizer: 'regularizers', constraint: 'constraints' } as const

const isDefault = (specs: ParamSpecs, params: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(specs).every(([name, spec]) => JSON.stringify(params[name]) === JSON.stringify(spec.default))

/** A chosen activation or initializer: Keras's string where it means the same, else an object. */
function wordOf(kind: 'activation' | 'initializer', value: unknown): KerasWord {
  const found = chosen(kind, value)
  if (!found) return itemId(value)
  const { className, config, name } = found.item.keras(found.params)
  if (name !== undefined && isDefault(found.item.params, found.params)) return name
  return { className, config, ...(kind === 'initializer' && { module: MODULES.initializer }) }
}

/** Keras names what acts on a weight after it, without `_kernel`. */
const argument = (weight: string, what: string): string => `${weight.replace(/_kernel$/, '')}_${what}`

function rulesOf([name, { shape, regularizer, constraint }]: [string, WeightSpec]): [string, KerasItem][] {
  const penalty = chosen('regularizer', regularizer)
  const bound = chosen('constraint', constraint)
  return [
    ...(penalty
      ? [
          [argument(name, 'regularizer'), { ...penalty.item.keras(penalty.params), module: MODULES.regularizer }] as [
            string,
            KerasItem,
          ],
        ]
      : []),
    ...(bound
      ? [
          [
            argument(name, 'constraint'),
            { ...bound.item.keras(bound.params, shape.length), module: MODULES.constraint },
          ] as [string, KerasItem],
        ]
      : []),
  ]
}

const markedRules = (
  [name, { regularizer, constraint }]: [string, WeightSpec],
  mark: (value: unknown) => string | undefined,
): [string, string][] =>
  Object.entries({ regularizer, constraint }).flatMap(([what, value]) => {
    const marked = mark(value)
    return marked === undefined ? [] : [[argument(name, what), marked] as [string, string]]
  })

/**
 * A layer in Keras's words, with all that is chosen inside it; `null`: Keras has nothing like it.
 *
 * @param mark The word for a chosen item that stands for a place to be read from.
 */
export function toKeras(
  item: LayerDefinition,
  params: ParamsOf<ParamSpecs>,
  inputs: readonly Shape[],
  mark: (value: unknown) => string | undefined = () => undefined,
): KerasLayer | null {
  const words = Object.entries(item.params).map(([name, spec]) => {
    const chooses = spec.type === 'item' && (spec.kind === 'activation' || spec.kind === 'initializer')
    return [name, chooses ? (mark(params[name]) ?? wordOf(spec.kind, params[name])) : params[name]]
  })
  const layer = item.keras(Object.fromEntries(words) as never, inputs)
  if (!layer) return null
  const rules = Object.entries(item.weights(params, inputs)).flatMap((weight) => [
    ...rulesOf(weight),
    ...markedRules(weight, mark),
  ])
  return { ...layer, config: { ...layer.config, ...Object.fromEntries(rules) } }
}
