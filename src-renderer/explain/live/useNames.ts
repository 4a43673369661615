import { useTranslation } from 'react-i18next'
import { portTitle } from '../../canvas/card/itemWords'
import { useInterface } from '../../state/studio'
import type { Name } from '../examples/Example'
import type { AnyItem } from '../explained'

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** What the numbers of an item's example are called; those of one port that takes many are counted. */
export function useNames(item: AnyItem): (name: Name, all: readonly { readonly name: Name }[], at: number) => string {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  return ({ of, name }, all, at) => {
    if (of === 'word') return t(`explain.words.${name}`)
    if (of === 'weight')
      return capital(t([`inspector.weightNames.${name}`, `explain.weights.${name}`], { defaultValue: name }))
    const title = portTitle(item.id, name, language) || t(`explain.words.${name}`, { defaultValue: name })
    const alike = all.filter((one) => one.name.of === 'port' && one.name.name === name)
    return alike.length > 1 ? `${title} ${all.slice(0, at + 1).filter((one) => one.name.name === name).length}` : title
  }
}
