import { catalog } from '@shared/catalog/catalog'
import { chosen } from '@shared/catalog/chosen'
import type { ActivationDefinition } from '@shared/catalog/define/activation'
import type { LayerDefinition } from '@shared/catalog/define/layer'
import { parseParams } from '@shared/catalog/define/params'
import type { CheckedNode } from '@shared/compile/checkedGraph'
import type { Language } from '@shared/language'
import type { TFunction } from 'i18next'
import { cardTitle, nodeSummary, portTitle } from '../../canvas/card/itemWords'
import { formatNumber, formatShape } from '../../i18n/format'
import type { Units } from './unitsOf'
import { mutualOf } from './weightsOf'

interface Applied {
  readonly item: ActivationDefinition
  readonly params: Readonly<Record<string, unknown>>
}

/** The activation that a node applies; none where it does nothing. */
function activationOf({ item, params }: CheckedNode): Applied | undefined {
  if (item?.kind === 'activation') return { item, params }
  if (item?.kind !== 'layer') return undefined
  const { givesActivation } = item as LayerDefinition
  const given = givesActivation === undefined ? undefined : catalog.activations.get(givesActivation)
  if (given) return { item: given, params: parseParams(given.params, {}).params }
  const found = chosen('activation', params['activation'])
  return found && found.item.id !== 'linear' ? found : undefined
}

/** What the units of a node do to their sums; absent: nothing, or it is no function of one number. */
export function curveOf(checked: CheckedNode): ((x: number) => number) | undefined {
  const found = activationOf(checked)
  const plot = found?.item.plot
  return plot && ((x) => plot(x, found.params as never))
}

/** The sign of what is done to several values: `+`, `×`. */
export function signOf({ item }: CheckedNode): string | undefined {
  if (item?.kind !== 'layer' && item?.kind !== 'activation') return undefined
  return item.category === 'merge' || item.category === 'activation' ? item.icon : undefined
}

interface Shown {
  /** The node whose activation it is. */
  readonly shaping: CheckedNode
  readonly port: string
  readonly units: Units
}

/** The lines under a group: its name, how many units of which kind, and which weights it shares. */
export function captionOf(
  { language, t }: { readonly language: Language; readonly t: TFunction },
  checked: CheckedNode,
  shown?: Shown,
): readonly string[] {
  const { node, item, params, outputs } = checked
  const title = cardTitle(node, language)
  if (!shown) return [title, item ? nodeSummary(item, params, language) : '']
  const { shaping, port, units } = shown
  const mutual = mutualOf(checked)
  const name = Object.keys(outputs).length > 1 ? portTitle(node.type, port, language) : ''
  const activation = activationOf(shaping)?.item.text[language].title
  const count = formatNumber(units.count, language)
  const size = mutual
    ? t('pictures.units', { count: mutual.count, number: formatNumber(mutual.count, language) })
    : units.maps
      ? t('pictures.maps', { count: units.count, number: count, size: formatShape(units.each) })
      : units.each.length > 0
        ? t('pictures.moments', { number: count, count: units.per })
        : t('pictures.units', { count: units.count, number: count })
  const facts = [size, activation].filter(Boolean).join(' · ')
  const shares = node.sharesWith === undefined ? [] : [t('pictures.shared', { node: node.sharesWith })]
  return [[title, name].filter(Boolean).join(': '), facts, ...shares]
}
