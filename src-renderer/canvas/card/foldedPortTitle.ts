import type { BlockDefinition } from '@shared/catalog/define/block'
import type { Language } from '@shared/language'
import { cardTitle } from './itemWords'

/** A port of a folded group, as far as its words go. */
interface Named {
  /** Name in the block. */
  readonly name: string | null
  /** Catalog id and name of the node inside that it leads to. */
  readonly type: string
  readonly node: string | undefined
}

/** What the port of a folded group is called: as its block says, else like the node inside; empty for the only one on its side. */
export function foldedPortTitle(
  { name, type, node }: Named,
  block: BlockDefinition | undefined,
  alone: boolean,
  language: Language,
): string {
  if (alone) return ''
  return (name !== null && block?.text[language].ports?.[name]) || cardTitle({ type, name: node }, language)
}
