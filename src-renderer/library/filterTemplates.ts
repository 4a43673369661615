import type { TemplateSummary } from '@shared/ipc/types'
import { createSearch } from '../search/createSearch'
import { templateWords } from '../search/templateWords'

interface Wanted {
  readonly query: string
  readonly family: TemplateSummary['family'] | null
}

type Templates = readonly TemplateSummary[]

const searches = new WeakMap<Templates, (query: string) => Templates>()

/** The search of a list, made once. */
function searchOf(templates: Templates): (query: string) => Templates {
  const search = searches.get(templates) ?? createSearch(templates, templateWords)
  searches.set(templates, search)
  return search
}

/** Lecture networks of a family that a query finds, the best first; without a query all of it, in the order of the lectures. */
export function filterTemplates(templates: Templates, { query, family }: Wanted): Templates {
  const found = query.trim() === '' ? templates : searchOf(templates)(query)
  return family === null ? found : found.filter((template) => template.family === family)
}
