import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import { CHECKPOINT_FILE } from '../../../src-main/trainer/protocol'
import { dense, toChain } from '../trainer/toDocument'
import { removeFolders, startRun, trainDocument } from '../trainer/trainDocument'
import { nativeMissing } from './native'

beforeEach((context) => context.skip(Boolean(nativeMissing), nativeMissing))
afterAll(removeFolders)

const document = (epochs: number) =>
  toChain(
    { id: 'data', type: 'blobs', params: { samples: 400, classes: 3 } },
    [dense(16, 'tanh'), { type: 'dropout', params: { rate: 0.2 } }, dense(3, 'softmax')],
    { type: 'categoricalCrossentropy' },
    { seed: 9, epochs, batchSize: 16, split: { validation: 0.1, test: 0.2 } },
  )
const backend = 'tensorflow'

describe('a run on compiled steps', () => {
  it('says so, and gives the curve that plain JavaScript gives', async () => {
    const compiled = await trainDocument(document(4), { backend })
    expect(['native', 'xla']).toContain((await compiled.wait('started')).device.engine)
    const plain = await trainDocument(document(4), { backend: 'cpu' })
    const [ours, theirs] = [compiled.curve('train/loss'), plain.curve('train/loss')]
    expect(ours.steps).toEqual(theirs.steps)
    ours.values.forEach((value, i) => expect(value).toBeCloseTo(theirs.values[i] ?? Number.NaN, 3))
    expect(compiled.finished.test['test/accuracy']).toBeCloseTo(plain.finished.test['test/accuracy'] ?? Number.NaN, 2)
  })

  it('stands still, goes one step, answers questions about the weights of now, and stops', async () => {
    const run = startRun(document(2000), { backend })
    await run.wait('epoch', 60)
    run.session.pause()
    await run.wait('paused')
    const at = run.session.step
    run.session.singleStep()
    await run.wait('checkpoint', 2)
    while (run.session.step === at) await new Promise(setImmediate)
    expect(run.session.step).toBe(at + 1)
    const { network } = run.session
    const answer = network && (await evaluate(network, 'test', 'run'))
    expect(answer?.ok && answer.value.values['test/accuracy']).toBeGreaterThan(0.8)
    run.session.stop()
    await run.over
    expect(run.last()).toMatchObject({ type: 'stopped', step: at + 1 })
  })

  it('goes on from its checkpoint as if it had not stopped', async () => {
    const whole = await trainDocument(document(30), { backend })
    const first = startRun(document(30), { backend, startPaused: true })
    await first.wait('paused')
    for (let i = 0; i < 7; i++) first.session.singleStep()
    while (first.session.step < 7) await new Promise((settle) => setTimeout(settle, 5))
    first.session.stop()
    await first.over
    const second = await trainDocument(document(30), { backend, resume: `${first.folder}/${CHECKPOINT_FILE}` })
    const rest = whole.curve('train/loss').values.slice(7)
    second.curve('train/loss').values.forEach((value, i) => expect(value).toBeCloseTo(rest[i] ?? Number.NaN, 5))
  })
  it('takes the way that an earlier run found, and tells it', async () => {
    const way = { engine: 'xla', chains: 1 } as const
    const run = startRun(document(100_000), { backend, way })
    expect((await run.wait('started')).device.engine).toBe('native')
    expect(await run.wait('engine')).toMatchObject(way)
    const told = run.session.step
    while (run.session.step < told + 100) await new Promise((settle) => setTimeout(settle, 5))
    run.session.stop()
    await run.over
    expect(run.last()?.type).toBe('stopped')
  })
})
