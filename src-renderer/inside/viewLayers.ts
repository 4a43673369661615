import type { LayerDefinition, LayerView } from '@shared/catalog/define/layer'
import { sizeOf, type Shape, type TensorType } from '@shared/catalog/define/tensorType'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphNode } from '@shared/graph/document'

/** A layer that can be looked into. */
export interface ViewLayer {
  readonly node: GraphNode
  readonly params: Readonly<Record<string, unknown>>
  readonly views: readonly LayerView<never>[]
  /** Numbers that come in for a row; 0: none, or not known. */
  readonly size: number
  /** Shape of the picture that its input is, `[height, width, channels]`; absent: it is none. */
  readonly picture: Shape | undefined
  /** Types of the ports of the data nodes, by node. */
  readonly data: Readonly<Record<string, readonly TensorType[]>>
  /** Names of the classes of the data, in their order. */
  readonly classes: readonly string[]
}

/** The picture that goes into a node, through layers that only write its values otherwise. */
function pictureInto({ nodes }: CheckedGraph, id: string): Shape | undefined {
  const size = (shape: Shape | undefined): number => (shape ? sizeOf(shape) : -1)
  let at = nodes[id]
  const first = at?.inputs[0]?.shape
  for (let hops = 0; at && hops < 100; hops++) {
    const shape = at.inputs[0]?.shape
    if (size(shape) !== size(first)) return undefined
    if (shape?.length === 3) return shape
    const before = nodes[at.incoming[0]?.source.node ?? '']
    const passes = before?.item?.kind === 'layer' && (before.item as LayerDefinition).passesActivation === true
    at = passes ? before : undefined
  }
  return undefined
}

const dataOf = ({ nodes }: CheckedGraph): ViewLayer['data'] =>
  Object.fromEntries(
    Object.entries(nodes).flatMap(([id, { item, outputs }]) =>
      item?.kind === 'dataset' ? [[id, Object.values(outputs)] as const] : [],
    ),
  )

function classNames(data: ViewLayer['data']): readonly string[] {
  const labels = Object.values(data)
    .flat()
    .find((type) => type.labels)?.labels
  if (!labels) return []
  const name = (i: number): string => (labels.encoding === 'signed' ? ['−1', '+1'][i] : undefined) ?? String(i)
  return labels.names ?? Array.from({ length: Math.max(2, labels.classes) }, (_, i) => name(i))
}

/** The layers of a network that have views, in the order in which values flow. */
export function viewLayers(checked: CheckedGraph): readonly ViewLayer[] {
  const data = dataOf(checked)
  const classes = classNames(data)
  return checked.order.flatMap((id) => {
    const { node, item, params, inputs = [] } = checked.nodes[id] ?? {}
    const views = item?.kind === 'layer' ? (item as LayerDefinition<never>).views : undefined
    if (!node || !params || !views?.length) return []
    const size = inputs[0] ? sizeOf(inputs[0].shape) : 0
    return [{ node, params, views, data, classes, size, picture: pictureInto(checked, id) }]
  })
}
