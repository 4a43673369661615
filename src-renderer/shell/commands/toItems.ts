import type { TFunction } from 'i18next'
import type { BlockDefinition } from '@shared/catalog/define/block'
import type { Language } from '@shared/language'
import { addItem, cornerAt } from '../../canvas/addItem'
import { canvasStore } from '../../canvas/canvasStore'
import { itemsToAdd, type Addable } from '../../canvas/quickAdd/itemsToAdd'
import { itemWords } from '../../search/itemWords'
import { settings, type Setting } from '../../search/settings'
import { showSetting } from '../../search/showSetting'
import type { Studio } from '../../state/studio'
import type { Command } from './Command'

const toItem = (studio: Studio, item: Addable, language: Language, t: TFunction): Command => ({
  id: `add ${item.id}`,
  group: t('shell.palette.addNode'),
  label: item.text[language].title,
  description: t('shell.palette.addNode'),
  words: itemWords(item),
  onClick: () => {
    const { commands } = canvasStore.getState()
    addItem(studio, item.id, cornerAt(commands?.center() ?? { x: 0, y: 0 }, 'middle'))
    commands?.focus()
  },
})

const toSetting = (studio: Studio, setting: Setting, t: TFunction): Command => ({
  id: setting.id,
  group: t('shell.training.title'),
  label: t(setting.title),
  description: t(setting.place),
  words: setting.words,
  onClick: () => showSetting(studio, setting),
})

/** What can be added, and the settings that are elsewhere. */
export const toItems = (
  studio: Studio,
  own: readonly BlockDefinition[],
  language: Language,
  t: TFunction,
): Command[] => [
  ...itemsToAdd(studio.documents.getState().checked, null, own).map((item) => toItem(studio, item, language, t)),
  ...settings.map((setting) => toSetting(studio, setting, t)),
]
