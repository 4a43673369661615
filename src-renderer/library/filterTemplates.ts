import type { TemplateSummary } from '@shared/ipc/types'
import { createSearch } from '../search/createSearch'
import { templateWords } from '../search/templateWords'

interface Wanted {
  readonly query: string
  readonly family: TemplateSummary['family'] | null
}

/** Lecture networks of a family that a query finds, the best first; without a query all of it, in the order of the lectures. */
export function filterTemplates(
  templates: readonly TemplateSummary[],
  { query, family }: Wanted,
): readonly TemplateSummary[] {
  const ofFamily = templates.filter((template) => family === null || template.family === family)
  return query.trim() === '' ? ofFamily : createSearch(ofFamily, templateWords)(query)
}
