import { choice } from '../define/params'
import type { LabelEncoding, TensorType } from '../define/tensorType'

/** How labels are written, for data with two classes or a chosen number of them. */
export const encoding = (value: LabelEncoding) => choice(['oneHot', 'index', 'binary', 'signed'], value)
/** How labels are written, for data with more than two classes. */
export const manyClassEncoding = choice(['oneHot', 'index'], 'oneHot')

/** Type of class labels. 0/1 and ±1 can tell only two classes apart; with more, labels are one-hot instead. */
export function labelType(classes: number, wanted: LabelEncoding, names?: readonly string[]): TensorType {
  const encoding = classes > 2 && (wanted === 'binary' || wanted === 'signed') ? 'oneHot' : wanted
  const labels = { classes, encoding, ...(names && { names }) }
  if (encoding === 'index') return { shape: [], dtype: 'int32', labels }
  return { shape: [encoding === 'oneHot' ? classes : 1], dtype: 'float32', labels }
}

const options = {
  en: { oneHot: 'One-hot', index: 'Class number', binary: '0 and 1', signed: '−1 and +1' },
  uk: { oneHot: 'One-hot', index: 'Номер класу', binary: '0 і 1', signed: '−1 і +1' },
} as const

const rule = {
  en: 'How class labels are written: one-hot for categorical cross-entropy, class numbers for the sparse one, 0 and 1 for the binary one, −1 and +1 for hinge.',
  uk: 'Як записано мітки класів: one-hot — для категоріальної кросентропії, номери — для розрідженої, 0 і 1 — для бінарної, −1 і +1 — для hinge.',
} as const

export const encodingText = {
  en: { title: 'Labels', help: rule.en, options: options.en },
  uk: { title: 'Мітки', help: rule.uk, options: options.uk },
} as const

/** The same, where the number of classes can be chosen. */
export const openEncodingText = {
  en: { ...encodingText.en, help: `${rule.en} The last two need two classes; with more, labels are one-hot.` },
  uk: { ...encodingText.uk, help: `${rule.uk} Два останні потребують двох класів; якщо їх більше, мітки — one-hot.` },
} as const

const manyOptions = {
  en: { oneHot: options.en.oneHot, index: options.en.index },
  uk: { oneHot: options.uk.oneHot, index: options.uk.index },
} as const
export const manyClassEncodingText = {
  en: {
    title: 'Labels',
    help: 'How class labels are written: one-hot for categorical cross-entropy, class numbers for the sparse one.',
    options: manyOptions.en,
  },
  uk: {
    title: 'Мітки',
    help: 'Як записано мітки класів: one-hot — для категоріальної кросентропії, номери — для розрідженої.',
    options: manyOptions.uk,
  },
} as const
