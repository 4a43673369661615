import type { Addable } from '../canvas/quickAdd/itemsToAdd'
import { createSearch } from './createSearch'
import { itemWords } from './itemWords'
import { settings, type Setting } from './settings'

/** A search through what can be added, and through the settings that are elsewhere. */
export const createItemSearch = (items: readonly Addable[]): ((query: string) => readonly (Addable | Setting)[]) =>
  createSearch([...items, ...settings], (item) => (item.kind === 'setting' ? item.words : itemWords(item)))
