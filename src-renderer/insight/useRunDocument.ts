import { useEffect, useState } from 'react'
import type { GraphDocument } from '@shared/graph/document'
import { useStudio } from '../state/studio'

/** The document that made a run: what was trained, not what is on the canvas now. */
export function useRunDocument(runId: string | undefined): GraphDocument | null {
  const { client } = useStudio()
  const [found, setFound] = useState<{ runId: string; document: GraphDocument } | null>(null)
  useEffect(() => {
    if (!runId) return
    let current = true
    void client.call('run.history', { runId }).then((answer) => {
      if (current && answer.ok) setFound({ runId, document: answer.value.document })
    })
    return () => {
      current = false
    }
  }, [client, runId])
  return found && found.runId === runId ? found.document : null
}
