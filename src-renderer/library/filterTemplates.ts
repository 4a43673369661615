import type { Language } from '@shared/language'
import type { TemplateSummary } from '@shared/ipc/types'
import { localized } from '../i18n/format'

interface Wanted {
  readonly query: string
  readonly family: TemplateSummary['family'] | null
  readonly language: Language
}

/** Lecture networks of a family whose words begin with or hold every word of the query, in the person's language or in English. */
export function filterTemplates(
  templates: readonly TemplateSummary[],
  { query, family, language }: Wanted,
): readonly TemplateSummary[] {
  const words = query
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return templates.filter((template) => {
    if (family !== null && template.family !== family) return false
    const text = [
      template.id,
      ...[template.title, template.subtitle].flatMap((part) => [localized(part, language), localized(part, 'en')]),
    ]
      .join(' ')
      .toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}
