import { expect, it } from 'vitest'
import type { RunSummary } from '@shared/ipc/types'
import { runDifferences } from '../../../src-renderer/training/runDifferences'

const run = (more: Partial<RunSummary>): RunSummary => ({
  runId: 'a',
  documentId: 'd',
  title: '#1',
  status: 'finished',
  startedAt: 1,
  epochs: 10,
  step: 10,
  values: {},
  seed: 42,
  parameterCount: 1,
  graphHash: 'a',
  hasCheckpoint: true,
  resumable: true,
  setup: { optimizer: 'adam', learningRate: 0.01, batchSize: 4, losses: ['loss'] },
  ...more,
})
const setup = { optimizer: 'sgd', learningRate: 0.1, batchSize: 4, losses: ['other'] }

it('names what tells runs apart, and nothing else', () => {
  expect(runDifferences([run({}), run({ runId: 'b', title: '#2', step: 3 })])).toEqual([])
  expect(runDifferences([run({}), run({ setup })])).toEqual(['optimizer', 'learningRate'])
  expect(runDifferences([run({}), run({ epochs: 20, seed: 7 })])).toEqual(['epochs', 'seed'])
})
