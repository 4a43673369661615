import type { Language } from '@shared/language'

/** A size in words: kilobytes of what is small, megabytes of the rest. */
export function sizeText(bytes: number, language: Language): string {
  const [unit, divisor] = bytes < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const)
  const digits = unit === 'kilobyte' || bytes < 1e8 ? 1 : 0
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: digits }).format(bytes / divisor)
}
