import { beforeEach, expect, it, vi } from 'vitest'
import { forkNodeTrainer } from '../../../src-main/services/runs/forkNodeTrainer'
import { builtFile } from '../../support/built'
import { template } from '../../support/documents'
import { testStudio } from '../../support/testStudio'
import { softwareCardMissing } from '../softwareCard'

beforeEach((context) => context.skip(Boolean(softwareCardMissing), softwareCardMissing))

const caller = { id: 'page' }

it('a card that is slower than the processor on a network is not chosen for it again, and the person is told', async () => {
  vi.stubEnv('NEUROLOOM_ANY_CARD', '1')
  const fork = forkNodeTrainer(builtFile('trainer.js'))
  // Where TensorFlow is installed it would come first.
  const studio = await testStudio({ backend: 'auto', forkTrainer: (env) => fork({ ...env, NEUROLOOM_NATIVE: '' }) })
  const document = template('irisSoftmax', { epochs: 100_000 })
  const train = async () => {
    const begun = await studio.runs.start({ document }, caller)
    if (!begun.ok) throw new Error(begun.error.message)
    const { runId } = begun.value
    return { runId, device: (await studio.event(runId, 'started', 60_000)).device }
  }
  const first = await train()
  expect(first.device).toMatchObject({ backend: 'webgpu', card: true })
  const { code, values } = await studio.event(first.runId, 'diagnostic', 60_000)
  expect(code).toBe('processorFaster')
  expect(values['processor']).toBeGreaterThan(Number(values['card']))
  await studio.runs.stop(first.runId)

  const second = await train()
  expect(second.device).toMatchObject({ backend: 'wasm', reason: 'cardSlower' })
  await studio.runs.stop(second.runId)
  // Of another network nothing is known.
  const other = await studio.runs.start({ document: template('xorMlp', { epochs: 100_000 }) }, caller)
  if (!other.ok) throw new Error(other.error.message)
  expect((await studio.event(other.value.runId, 'started', 60_000)).device.backend).toBe('webgpu')
  await studio.runs.stop(other.value.runId)
}, 180_000)
