import type { NodeDefinition } from '@shared/catalog/catalog'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { useMemo } from 'react'
import { itemsToAdd } from '../canvas/quickAdd/itemsToAdd'
import { useDocument, useInterface, useStudio } from '../state/studio'
import { createItemSearch } from './createItemSearch'

/** What the palette offers: what fits the chosen port, or everything; and of that what the query finds, `null` without one. */
export function usePaletteItems(query: string): {
  readonly addable: readonly NodeDefinition[]
  readonly found: readonly NodeDefinition[] | null
} {
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const port = useInterface((state) => state.focusedPort)
  // Without a port nothing depends on the document, and an edit is none of the palette's business.
  const checked = useDocument((state): CheckedGraph | null => (port ? state.checked : null))
  const addable = useMemo(
    () => itemsToAdd(checked ?? studio.documents.getState().checked, port),
    [studio, checked, port],
  )
  const search = useMemo(() => createItemSearch(addable, language), [addable, language])
  const wanted = query.trim()
  return { addable, found: wanted ? search(wanted) : null }
}
