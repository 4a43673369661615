import { defineAction } from '../defineAction'
import { control, liveRun } from './currentRun'

/** Ends the run and keeps its weights. */
export const stopAction = defineAction({
  id: 'stop',
  group: 'run',
  keys: ['mod+.', 'mod+Period'],
  alsoInFields: true,
  enabled: (studio) => liveRun(studio) !== null,
  run: async (studio) => {
    const run = liveRun(studio)
    if (run) await control(studio, 'run.stop', run.runId)
  },
})
