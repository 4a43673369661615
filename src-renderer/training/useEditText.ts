import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { WeightEdit } from '@shared/training/weightEdit'
import { cardTitle } from '../canvas/card/itemWords'
import { formatMeasure } from '../i18n/format'
import { useDocument, useInterface } from '../state/studio'
import { useWeightName } from '../views/weights/useWeightName'

/** What says which weight was changed by hand: `Dense, kernel 3: 0.5 → 1.2`. */
export function useEditText(): (edit: WeightEdit) => string {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const nodes = useDocument((s) => s.document.nodes)
  const weightName = useWeightName()
  return useCallback(
    ({ node, name, index, from, to, count }) => {
      const found = nodes.find(({ id }) => id === node)
      const edit = t('views.weights.editText', {
        ...{ node: found ? cardTitle(found, language) : node, weight: weightName(name), index: index + 1 },
        from: formatMeasure(from, language, 4),
        to: formatMeasure(to, language, 4),
      })
      return count > 1 ? t('views.weights.editMore', { edit, count: count - 1 }) : edit
    },
    [t, language, nodes, weightName],
  )
}
