import { catalog } from '@shared/catalog/catalog'
import type { DatasetDefinition } from '@shared/catalog/define/dataset'
import { parseParams } from '@shared/catalog/define/params'
import { sizeOf, type Shape, type TensorType } from '@shared/catalog/define/tensorType'
import type { GraphNode, JsonValue } from '@shared/graph/document'
import type { Objective } from './addObjectives'
import type { ModelGraph } from './ModelGraph'

/** A step between the data and the network. */
type Step = Pick<GraphNode, 'type' | 'params'>

/** Pictures of the studio that a network can learn from. */
export interface PictureData {
  readonly item: DatasetDefinition
  readonly params: Readonly<Record<string, JsonValue>>
  /** What brings them into the shape and the range that the network takes. */
  readonly steps: readonly Step[]
}

const pictures = [...catalog.datasets.values()].filter(
  ({ source, params, describe }) =>
    source.kind === 'asset' && describe(parseParams(params, {}).params).outputs['features']?.shape.length === 3,
)
const same = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i])

/** How pictures get the shape that a network takes; `undefined`: they have no such numbers. */
function reshaping(picture: Shape, wanted: Shape): readonly Step[] | undefined {
  if (same(picture, wanted)) return []
  if (same([sizeOf(picture)], wanted)) return [{ type: 'flatten', params: {} }]
  const gray = picture.at(-1) === 1 && same(picture.slice(0, -1), wanted)
  return gray ? [{ type: 'reshape', params: { targetShape: [...wanted] } }] : undefined
}

/** A network that begins by making 0–1 of bytes takes bytes. */
function stretching(graph: ModelGraph, high: number | undefined): readonly Step[] {
  const [first] = graph.calls.filter(({ inputs }) =>
    inputs.some((value) => typeof value !== 'number' && value.from === 'input'),
  )
  const { className, config } = graph.layers[first?.layer ?? -1]?.words ?? { className: '', config: {} }
  const scale = className === 'Rescaling' ? Number(config['scale']) : 1
  return high === 1 && scale > 0 && scale < 0.02 ? [{ type: 'rescaling', params: { scale: 255 } }] : []
}

/** How labels must be written so that a loss takes them; `undefined`: it takes none. */
function encodingFor(
  { describe, params }: DatasetDefinition,
  objective: Objective,
  prediction: TensorType,
): string | undefined {
  const { target } = objective.target
  const wanted = target === 'numbers' ? 'oneHot' : target
  const parsed = parseParams(params, { encoding: wanted })
  const type = describe(parsed.params).outputs['target']
  const loss = catalog.losses.get(objective.type)
  if (parsed.problems.length > 0 || !loss || type?.labels?.encoding !== wanted) return undefined
  if (!same(prediction.shape, [type.labels.classes])) return undefined
  const problems = loss.check(parseParams(loss.params, objective.params).params, { prediction, target: type })
  return problems.every(({ severity = 'error' }) => severity !== 'error') ? wanted : undefined
}

/** Pictures of the studio with the shape and the number of classes that a network with one input and one output has. */
export function pictureData(
  graph: ModelGraph,
  objectives: readonly (Objective | undefined)[],
  prediction: TensorType | undefined,
): PictureData | undefined {
  const [[input, ...others], [objective, ...more]] = [graph.inputs, objectives]
  if (!input || !objective || !prediction || others.length + more.length > 0) return undefined
  if (!input.dtype.startsWith('float') || input.shape.includes(null)) return undefined
  for (const item of pictures) {
    const features = item.describe(parseParams(item.params, {}).params).outputs['features']
    const shaping = features && reshaping(features.shape, input.shape as Shape)
    const encoding = encodingFor(item, objective, prediction)
    if (shaping && encoding !== undefined)
      return { item, params: { encoding }, steps: [...stretching(graph, features.range?.high), ...shaping] }
  }
  return undefined
}
