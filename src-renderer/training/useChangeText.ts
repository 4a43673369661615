import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog, nodeItems } from '@shared/catalog/catalog'
import type { ItemBase } from '@shared/catalog/define/item'
import type { ParamSpecs } from '@shared/catalog/define/params'
import type { GraphNode } from '@shared/graph/document'
import type { RunChanged } from '@shared/ipc/types'
import type { Language } from '@shared/language'
import type { RunChange } from '@shared/training/runChange'
import { formatNumber } from '../i18n/format'
import { chosenText } from '../canvas/card/itemWords'
import { writeNumber } from '../i18n/writeNumber'
import { useDocument, useInterface } from '../state/studio'

interface Words {
  readonly t: TFunction
  readonly language: Language
  readonly nodes: readonly GraphNode[]
}

const itemOf = ({ of, item = '' }: RunChange): ItemBase<ParamSpecs> | undefined =>
  of === 'optimizer'
    ? catalog.optimizers.get(item)
    : of === 'schedule'
      ? catalog.schedules.get(item)
      : nodeItems.get(item)

function settingTitle(change: RunChange, { t, language }: Words): string {
  const { of, setting } = change
  if (of === 'training')
    return t(`drawer.training.${setting === 'epochs' || setting === 'clip' ? setting : 'stopping'}`)
  if (of === 'schedule' && setting === 'type') return t('drawer.training.schedule')
  if (of === 'node' && setting === 'trainable') return t('inspector.trains')
  return itemOf(change)?.text[language].params[setting]?.title ?? setting
}

function valueText(change: RunChange, value: RunChange['to'], { t, language }: Words): string {
  const { of, setting } = change
  const spec = itemOf(change)?.params[setting]
  if (spec?.type === 'item') return value === 'none' ? t('inspector.none') : chosenText(spec.kind, value, language)
  if (typeof value === 'number') return writeNumber(value, language)
  if (setting === 'trainable') return t(value === true ? 'inspector.yes' : 'inspector.frozen')
  if (typeof value === 'boolean') return t(value ? 'inspector.yes' : 'inspector.no')
  if (of === 'schedule' && typeof value === 'string') return catalog.schedules.get(value)?.text[language].title ?? value
  const limit = (value as { readonly limit?: unknown } | null)?.limit
  if (typeof limit === 'number') return writeNumber(limit, language)
  const patience = (value as { readonly patience?: unknown } | null)?.patience
  return typeof patience === 'number' ? writeNumber(patience, language) : '—'
}

function changeText(change: RunChange, words: Words): string {
  const named = words.nodes.find(({ id }) => id === change.node)?.name
  const place = change.phase === undefined ? '' : `${change.phase} · `
  const node = change.of === 'node' ? `${named ?? itemOf(change)?.text[words.language].title ?? change.node} · ` : ''
  const [from, to] = [change.from, change.to].map((value) => valueText(change, value, words))
  return `${place}${node}${settingTitle(change, words)} ${from} → ${to}`
}

/** What says in a few words what a run took over: `Learning rate 0.001 → 0.0001`. */
export function useChangeText(): (change: RunChange) => string {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const nodes = useDocument((s) => s.document.nodes)
  return useCallback((change) => changeText(change, { t, language, nodes }), [t, language, nodes])
}

/** What says when and what a run took over: `At step 1,200: Learning rate 0.001 → 0.0001`. */
export function useChangedText(): (changed: RunChanged) => string {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const textOf = useChangeText()
  return useCallback(
    ({ step, changes }) =>
      t('drawer.changedAt', { step: formatNumber(step, language), changes: changes.map(textOf).join('; ') }),
    [t, language, textOf],
  )
}
