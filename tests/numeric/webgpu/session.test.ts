import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import { predict } from '../../../src-main/trainer/inspect/predict'
import { openDevice } from '../../../src-main/trainer/openDevice'
import { CHECKPOINT_FILE } from '../../../src-main/trainer/protocol'
import { softwareCardMissing } from '../softwareCard'
import { dense, toChain } from '../trainer/toDocument'
import { removeFolders, stopAt, trainDocument } from '../trainer/trainDocument'

beforeEach((context) => context.skip(Boolean(softwareCardMissing), softwareCardMissing))
afterAll(removeFolders)

const document = (epochs: number) =>
  toChain(
    { id: 'data', type: 'blobs', params: { samples: 100, classes: 3 } },
    [dense(8, 'tanh'), { type: 'dropout', params: { rate: 0.2 } }, dense(3, 'softmax')],
    { type: 'categoricalCrossentropy' },
    { seed: 9, epochs, batchSize: 16, split: { validation: 0.1, test: 0.2 } },
  )
const backend = 'webgpu'

describe('a run on a graphics card', () => {
  it('says so, and gives the curves, the checkpoint and the answers that plain JavaScript gives', async () => {
    const plain = await trainDocument(document(4), { backend: 'cpu' })
    const run = await trainDocument(document(4), { backend })
    const { device } = await run.wait('started')
    expect(device).toMatchObject({ backend, engine: 'eager', adapter: { software: true } })
    for (const key of ['train/loss', 'validation/loss']) {
      const [ours, theirs] = [run.curve(key), plain.curve(key)]
      expect(ours.steps).toEqual(theirs.steps)
      ours.values.forEach((value, i) => expect(value).toBeCloseTo(theirs.values[i] ?? Number.NaN, 4))
    }
    const network = run.session.network
    if (!network) throw new Error('no network')
    const measured = await evaluate(network, 'test', 'run')
    if (!measured.ok) throw new Error(measured.error.message)
    expect(measured.value.values['test/loss']).toBeCloseTo(run.finished.test['test/loss'] ?? Number.NaN, 5)
    expect(measured.value.confusion['loss']?.counts.flat().reduce((a, b) => a + b)).toBe(20)
    const answers = await predict(network, { data: Array.from({ length: 130 }, (_, i) => [i / 65 - 1, 0.3]) })
    if (!answers.ok) throw new Error(answers.error.message)
    const rows = answers.value.outputs['loss']?.rows ?? []
    expect(rows).toHaveLength(130)
    for (const row of rows) expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 5)
  })

  it('stands still, goes one step, stops, and goes on from its checkpoint as if it had not', async () => {
    const whole = await trainDocument(document(4), { backend })
    const first = await stopAt(document(4), 7, { backend })
    expect(first.last()).toMatchObject({ type: 'stopped', step: 7 })
    const second = await trainDocument(document(4), { backend, resume: `${first.folder}/${CHECKPOINT_FILE}` })
    const rest = whole.curve('train/loss').values.slice(7)
    expect(second.curve('train/loss').values).toEqual(rest)
  })

  it('is not chosen by itself where a program plays the card', async () => {
    const device = await openDevice('auto')
    expect(device.ok && device.value.info.backend).not.toBe('webgpu')
  })
})
