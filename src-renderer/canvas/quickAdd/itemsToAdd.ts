import { nodeItems, type NodeDefinition } from '@shared/catalog/catalog'
import { CATEGORIES } from '@shared/catalog/define/item'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { fitsHere } from '@shared/compile/fitsHere'
import { LANGUAGES } from '@shared/language'
import type { PortEnd } from '../canvasStore'

const inOrder: readonly NodeDefinition[] = [...nodeItems.values()].sort(
  (a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category),
)

/** What can be put on the canvas, in palette order; with a port, only what fits there. */
export function itemsToAdd(checked: CheckedGraph, from: PortEnd | null): readonly NodeDefinition[] {
  if (!from) return inOrder
  const fitting = new Set(fitsHere(checked, { node: from.node, port: from.port }, from.side))
  return inOrder.filter((item) => fitting.has(item.id))
}

/** Words by which an item is found: its titles and other names in every language, its id, its category. */
export const searchWords = (item: NodeDefinition): string[] => [
  ...LANGUAGES.flatMap((language) => [item.text[language].title, ...(item.text[language].keywords ?? [])]),
  item.id,
  item.category,
]
