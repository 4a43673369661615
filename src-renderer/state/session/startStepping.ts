import { graphHash } from '@shared/compile/graphHash'
import type { GraphDocument } from '@shared/graph/document'
import type { RunHistory } from '@shared/ipc/types'
import { plannedSteps } from '@shared/training/runPhases'
import type { Studio } from '../studio'
import { isLive } from './isLive'
import { receiveHistory } from './receiveHistory'
import { startTraining, type Continuation } from './startTraining'

/** The document for more steps of a run: one that did all its epochs gets as many again, or it would be over at once. `null`: nothing goes on. */
function longEnough({ document, events, summary }: RunHistory): GraphDocument | null {
  const started = events.find((event) => event.type === 'started')
  const early = events.some((event) => event.type === 'finished' && event.reason === 'earlyStopped')
  if (!started || early) return null
  const begun = events.filter((event) => event.type === 'phase')
  if (summary.step < plannedSteps(started, begun)) return document
  const { training } = document
  const { epochs, phases = [] } = training
  const longer = phases.map((phase, i) => (i < phases.length - 1 ? phase : { ...phase, epochs: 2 * phase.epochs }))
  return { ...document, training: { ...training, epochs: 2 * epochs, ...(phases.length > 0 && { phases: longer }) } }
}

/** How the run shown goes on, if it is over and the network on the canvas is still the one that it trained. */
async function continuation(studio: Studio): Promise<Continuation | undefined | null> {
  const { documents, runs } = studio
  const { currentId, summaries } = runs.getState()
  const summary = summaries.find(({ runId }) => runId === currentId)
  if (!summary?.hasCheckpoint || !summary.resumable || isLive(summary.status)) return undefined
  const history = await receiveHistory(studio, summary.runId)
  if (!history || runs.getState().currentId !== currentId) return null
  if (graphHash(history.document) !== graphHash(documents.getState().document)) return undefined
  const document = longEnough(history)
  return document ? { runId: summary.runId, document } : undefined
}

/** Starts a run that waits before its first step: it goes on with the weights of the run shown where it can, else it is a new one. */
export const startStepping = (studio: Studio): Promise<string | null> =>
  startTraining(studio, { paused: true, resume: () => continuation(studio) })
