import type { RunSummary } from '../../shared/ipc/types'

/** A run as the list shows it, before it has kept anything. */
export const runSummary = (status: RunSummary['status']): RunSummary => ({
  runId: 'a',
  documentId: 'd',
  title: '#1',
  status,
  startedAt: 1,
  epochs: 1,
  step: 0,
  values: {},
  seed: 1,
  parameterCount: 1,
  graphHash: 'h',
  hasCheckpoint: false,
  resumable: true,
})
