import { i18n } from '../i18n/i18n'
import type { Studio } from '../state/studio'
import { translateTitle } from './translateTitle'

/** Keeps the words, `<html lang>` and the window's title in step with the language and the document. Returns the function that stops it. */
export function followLanguage(studio: Studio): () => void {
  const { interface: screen, documents } = studio
  const speak = (): void => {
    const { language } = screen.getState()
    window.document.documentElement.lang = language
    if (i18n.language !== language) void i18n.changeLanguage(language)
  }
  const name = (): void => {
    const inStudio = screen.getState().screen === 'studio'
    window.document.title = inStudio ? `${documents.getState().document.title} · Neuroloom` : 'Neuroloom'
  }
  speak()
  name()
  const stops = [
    screen.subscribe((state, before) => {
      if (state.language !== before.language) {
        speak()
        translateTitle(studio, before.language, state.language)
      }
      if (state.screen !== before.screen) name()
    }),
    documents.subscribe((state, before) => {
      if (state.document.title !== before.document.title) name()
    }),
  ]
  return () => stops.forEach((stop) => stop())
}
