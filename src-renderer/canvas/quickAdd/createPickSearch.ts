import { createSearch } from '../../search/createSearch'
import type { PickItem } from './PickItem'

/** The search of a menu, best first; what is only found below the others comes after them. */
export function createPickSearch(items: readonly PickItem[]): (query: string) => readonly PickItem[] {
  const search = createSearch(items, ({ title, words }) => words ?? { titles: [title], names: [], prose: [] })
  return (query) => {
    const found = search(query)
    const isBelow = ({ onlyFound }: PickItem) => onlyFound === 'below'
    return [...found.filter((item) => !isBelow(item)), ...found.filter(isBelow)]
  }
}
