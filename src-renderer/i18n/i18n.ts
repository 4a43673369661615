import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '@shared/language'
import { en } from './en'
import { uk } from './uk'

/** The interface's words. Catalog items and diagnostics bring their own. */
export const i18n = i18next.createInstance()

export async function startI18n(language: Language): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, uk: { translation: uk } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}
