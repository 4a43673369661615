import { applyToRun } from '../../state/session/applyToRun'
import { defineAction } from '../defineAction'
import { liveRun } from './currentRun'

/** The run that goes on takes over the edited settings, from its next step on. */
export const applyToRunAction = defineAction({
  id: 'applyToRun',
  group: 'run',
  keys: ['alt+Enter'],
  alsoInFields: true,
  enabled: (studio) => liveRun(studio) !== null,
  run: applyToRun,
})
