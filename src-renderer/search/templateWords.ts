import { catalog, nodeItems } from '@shared/catalog/catalog'
import type { TemplateSummary } from '@shared/ipc/types'
import { LANGUAGES } from '@shared/language'
import { itemWords } from './itemWords'
import type { SearchWords } from './SearchWords'

/** What all networks of a family go by. */
const OF_FAMILY: Readonly<Record<TemplateSummary['family'], readonly string[]>> = {
  foundations: ['foundations', 'основи'],
  images: ['images', 'зображення', 'картинки'],
  autoencoders: ['autoencoders', 'автокодувальники', 'автоенкодери'],
  sequences: ['sequences', 'послідовності'],
  generative: ['generative', 'породжувальні', 'генеративні'],
  classical: ['classical', 'класичні'],
}

/** What a lecture network is found by: its words, its family, and the names of what it is made of. */
export function templateWords({ id, title, subtitle, family, types }: TemplateSummary): SearchWords {
  const all = (text: TemplateSummary['title']) =>
    typeof text === 'string' ? [text] : LANGUAGES.map((language) => text[language])
  const parts = types.flatMap((type) => nodeItems.get(type) ?? catalog.blocks.get(type) ?? [])
  return {
    titles: [...all(title), id],
    names: [...all(subtitle), ...OF_FAMILY[family]],
    prose: parts.map(itemWords).flatMap(({ titles, names }) => [...titles, ...names]),
  }
}
