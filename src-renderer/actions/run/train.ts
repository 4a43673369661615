import { startTraining } from '../../state/session/startTraining'
import { defineAction } from '../defineAction'
import { control, liveRun } from './currentRun'

/** The one big button: Train, Pause or Resume, whichever the run calls for. */
export const trainAction = defineAction({
  id: 'train',
  group: 'run',
  keys: ['mod+Enter'],
  alsoInFields: true,
  run: async (studio) => {
    const run = liveRun(studio)
    if (!run) return void (await startTraining(studio))
    await control(studio, run.paused ? 'run.resume' : 'run.pause', run.runId)
  },
})
