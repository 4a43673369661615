import { useEffect, useMemo, useState } from 'react'
import type { TemplateSummary } from '@shared/ipc/types'
import { useInterface, useLibrary, useStudio } from '../state/studio'
import { filterTemplates } from './filterTemplates'

type Family = TemplateSummary['family']

/** The lecture networks with a search and a family to narrow them down. */
export function useTemplates() {
  const { library } = useStudio()
  const language = useInterface((state) => state.language)
  const templates = useLibrary((state) => state.templates)
  const problem = useLibrary((state) => state.problem)
  const [query, setQuery] = useState('')
  const [family, setFamily] = useState<Family | null>(null)
  useEffect(() => {
    if (library.getState().templates === null) void library.getState().load()
  }, [library])
  const families = useMemo(() => [...new Set((templates ?? []).map((template) => template.family))], [templates])
  const shown = useMemo(() => filterTemplates(templates ?? [], { query, family }), [templates, query, family])
  return {
    all: templates,
    shown,
    families,
    problem,
    language,
    query,
    setQuery,
    family,
    setFamily,
    reload: () => void library.getState().load(),
  }
}
