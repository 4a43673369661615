import { useMemo } from 'react'
import { checkGraph } from '@shared/compile/checkGraph'
import { useDocument, useRuns } from '../../state/studio'
import { useRunDocument } from '../../training/useRunDocument'
import type { ViewSubject } from '../defineView'

/** The network of the shown run; without a run, the one on the canvas. */
export function useSubject(): Omit<ViewSubject, 'node'> {
  const runId = useRuns((s) => s.currentId)
  const made = useRunDocument(runId ?? undefined)
  const { document, checked } = useDocument((s) => s)
  return useMemo(
    () => (made ? { runId, document: made, checked: checkGraph(made) } : { runId: null, document, checked }),
    [runId, made, document, checked],
  )
}
