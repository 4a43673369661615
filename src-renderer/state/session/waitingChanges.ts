import { takeOver, type TakenOver } from '@shared/compile/takeOver'
import type { GraphDocument } from '@shared/graph/document'
import { applyChanges } from '@shared/training/applyChanges'
import type { RunState } from '@shared/training/runState'
import type { RunsState } from '../runStore'
import { isLive } from './isLive'

/** What a run is trained by, and what it took over since that was read; the same objects until there is more. */
export interface Trained {
  readonly document: GraphDocument
  readonly changes: RunState['changes']
}

const NONE: RunState['changes'] = []

/** Of the run shown, while it goes on. */
export function goingDocument({ currentId, states, documents }: RunsState): Partial<Trained> {
  const state = currentId === null ? undefined : states[currentId]
  const document = currentId === null ? undefined : documents[currentId]
  return document && isLive(state?.status) ? { document, changes: state?.changes ?? NONE } : {}
}

/** What a going run can take over of the network on the canvas. */
export const waitingChanges = ({ document, changes }: Trained, edited: GraphDocument): TakenOver =>
  takeOver(
    applyChanges(
      document,
      changes.flatMap((taken) => taken.changes),
    ),
    edited,
  )
