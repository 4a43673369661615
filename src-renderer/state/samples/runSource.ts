import type { StudioClient } from '../../bridge/client'
import type { RunStore } from '../runStore'
import { statusOf } from '../session/statusOf'
import type { SampleSource } from './createSampleFeed'

/** Samples of the runs of the open project. */
export const runSource = (client: StudioClient, runs: RunStore): SampleSource => ({
  generate: (request) => client.call('run.generate', request),
  momentOf: (runId) => {
    const state = runs.getState()
    const status = statusOf(state, runId)
    const told = state.states[runId]
    if (status === 'starting' || (status === 'running' && !told?.started)) return null
    return `${status} ${told?.step} ${told?.edited ?? ''}`
  },
  isGoing: (runId) => statusOf(runs.getState(), runId) === 'running',
  isSeen: () => document.visibilityState === 'visible',
})
