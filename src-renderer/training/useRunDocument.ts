import { useMemo } from 'react'
import type { GraphDocument } from '@shared/graph/document'
import { trainedDocument } from '../state/session/trainedDocument'
import { useRuns } from '../state/studio'

/** The document that a run is trained by, not what is on the canvas now. The same object until the run takes something over. */
export function useRunDocument(runId: string | undefined): GraphDocument | null {
  const document = useRuns(({ documents }) => (runId === undefined ? undefined : documents[runId]))
  const changes = useRuns(({ states }) => (runId === undefined ? undefined : states[runId]?.changes))
  return useMemo(() => (document ? trainedDocument(document, changes) : null), [document, changes])
}
