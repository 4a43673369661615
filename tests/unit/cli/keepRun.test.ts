import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ok } from '@shared/result'
import { expect, test } from 'vitest'
import type { CliContext } from '../../../src-main/cli/CliContext'
import { keepRun, SavedWeights } from '../../../src-main/cli/keepRun'
import { RunStore } from '../../../src-main/services/runs/RunStore'
import type { Studio } from '../../../src-main/studio'
import { template } from '../../support/documents'
import { temporaryFolder } from '../../support/folders'
import { runSummary } from '../../support/runSummary'

const RUN = runSummary('stopped')

test('a first checkpoint that is saved at the second try is told and written down', async () => {
  const runStore = new RunStore(await temporaryFolder())
  await runStore.create({ session: 's', summary: RUN }, template('xorMlp'))
  const saveWeights = async (_: string, folder: string) => {
    await writeFile(join(folder, 'checkpoint.nlckpt'), 'weights')
    return ok(null)
  }
  const weights = new SavedWeights()
  weights.take({ type: 'diagnostic', code: 'checkpointFailed', values: {}, runId: 'a', seq: 0, at: 1 })
  const told: string[] = []
  const context = { tell: (line: string) => told.push(line), say: (key: string) => key } as unknown as CliContext
  const studio = { runStore, runs: { saveWeights } } as unknown as Studio
  expect(await keepRun(context, studio, { run: RUN, weights, out: undefined, quiet: false })).toBe(0)
  expect(told).toEqual(['runKept'])
  expect(await runStore.read('a')).toEqual(ok({ session: 's', summary: { ...RUN, hasCheckpoint: true } }))
})
