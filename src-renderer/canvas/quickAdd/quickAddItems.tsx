import type { BlockDefinition } from '@shared/catalog/define/block'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { whyUnfit } from '@shared/compile/whyUnfit'
import type { Language } from '@shared/language'
import { IconAdjustments } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { itemWords } from '../../search/itemWords'
import { settings } from '../../search/settings'
import type { PortEnd } from '../canvasStore'
import Glyph from '../card/Glyph'
import { itemsToAdd, type Addable } from './itemsToAdd'
import type { PickItem } from './PickItem'

interface Place {
  readonly checked: CheckedGraph
  readonly from: PortEnd | null
  readonly own: readonly BlockDefinition[]
}

/** What the quick-add menu lists: what fits; when searched for, what does not fit and why, and the settings that are no nodes. */
export function quickAddItems({ checked, from, own }: Place, language: Language, t: TFunction): PickItem[] {
  const toItem = (item: Addable): PickItem => ({
    key: item.id,
    title: item.text[language].title,
    hint: t(item.kind === 'block' ? 'canvas.blocks.block' : `canvas.categories.${item.category}`),
    icon: <Glyph icon={item.icon} category={item.category} size={20} />,
    words: itemWords(item),
  })
  const why = (item: Addable): string =>
    (from?.side === 'output' && item.kind !== 'block' ? whyUnfit(checked, from, item, language) : undefined) ??
    t('canvas.doesNotFit')
  const fitting = itemsToAdd(checked, from, own)
  const unfit = itemsToAdd(checked, null, own).filter((item) => !fitting.includes(item))
  return [
    ...fitting.map(toItem),
    ...settings.map((setting): PickItem => ({
      key: setting.id,
      title: t(setting.title),
      hint: t(setting.place),
      icon: <IconAdjustments size={20} />,
      words: setting.words,
      onlyFound: 'among',
    })),
    ...unfit.map((item): PickItem => ({ ...toItem(item), warning: why(item), onlyFound: 'below' })),
  ]
}
