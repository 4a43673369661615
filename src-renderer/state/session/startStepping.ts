import { graphHash } from '@shared/compile/graphHash'
import type { GraphDocument } from '@shared/graph/document'
import type { RunHistory } from '@shared/ipc/types'
import type { Studio } from '../studio'
import { isLive } from './isLive'
import { startTraining } from './startTraining'

const withEpochs = (document: GraphDocument, epochs: number): GraphDocument => ({
  ...document,
  training: { ...document.training, epochs },
})

/** The document for more steps of a run: one that did all its epochs gets as many again, or it would be over at once. `null`: nothing goes on. */
function longEnough({ document, events, summary }: RunHistory): GraphDocument | null {
  const started = events.find((event) => event.type === 'started')
  const early = events.some((event) => event.type === 'finished' && event.reason === 'earlyStopped')
  if (!started || early) return null
  const { epochs } = document.training
  const done = Math.floor(summary.step / started.stepsPerEpoch)
  return done < epochs ? document : withEpochs(document, done + epochs)
}

/** How the run shown goes on, if it is over and the network on the canvas is still the one that it trained. */
async function continuation({ client, documents, runs }: Studio) {
  const { currentId, summaries } = runs.getState()
  const summary = summaries.find(({ runId }) => runId === currentId)
  if (!summary?.hasCheckpoint || !summary.resumable || isLive(summary.status)) return undefined
  const history = await client.call('run.history', { runId: summary.runId })
  if (!history.ok) return undefined
  const { document } = documents.getState()
  const made = history.value.document
  if (graphHash(withEpochs(made, document.training.epochs)) !== graphHash(document)) return undefined
  const next = longEnough(history.value)
  if (!next) return undefined
  runs.getState().receiveAll(history.value.events)
  return { runId: summary.runId, document: next }
}

/** Starts a run that waits before its first step: it goes on with the weights of the run shown where it can, else it is a new one. */
export async function startStepping(studio: Studio): Promise<string | null> {
  const resume = await continuation(studio)
  return startTraining(studio, { paused: true, ...(resume && { resume }) })
}
