import type { ItemBase } from '@shared/catalog/define/item'
import type { ParamSpecs } from '@shared/catalog/define/params'
import { LANGUAGES } from '@shared/language'
import type { SearchWords } from './SearchWords'

/** What all items of a kind go by. */
const OF_KIND: Readonly<Record<string, readonly string[]>> = {
  activation: ['activation function', 'функція активації', 'передавальна функція'],
  loss: ['loss function', 'cost function', 'objective', 'функція втрат', 'цільова функція'],
  dataset: ['data set', 'dataset', 'набір даних', 'датасет'],
  block: ['block', 'блок'],
}

/** What an item of the catalog is found by. */
export function itemWords(item: ItemBase<ParamSpecs> & { readonly kind: string }): SearchWords {
  const texts = LANGUAGES.map((language) => item.text[language])
  return {
    titles: [...texts.flatMap(({ title, short }) => (short === undefined ? [title] : [title, short])), item.id],
    names: [...texts.flatMap(({ keywords }) => keywords ?? []), ...(OF_KIND[item.kind] ?? [])],
    prose: texts.map(({ help }) => help),
    // Data is named after what it is for, and that itself comes before it.
    isLast: item.kind === 'dataset',
  }
}
