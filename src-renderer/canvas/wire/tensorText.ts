import type { TensorType } from '@shared/catalog/define/tensorType'
import type { Language } from '@shared/language'
import type { TFunction } from 'i18next'
import { formatNumber, formatShape } from '../../i18n/format'

/** A tensor in a few characters: `28×28×1`, and for class labels `10 classes`. */
export const tensorText = (type: TensorType, language: Language, t: TFunction): string =>
  type.labels
    ? t('canvas.classes', { count: type.labels.classes, number: formatNumber(type.labels.classes, language) })
    : formatShape(type.shape)
