import { useMemo } from 'react'
import * as format from '../i18n/format'
import { useInterface } from '../state/studio'

/** The number formats in the person's language. */
export function useFormat() {
  const language = useInterface((state) => state.language)
  return useMemo(
    () => ({
      language,
      number: (value: number, digits?: number) => format.formatNumber(value, language, digits),
      compact: (value: number) => format.formatCompact(value, language),
      ago: (at: number) => format.formatAgo(at, Date.now(), language),
    }),
    [language],
  )
}
