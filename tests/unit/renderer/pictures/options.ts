import type { Language } from '@shared/language'
import { i18n } from '../../../../src-renderer/i18n/i18n'
import type { BlockPictureOptions } from '../../../../src-renderer/pictures/blocks/drawBlocks'
import type { NeuronOptions } from '../../../../src-renderer/pictures/neurons/drawNeurons'

const common = (language: Language) => ({
  language,
  t: i18n.getFixedT(language),
  colors: 'light' as const,
  fontSize: 14,
  paper: true,
  title: 'A network',
})

export const neuronOptions = (more: Partial<NeuronOptions> = {}): NeuronOptions => ({
  ...common(more.language ?? 'en'),
  biases: true,
  ...more,
})

export const blockOptions = (more: Partial<BlockPictureOptions> = {}): BlockPictureOptions => ({
  ...common(more.language ?? 'en'),
  fold: 'none',
  losses: true,
  direction: 'right',
  volumes: true,
  ...more,
})
