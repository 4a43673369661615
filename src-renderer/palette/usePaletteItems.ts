import type { BlockDefinition } from '@shared/catalog/define/block'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { useMemo } from 'react'
import { itemsToAdd, type Addable } from '../canvas/quickAdd/itemsToAdd'
import { useBlocks, useDocument, useInterface, useStudio } from '../state/studio'
import { createItemSearch } from '../search/createItemSearch'
import type { Setting } from '../search/settings'

interface PaletteItems {
  readonly addable: readonly Addable[]
  readonly found: readonly (Addable | Setting)[] | null
  /** What the query would find were no port chosen. */
  readonly unfit: Addable | undefined
}

/** What the palette offers: what fits the chosen port, or everything; and of that what the query finds, `null` without one. */
export function usePaletteItems(query: string): PaletteItems {
  const studio = useStudio()
  const port = useInterface((state) => state.focusedPort)
  const own = useBlocks((state) => state.ownBlocks)
  // Without a port nothing depends on the document, and an edit is none of the palette's business.
  const checked = useDocument((state): CheckedGraph | null => (port ? state.checked : null))
  const addable = useMemo(
    () => itemsToAdd(checked ?? studio.documents.getState().checked, port, own),
    [studio, checked, port, own],
  )
  const search = useMemo(() => createItemSearch(addable), [addable])
  const wanted = query.trim()
  const found = wanted ? search(wanted) : null
  const unfit = useMemo(
    () => (port && found?.length === 0 ? anyCalled(wanted, studio.documents.getState().checked, own) : undefined),
    [studio, port, found?.length, wanted, own],
  )
  return { addable, found, unfit }
}

function anyCalled(query: string, checked: CheckedGraph, own: readonly BlockDefinition[]): Addable | undefined {
  const found = createItemSearch(itemsToAdd(checked, null, own))(query)
  return found.find((item) => item.kind !== 'setting')
}
