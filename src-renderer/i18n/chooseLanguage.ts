import type { Language } from '@shared/language'

/** The first language of the person that the studio speaks; English where there is none. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [language] = tag.toLowerCase().split('-')
    if (language === 'uk') return 'uk'
    if (language === 'en') return 'en'
  }
  return 'en'
}
