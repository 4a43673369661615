import Fuse from 'fuse.js'
import type { NodeDefinition } from '@shared/catalog/catalog'
import type { Language } from '@shared/language'
import { searchWords } from '../canvas/quickAdd/itemsToAdd'

/** A search through items, best first: by title, then by other names in any language, then by what the help says; slips are forgiven. */
export function createItemSearch(
  items: readonly NodeDefinition[],
  language: Language,
): (query: string) => readonly NodeDefinition[] {
  const fuse = new Fuse(
    items.map((item) => ({
      item,
      title: item.text[language].title,
      words: searchWords(item),
      help: item.text[language].help,
    })),
    {
      keys: [
        { name: 'title', weight: 4 },
        { name: 'words', weight: 2 },
        { name: 'help', weight: 0.4 },
      ],
      threshold: 0.34,
      ignoreLocation: true,
    },
  )
  return (query) => fuse.search(query).map((match) => match.item.item)
}
