import type { Studio } from '../studio'
import { receiveHistory } from './receiveHistory'
import { startTraining } from './startTraining'

/** Goes on from a run's last checkpoint, with the document that made it: the graph on the canvas may have changed since. */
export async function resumeRun(studio: Studio, runId: string): Promise<void> {
  await startTraining(studio, {
    resume: async () => {
      const history = await receiveHistory(studio, runId)
      return history && { runId, document: history.document }
    },
  })
}
