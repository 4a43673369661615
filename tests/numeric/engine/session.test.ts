import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import type { Tensor } from '../../../shared/catalog/define/tf'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import { CHECKPOINT_FILE } from '../../../src-main/trainer/protocol'
import { dense, toChain } from '../trainer/toDocument'
import { removeFolders, startRun, stopAt, trainDocument } from '../trainer/trainDocument'
import { nativeMissing } from './native'

beforeEach((context) => context.skip(Boolean(nativeMissing), nativeMissing))
afterAll(removeFolders)
let afterThis = (): unknown => undefined
afterEach(() => {
  vi.unstubAllEnvs()
  afterThis()
})

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

  it('rehearses its steps op by op, and takes them compiled', async () => {
    const whole = await trainDocument(document(1), { backend })
    const run = startRun(document(1), { backend, startPaused: true })
    const { length } = whole.curve('train/loss').steps
    for (let step = 1; step <= length; step++) {
      const answer = await run.session.rehearse({ whole: ['layer0'] })
      if (!answer.ok) throw new Error(answer.error.message)
      run.session.singleStep()
      await expect.poll(() => run.curve('train/loss').steps.length).toBe(step)
      expect(run.curve('train/loss').values[step - 1]).toBeCloseTo(answer.value.metrics['loss'] ?? NaN, 5)
    }
    run.session.resume()
    await run.over
    expect(run.curve('train/loss')).toEqual(whole.curve('train/loss'))
  })

  it('goes on from its checkpoint as if it had not stopped', async () => {
    const whole = await trainDocument(document(30), { backend })
    const first = await stopAt(document(30), 7, { backend })
    const second = await trainDocument(document(30), { backend, resume: `${first.folder}/${CHECKPOINT_FILE}` })
    const rest = whole.curve('train/loss').values.slice(7)
    second.curve('train/loss').values.forEach((value, i) => expect(value).toBeCloseTo(rest[i] ?? Number.NaN, 5))
  })
  it('goes step by step, and on from its checkpoint, through data of which the graph holds four batches', async () => {
    const settings = { NEUROLOOM_ENGINE: 'native', NEUROLOOM_TABLE_BYTES: 'Infinity' }
    Object.assign(process.env, settings)
    try {
      const whole = await trainDocument(document(3), { backend })
      // Rows of 2 + 3 floats, and at least as many as a step of measuring reads: 64.
      process.env['NEUROLOOM_TABLE_BYTES'] = '1'
      const first = await stopAt(document(3), 7, { backend })
      const second = await trainDocument(document(3), { backend, resume: `${first.folder}/${CHECKPOINT_FILE}` })
      const losses = [first, second].flatMap((run) => run.curve('train/loss').values)
      expect(losses).toEqual(whole.curve('train/loss').values)
      expect(second.finished.test).toEqual(whole.finished.test)
    } finally {
      for (const name of Object.keys(settings)) delete process.env[name]
    }
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

  it('tries XLA after passes that were validated', async () => {
    const run = startRun(document(20_000), { backend })
    await run.wait('epoch', 2)
    // Some seconds: which of the two stays depends on the computer.
    await Promise.race([run.wait('engine'), run.wait('metrics', 200)])
    run.session.stop()
    await run.over
    expect(run.news.filter((item) => item.type === 'engine' && item.reason !== undefined)).toEqual([])
  })

  it('stays native where XLA does not know an operation, says so, and loses no step', async () => {
    const dropout = catalog.layers.get('dropout')
    if (!dropout) throw new Error('There is no dropout')
    const { forward } = dropout
    afterThis = () => Object.assign(dropout, { forward })
    // Cropping has no kernel in XLA. Of random numbers, so that it is not done once and for all before.
    dropout.forward = (tf, args) => {
      if (!args.ctx.training) return forward(tf, args)
      const image = args.ctx.draw.uniform([1, 4, 4, 1]) as never
      const cropped = tf.image.cropAndResize(image, [[0, 0, 0.5, 0.5]], [0], [2, 2])
      return tf.add(forward(tf, args) as Tensor, tf.mul(tf.sum(cropped), 0))
    }
    const train = async (event: 'engine' | 'metrics'): Promise<ReturnType<typeof startRun>> => {
      const run = startRun(document(20_000), { backend })
      expect((await run.wait('started')).device.engine).toBe('native')
      await run.wait(event, event === 'engine' ? 1 : 20)
      const told = run.news.filter(({ type }) => type === 'metrics').length
      await run.wait('metrics', told + 5)
      run.session.stop()
      await run.over
      return run
    }
    const run = await train('engine')
    const engines = run.news.filter((item) => item.type === 'engine')
    expect(engines).toEqual([
      { type: 'engine', engine: 'native', chains: 1, reason: expect.stringMatching(/CropAndResize/) },
    ])
    vi.stubEnv('NEUROLOOM_ENGINE', 'native')
    const plain = await train('metrics')
    /** Losses at the steps that are told of every run this long; slow computers tell others, too. */
    const told = ({ curve }: typeof run): ReadonlyMap<number, number> => {
      const { steps, values } = curve('train/loss')
      return new Map(
        steps.map((step, i) => [step, values[i] ?? Number.NaN] as const).filter(([step]) => step % 18 === 0),
      )
    }
    const [ours, theirs] = [[...told(run)], [...told(plain)]]
    const both = Math.min(ours.length, theirs.length)
    expect(both).toBeGreaterThan(20)
    expect(ours.slice(0, both)).toEqual(theirs.slice(0, both))
    expect(ours.map(([step]) => step)).toEqual(ours.map((_, i) => 18 * (i + 1)))
    const at = run.news.findIndex(({ type }) => type === 'engine')
    expect(run.news.slice(0, at).some(({ type }) => type === 'metrics')).toBe(true)
  })
})
