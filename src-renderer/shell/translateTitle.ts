import type { Language } from '@shared/language'
import { localized } from '../i18n/format'
import { i18n } from '../i18n/i18n'
import type { Studio } from '../state/studio'

/** Puts the title that the program gave to an unsaved project into another language. Any other title is the person's own. */
export function translateTitle({ documents, library }: Studio, from: Language, to: Language): void {
  const { document, path } = documents.getState()
  if (path !== undefined) return
  const untitled = (language: Language): string => i18n.getFixedT(language)('library.untitled')
  const given = [
    { uk: untitled('uk'), en: untitled('en') },
    ...(library.getState().templates ?? []).map(({ title }) => title),
  ]
  const title = given.find((one) => localized(one, from) === document.title)
  if (title) documents.setState({ document: { ...document, title: localized(title, to) } })
}
