import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { Language } from '@shared/language'
import type { TFunction } from 'i18next'
import { toNeuronNet } from './neurons/toNeuronNet'

export type PictureStyle = 'neurons' | 'blocks'

/** Most units of a layer, and most layers, that are drawn as neurons where nobody says how. */
const FEW_UNITS = 64
const FEW_LAYERS = 12

/** The style that suits a network: neurons where a few layers of a few units follow one another, else blocks. */
export function styleFor(checked: CheckedGraph, language: Language, t: TFunction): PictureStyle {
  const { groups, links } = toNeuronNet(checked, language, t)
  const layers = groups.filter(({ form }) => form !== 'loss')
  const small = layers.every(({ count, maps, form }) => count <= FEW_UNITS && !maps && form === 'column')
  const dense = links.every(({ to, weight }) => weight !== undefined || !layers.some(({ id }) => id === to))
  return layers.length > 0 && layers.length <= FEW_LAYERS && small && dense ? 'neurons' : 'blocks'
}
