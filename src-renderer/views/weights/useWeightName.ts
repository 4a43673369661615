import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

const WAY = /^(forward|backward)_/

/** What weights are called in the person's language; those of nets that are read both ways say which way. */
export function useWeightName(): (name: string) => string {
  const { t } = useTranslation()
  return useCallback(
    (name) => {
      const way = WAY.exec(name)?.[1]
      const own = name.replace(WAY, '')
      const title = t(`views.weights.names.${own}`, own)
      return way ? `${title}, ${t(`views.weights.ways.${way}`)}` : title
    },
    [t],
  )
}
