import type { NodeDefinition } from '../catalog/catalog'
import type { ItemProblem } from '../catalog/define/item'
import { shapesByPort, type LayerDefinition, type WeightSpec } from '../catalog/define/layer'
import { sampleWeight, type LossDefinition } from '../catalog/define/loss'
import { itemId, MAX_SAMPLE_SIZE } from '../catalog/define/params'
import { shapeText } from '../catalog/define/shapeText'
import { sizeOf, vocabularyOf, type Shape, type TensorType } from '../catalog/define/tensorType'
import { ruleFor } from '../catalog/ruleFor'
import { describedDataset } from './parsedParams'

/** What a node gives for known inputs. */
export interface Inference {
  readonly outputs: Readonly<Record<string, TensorType>>
  readonly weights: Readonly<Record<string, WeightSpec>>
  readonly multiplyAdds: number
  readonly problems: readonly ItemProblem[]
}

const nothing: Inference = { outputs: {}, weights: {}, multiplyAdds: 0, problems: [] }

/**
 * The activation that made the values which leave this item: its own parameter, or what came in where values pass unchanged, or are mixed
 * with others of their kind.
 */
function activationOf(
  item: LayerDefinition,
  params: Readonly<Record<string, unknown>>,
  inputs: readonly TensorType[],
): string | undefined {
  if (item.givesActivation !== undefined) return item.givesActivation
  const [input] = inputs
  const own = item.params['activation']
  const shows = own?.type === 'item' && own.kind === 'activation' && !item.innerActivation
  const named = shows ? itemId(params['activation']) : undefined
  if (named !== undefined && named !== 'linear') return named
  const comesThrough =
    item.passesActivation || (item.mixesEqual && inputs.every(({ activation }) => activation === input?.activation))
  return comesThrough && named === undefined ? input?.activation : undefined
}

function shapeProblem(shape: Shape): ItemProblem | undefined {
  const size = sizeOf(shape)
  if (!shape.every((n) => Number.isInteger(n) && n > 0))
    return { code: 'impossibleShape', values: { shape: shapeText(shape) } }
  if (size > MAX_SAMPLE_SIZE)
    return { code: 'sampleTooLarge', values: { shape: shapeText(shape), size, limit: MAX_SAMPLE_SIZE } }
  return undefined
}

/** What a layer that looks ids up finds wrong with them. */
function idProblem(
  { idsBelow }: LayerDefinition,
  params: Readonly<Record<string, unknown>>,
  input: TensorType | undefined,
): ItemProblem | undefined {
  if (idsBelow === undefined || !input) return undefined
  if (input.dtype !== 'int32') return { code: 'idsNeeded', port: 'input' }
  const size = vocabularyOf(input)
  if (Number(params[idsBelow]) >= size) return undefined
  return {
    code: 'idsBeyond',
    param: idsBelow,
    values: { count: Number(params[idsBelow]), size },
    fixes: [{ kind: 'setParam', on: 'self', param: idsBelow, value: size }],
  }
}

/** What a layer that takes whole numbers at some of its ports finds wrong with them. */
function placeProblem({ inputs: ports }: LayerDefinition, inputs: readonly TensorType[]): ItemProblem | undefined {
  const odd = ports.find(({ ids }, i) => ids && inputs[i]?.dtype === 'float32')
  return odd && { code: 'wholeNumbersNeeded', port: odd.name, values: { port: odd.name } }
}

/** What a learning rule says to the layer at its first port; `undefined`: it can train it. */
export function ruleProblem(
  { rule, inputs: [port], id }: LossDefinition,
  { layer = '' }: TensorType,
): ItemProblem | undefined {
  if (!rule || rule.trains.includes(layer)) return undefined
  const other = ruleFor(layer)
  const [first] = rule.trains
  return {
    code: 'ruleCannotTrain',
    port: port?.name ?? '',
    values: { type: id, layer, suited: rule.trains.join(' ') },
    fixes: [
      ...(other === undefined ? [] : [{ kind: 'replaceType', type: other } as const]),
      ...(first === undefined ? [] : [{ kind: 'replaceUpstream', port: port?.name ?? '', type: first } as const]),
    ],
  }
}

