import type { LayerDefinition, LayerView } from '@shared/catalog/define/layer'
import { sizeOf, type Shape, type TensorType } from '@shared/catalog/define/tensorType'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphNode } from '@shared/graph/document'
import { classNames } from './classNames'

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
export function pictureInto({ nodes }: CheckedGraph, id: string): Shape | undefined {
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

/** Names of the classes of the data, in their order; none where there are no classes. */
export function classesOf(checked: CheckedGraph): readonly string[] {
  const labels = Object.values(dataOf(checked))
    .flat()
    .find((type) => type.labels)?.labels
  return labels ? classNames(labels) : []
}

/** Nodes that learning rules are wired to. */
const taughtByRules = ({ nodes }: CheckedGraph): ReadonlySet<string> =>
  new Set(
    Object.values(nodes).flatMap(({ item, incoming }) => {
      const port = item?.kind === 'loss' && item.rule ? item.inputs[0]?.name : undefined
      return incoming.flatMap(({ source, target }) => (target.port === port ? [source.node] : []))
    }),
  )

/** Most inputs that are a plane. */
const PLANE = 2

/** The views without those that would show the same weights once more: lines, where there is no plane for them. */
const worthSeeing = (views: readonly LayerView<never>[], size: number): readonly LayerView<never>[] =>
  views.filter(
    (view) =>
      view.kind !== 'line' ||
      size <= PLANE ||
      !views.some((other) => other.kind === 'prototypes' && other.weight === view.kernel),
  )

/** Whether a view shows bare weights, whatever its kind is good for elsewhere. */
export const showsWeights = (view: LayerView<never>, size: number): boolean =>
  (view.kind === 'prototypes' && view.weight === 'kernel') || (view.kind === 'line' && size > PLANE)

/** The layers of a network that have views, in the order in which values flow. */
export function viewLayers(checked: CheckedGraph): readonly ViewLayer[] {
  const data = dataOf(checked)
  const classes = classesOf(checked)
  const taught = taughtByRules(checked)
  return checked.order.flatMap((id) => {
    const { node, item, params, inputs = [] } = checked.nodes[id] ?? {}
    if (!node || !params || item?.kind !== 'layer') return []
    // Of layers that gradients teach there are many in a network, and they are looked at in other ways.
    if (item.category !== 'classical' && !taught.has(id)) return []
    const size = inputs[0] ? sizeOf(inputs[0].shape) : 0
    const views = worthSeeing((item as LayerDefinition<never>).views ?? [], size)
    if (views.length === 0) return []
    return [{ node, params, views, data, classes, size, picture: pictureInto(checked, id) }]
  })
}
