import { startTraining } from '../../state/session/startTraining'
import { defineAction } from '../defineAction'
import { control, liveRun } from './currentRun'

/** One training step. Without a run, starts one that waits after its first step. */
export const stepAction = defineAction({
  id: 'step',
  group: 'run',
  keys: ['mod+shift+Enter'],
  alsoInFields: true,
  run: async (studio) => {
    const run = liveRun(studio)
    if (run && !run.paused) await control(studio, 'run.pause', run.runId)
    const runId = run?.runId ?? (await startTraining(studio, { paused: true }))
    if (runId !== null) await control(studio, 'run.step', runId)
  },
})
