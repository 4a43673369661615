import type { LayerDefinition } from '@shared/catalog/define/layer'
import { chosen } from '@shared/catalog/chosen'
import { itemId } from '@shared/catalog/define/params'
import { sameShape } from '@shared/catalog/define/tensorType'
import type { CheckedGraph, CheckedNode } from '@shared/compile/checkedGraph'
import { portKey, type Building } from './building'

/** The node's activation does nothing, or it has none. */
const isLinear = ({ item, params }: CheckedNode): boolean =>
  item?.kind === 'layer' &&
  (item as LayerDefinition).givesActivation === undefined &&
  (params['activation'] === undefined || itemId(params['activation']) === 'linear')

/** A layer that only sums what comes in, weighted. */
const isWeightedSum = (checked: CheckedNode): boolean =>
  isLinear(checked) &&
  chosen('activation', checked.params['activation']) !== undefined &&
  checked.incoming.length === 1 &&
  checked.weights['kernel']?.shape.length === 2

/**
 * Nodes that are drawn as parts of others, and whose: weighted sums that are added up are one sum, and an activation stands in the unit whose sum it
 * takes. Only what goes nowhere else.
 */
export function absorbed({ nodes, order }: CheckedGraph, readers: Building['readers']): ReadonlyMap<string, string> {
  const into = new Map<string, string>()
  const alone = (id: string): boolean =>
    Object.keys(nodes[id]?.outputs ?? {}).reduce(
      (sum, port) => sum + (readers.get(portKey({ node: id, port }))?.length ?? 0),
      0,
    ) === 1
  for (const id of order) {
    const checked = nodes[id]
    if (!checked) continue
    const sources = checked.incoming.map(({ source }) => source.node)
    const from = sources.map((source) => nodes[source])
    const isSum = checked.item?.id === 'add' && sources.length > 0
    if (isSum && sources.every(alone) && from.every((one) => one && isWeightedSum(one) && !into.has(one.node.id)))
      for (const source of sources) into.set(source, id)
    const [first] = from
    if (
      checked.item?.kind === 'activation' &&
      first?.item?.kind === 'layer' &&
      alone(first.node.id) &&
      (isWeightedSum(first) || sources.some((source) => [...into.values()].includes(source))) &&
      sameShape(Object.values(first.outputs)[0]?.shape ?? [], Object.values(checked.outputs)[0]?.shape ?? [])
    )
      into.set(id, first.node.id)
  }
  return into
}
