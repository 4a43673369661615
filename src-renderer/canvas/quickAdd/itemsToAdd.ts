import { nodeItems, type NodeDefinition } from '@shared/catalog/catalog'
import { CATEGORIES } from '@shared/catalog/define/item'
import type { GraphDocument } from '@shared/graph/document'
import { LANGUAGES, type Language } from '@shared/language'
import type { PortEnd } from '../canvasStore'
import { fitting } from './fitting'

/** An item of the palette and, where a port is asked about, why it does not fit there. */
export interface Addable {
  readonly item: NodeDefinition
  readonly refused: string | null
}

const inOrder: readonly NodeDefinition[] = [...nodeItems.values()].sort((a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category))

/** Everything that can be put on the canvas, in palette order; with a port, what fits there first. */
export function itemsToAdd(document: GraphDocument, from: PortEnd | null, language: Language): readonly Addable[] {
  if (!from) return inOrder.map((item) => ({ item, refused: null }))
  const verdicts = fitting(document, from, language)
  const judged = inOrder.flatMap((item) => {
    const refused = verdicts.get(item.id)
    return refused === undefined ? [] : [{ item, refused }]
  })
  return [...judged.filter(({ refused }) => refused === null), ...judged.filter(({ refused }) => refused !== null)]
}

/** Words by which an item is found: its titles in every language, its id, its category, its options. */
export const searchWords = (item: NodeDefinition): string[] => [
  ...LANGUAGES.map((language) => item.text[language].title), item.id, item.category,
]
