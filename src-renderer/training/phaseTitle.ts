import type { LocalizedText } from '@shared/graph/document'
import type { Language } from '@shared/language'

/** The title of a phase in a language; '' where it has none. */
export const phaseTitle = (title: LocalizedText | undefined, language: Language): string =>
  title === undefined ? '' : typeof title === 'string' ? title : title[language]
