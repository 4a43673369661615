import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { GraphNode } from '@shared/graph/document'
import type { Language } from '@shared/language'

const subscript = (n: number): string => String(n).replace(/\d/g, (d) => String.fromCharCode(0x2080 + Number(d)))

/** What the `count` features of a data node's row are called, in the person's language; x₁, x₂ and so on where they have no names. */
export function featureTitles(
  { type, params }: Pick<GraphNode, 'type' | 'params'>,
  count: number,
  language: Language,
): string[] {
  const item = catalog.datasets.get(type)
  const names = item?.describe(parseParams(item.params, params).params).featureNames
  return Array.from({ length: count }, (_, i) => {
    const name = names?.[i] ?? `x${subscript(i + 1)}`
    return item?.text[language].features?.[name] ?? name
  })
}
