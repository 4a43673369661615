import type { Language } from './language'

const rules = { uk: new Intl.PluralRules('uk'), en: new Intl.PluralRules('en') } as const

/**
 * The form of a word that goes with a number: `one` (1 шар), `few` (2 шари), `many` (5 шарів). English has only `one` and
 * `few`. Ukrainian fractions take `few` (1,5 шару reads as a genitive singular, given as `fraction` where it differs).
 */
export function plural(
  language: Language,
  count: number,
  one: string,
  few: string,
  many = few,
  fraction = few,
): string {
  const form = rules[language].select(count)
  if (form === 'one') return one
  if (language === 'en') return few
  if (form === 'few') return few
  return form === 'many' ? many : fraction
}
