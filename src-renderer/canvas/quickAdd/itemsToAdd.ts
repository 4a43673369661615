import { catalog, nodeItems, type NodeDefinition } from '@shared/catalog/catalog'
import type { BlockDefinition } from '@shared/catalog/define/block'
import { CATEGORIES } from '@shared/catalog/define/item'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { blockFits, fitsHere } from '@shared/compile/fitsHere'
import type { PortEnd } from '../canvasStore'

/** What can be put on the canvas: a node, or a block of several. */
export type Addable = NodeDefinition | BlockDefinition

const byCategory = <T extends Addable>(items: Iterable<T>): readonly T[] =>
  [...items].sort((a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category))

const nodesInOrder = byCategory([...nodeItems.values()].filter(({ onlyImported }) => !onlyImported))
const blocksInOrder = byCategory(catalog.blocks.values())

/** What can be put on the canvas, in palette order: nodes, blocks, own blocks; with a port, only what fits there. */
export function itemsToAdd(
  checked: CheckedGraph,
  from: PortEnd | null,
  own: readonly BlockDefinition[],
): readonly Addable[] {
  const blocks = [...blocksInOrder, ...own]
  if (!from) return [...nodesInOrder, ...blocks]
  const fitting = new Set(fitsHere(checked, { node: from.node, port: from.port }, from.side))
  const nodes = nodesInOrder.filter((item) => fitting.has(item.id))
  // What is pulled out of a classical layer goes to the rule that trains it, more often than not.
  const isRule = (item: Addable): boolean => item.category === 'rule'
  const rulesFirst = from.side === 'output' && checked.nodes[from.node]?.item?.category === 'classical'
  return [
    ...(rulesFirst ? [...nodes.filter(isRule), ...nodes.filter((item) => !isRule(item))] : nodes),
    ...blocks.filter((block) => blockFits(checked, from, from.side, block)),
  ]
}
