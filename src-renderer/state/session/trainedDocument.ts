import type { GraphDocument } from '@shared/graph/document'
import { applyChanges } from '@shared/training/applyChanges'
import type { RunState } from '@shared/training/runState'

/** What a run is trained by: its document as last read, and all that it took over; once more what is in it already. */
export const trainedDocument = (document: GraphDocument, changes: RunState['changes'] = []): GraphDocument =>
  applyChanges(
    document,
    changes.flatMap((taken) => taken.changes),
  )
