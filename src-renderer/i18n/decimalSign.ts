import type { Language } from '@shared/language'

/** Numbers within a text with the language's decimal sign. */
export const decimalSign = (text: string, language: Language): string =>
  language === 'uk' ? text.replace(/(?<=\d)\.(?=\d)/g, ',') : text
