import { startStepping } from '../../state/session/startStepping'
import { defineAction } from '../defineAction'
import { control, liveRun } from './currentRun'

/** One training step: of the run that goes on, else of the weights that the run shown came to, else of a new run. */
export const stepAction = defineAction({
  id: 'step',
  group: 'run',
  keys: ['mod+shift+Enter'],
  alsoInFields: true,
  run: async (studio) => {
    const run = liveRun(studio)
    if (run && !run.paused) await control(studio, 'run.pause', run.runId)
    const runId = run?.runId ?? (await startStepping(studio))
    if (runId !== null) await control(studio, 'run.step', runId)
  },
})