/** What a loss finds wrong with the weights of its rows. */
const rowWeightProblem = ({ shape }: TensorType): ItemProblem | undefined =>
  sizeOf(shape) === 1
    ? undefined
    : { code: 'rowWeightsMany', port: sampleWeight.name, values: { shape: shapeText(shape) } }

function inferLayer(
  item: LayerDefinition,
  params: Readonly<Record<string, unknown>>,
  inputs: readonly TensorType[],
): Inference {
  const shapes = inputs.map((input) => input.shape)
  const shape = item.inferShape(params as never, shapes)
  const ids = idProblem(item, params, inputs[0]) ?? placeProblem(item, inputs)
  if (ids) return { ...nothing, problems: [ids] }
  if (!shape.ok) return { ...nothing, problems: [shape.error] }
  const shapesOut = shapesByPort(item, shape.value)
  const bad = Object.values(shapesOut).flatMap((of) => shapeProblem(of) ?? [])
  if (bad.length > 0) return { ...nothing, problems: bad }
  const activation = activationOf(item, params, inputs)
  const vocabulary = item.passesIds ? inputs[0]?.vocabulary : undefined
  const typeOf = (of: Shape): TensorType => ({
    shape: of,
    layer: item.id,
    dtype: item.passesIds ? (inputs[0]?.dtype ?? 'float32') : 'float32',
    ...(vocabulary !== undefined && { vocabulary }),
    ...(activation !== undefined && { activation }),
    ...(item.masking?.gives(params as never, inputs) && { padded: true }),
    ...(item.passesActivation && inputs[0]?.range && { range: inputs[0].range }),
    ...(item.passesActivation && inputs[0]?.distinct !== undefined && { distinct: inputs[0].distinct }),
  })
  const blind = !item.masking && inputs.some(({ padded }) => padded)
  return {
    outputs: Object.fromEntries(Object.entries(shapesOut).map(([port, of]) => [port, typeOf(of)])),
    weights: item.weights(params as never, shapes),
    multiplyAdds: item.multiplyAdds(params as never, shapes, Object.values(shapesOut)[0] ?? []),
    problems: [
      ...(item.warnings?.(params as never, shapes) ?? []),
      ...(blind ? [{ code: 'maskUnused', severity: 'info' } as const] : []),
    ],
  }
}

/**
 * Types of the outputs, weights and cost of an item for inputs of these types, one for each edge in port order, or what is wrong.
 * An exception inside the item becomes the problem `itemFailed`: a fault in one item must not take the canvas with it.
 */
export function inferNode(
  item: NodeDefinition,
  params: Readonly<Record<string, unknown>>,
  inputs: readonly TensorType[],
): Inference {
  try {
    switch (item.kind) {
      case 'dataset':
        return { ...nothing, outputs: describedDataset(item, params).outputs }
      case 'layer':
        return inferLayer(item, params, inputs)
      case 'activation': {
        const [input] = inputs
        if (!input) return nothing
        const made = item.id === 'linear' ? input.activation : item.id
        const type: TensorType = {
          shape: input.shape,
          dtype: 'float32',
          ...(made !== undefined && { activation: made }),
          ...(input.padded && { padded: true }),
        }
        return {
          ...nothing,
          outputs: Object.fromEntries(item.outputs.map((port) => [port.name, type])),
          multiplyAdds: sizeOf(input.shape),
        }
      }
      case 'view': {
        const [input] = inputs
        return input ? { ...nothing, problems: item.check(params as never, input) } : nothing
      }
      case 'loss': {
        const [prediction, target = prediction, weights] = inputs
        if (!prediction || !target) return nothing
        const unfit = ruleProblem(item, prediction)
        if (unfit) return { ...nothing, problems: [unfit] }
        const odd = weights && rowWeightProblem(weights)
        return { ...nothing, problems: [...item.check(params as never, { prediction, target }), ...(odd ? [odd] : [])] }
      }
    }
  } catch (cause) {
    return {
      ...nothing,
      problems: [
        {
          code: 'itemFailed',
          values: { type: item.id, reason: cause instanceof Error ? cause.message : String(cause) },
        },
      ],
    }
  }
}
