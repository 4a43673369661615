import { readFileSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runEvent } from '../../../shared/training/runEvent'
import { decodeCheckpoint } from '../../../src-main/trainer/checkpoint/checkpointFormat'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import { snapshotWeights } from '../../../src-main/trainer/inspect/snapshotWeights'
import { CHECKPOINT_FILE } from '../../../src-main/trainer/protocol'
import { dense, toChain } from './toDocument'
import { removeFolders, startRun, stopAt, trainDocument, type Told } from './trainDocument'

afterAll(removeFolders)

/** 150 flowers, 105 to train with in batches of 16: six full ones and one of nine. With dropout, momentum and a falling rate. */
const iris = (training: Record<string, unknown> = {}) =>
  toChain(
    { id: 'data', type: 'iris' },
    [dense(8, 'tanh'), { type: 'dropout', params: { rate: 0.2 } }, { type: 'batchNormalization' }, dense(3, 'softmax')],
    { type: 'categoricalCrossentropy' },
    {
      seed: 5,
      epochs: 4,
      batchSize: 16,
      split: { validation: 0.2, test: 0.1 },
      optimizer: { type: 'adam', params: { learningRate: 0.02 } },
      schedule: { type: 'cosineDecay', params: {} },
      ...training,
    },
  )

const KEYS = ['train/loss', 'train/accuracy', 'train/learningRate', 'validation/loss', 'validation/accuracy']
const curves = (...runs: Told[]) =>
  Object.fromEntries(
    KEYS.map((key) => [
      key,
      {
        steps: runs.flatMap((run) => run.curve(key).steps),
        values: runs.flatMap((run) => run.curve(key).values),
      },
    ]),
  )
const weightsOf = (run: Told) => {
  if (!run.session.network) throw new Error('no network')
  return snapshotWeights(run.session.network)
}
const checkpointOf = (run: Told) => join(run.folder, CHECKPOINT_FILE)

describe('a run', () => {
  it('tells of its start, every step, every epoch and its end, in valid events', async () => {
    const run = await trainDocument(iris())
    run.news.forEach((news, seq) =>
      expect(runEvent.safeParse({ runId: 'r', seq, at: 0, ...news }).error).toBeUndefined(),
    )
    expect(run.news[0]).toMatchObject({
      type: 'started',
      epochs: 4,
      stepsPerEpoch: 7,
      batchSize: 16,
      seed: 5,
      fromStep: 0,
      rows: { train: 105, validation: 30, test: 15 },
      // 4·8 + 8 and 8·3 + 3, and batch normalization's four of each of 8.
      parameterCount: 40 + 27 + 32,
      device: { backend: 'cpu', engine: 'eager' },
    })
    expect(run.curve('train/loss').steps).toEqual(Array.from({ length: 28 }, (_, i) => i + 1))
    expect(run.curve('validation/loss').steps).toEqual([7, 14, 21, 28])
    const rates = run.curve('train/learningRate').values
    expect(rates[0]).toBeCloseTo(0.02, 6)
    expect(rates.every((rate, i) => i === 0 || rate < (rates[i - 1] ?? 0))).toBe(true)
    expect(
      run.news.filter(({ type }) => type === 'epoch').map((news) => news.type === 'epoch' && [news.epoch, news.step]),
    ).toEqual([
      [1, 7],
      [2, 14],
      [3, 21],
      [4, 28],
    ])
    expect(run.finished).toMatchObject({ step: 28, reason: 'completed' })
    expect(Object.keys(run.finished.test).sort()).toEqual(['test/accuracy', 'test/loss'])
    expect(run.news.at(-1)).toBe(run.finished)
  })

  it('means over the epoch count every row once, the short last batch too', async () => {
    const run = await trainDocument(iris({ epochs: 1 }))
    const losses = run.curve('train/loss').values
    const mean = (losses.slice(0, 6).reduce((sum, loss) => sum + loss * 16, 0) + (losses[6] ?? 0) * 9) / 105
    expect((await run.wait('epoch')).values['train/loss']).toBeCloseTo(mean, 10)
    if (!run.session.network) throw new Error()
    const evaluation = await evaluate(run.session.network, 'validation', 'test')
    expect(evaluation.ok && evaluation.value.values['validation/loss']).toBeCloseTo(
      run.curve('validation/loss').values[0] ?? 0,
      5,
    )
    expect(
      evaluation.ok &&
        Object.values(evaluation.value.confusion)[0]
          ?.counts.flat()
          .reduce((a, b) => a + b),
    ).toBe(30)
  })

  it('draws the same curve from the same seed, another from another', async () => {
    const [a, b, c] = [await trainDocument(iris()), await trainDocument(iris()), await trainDocument(iris({ seed: 6 }))]
    expect(curves(b)).toEqual(curves(a))
    expect(await weightsOf(b)).toEqual(await weightsOf(a))
    expect(b.finished.test).toEqual(a.finished.test)
    expect(curves(c)['train/loss']).not.toEqual(curves(a)['train/loss'])
  })

  it('ends early when the validation loss stands still', async () => {
    const run = await trainDocument(
      iris({
        epochs: 500,
        optimizer: { type: 'sgd', params: { learningRate: 1e-6 } },
        stopping: { patience: 2, minDelta: 0.5 },
      }),
    )
    expect(run.finished).toMatchObject({ reason: 'earlyStopped', step: 21 })
  })
})

describe('pause, step and stop', () => {
  it('goes exactly one step at a time, through the ends of epochs, on the same curve', async () => {
    const whole = await trainDocument(iris())
    const run = startRun(iris(), { startPaused: true })
    await run.wait('paused')
    expect(run.curve('train/loss').steps).toEqual([])
    for (let step = 1; step <= 9; step++) {
      run.session.singleStep()
      await expect.poll(() => run.curve('train/loss').steps.length).toBe(step)
      await new Promise((settle) => setTimeout(settle, 20))
      expect(run.session.step).toBe(step)
    }
    run.session.resume()
    await run.over
    expect(curves(run)).toEqual(curves(whole))
    expect(run.news.map(({ type }) => type).filter((type) => type === 'paused' || type === 'resumed')).toEqual([
      'paused',
      'resumed',
    ])
  })

  it('rehearses each step of a run, which goes on as if nobody had', async () => {
    const document = iris({ epochs: 2 })
    const whole = await trainDocument(document)
    const run = startRun(document, { startPaused: true })
    await run.wait('paused')
    for (let step = 1; step <= 14; step++) {
      const answer = await run.session.rehearse({})
      if (!answer.ok) throw new Error(answer.error.message)
      expect(answer.value.step).toBe(step - 1)
      expect(answer.value.batches.map(({ rows }) => rows)).toEqual([step % 7 === 0 ? 9 : 16])
      run.session.singleStep()
      await expect.poll(() => run.curve('train/loss').steps.length).toBe(step)
      expect(run.curve('train/loss').values[step - 1]).toBeCloseTo(answer.value.metrics['loss'] ?? NaN, 5)
    }
    run.session.resume()
    await run.over
    expect(curves(run)).toEqual(curves(whole))
    const after = await run.session.rehearse({ rows: 1 })
    expect(after.ok && after.value.batches[0]?.rows).toBe(1)
    expect(curves(run)).toEqual(curves(whole))
  })

  it('tells nothing of its next step while it goes on, and is not stopped by who asks', async () => {
    const run = startRun(iris({ epochs: 100_000 }))
    await run.wait('metrics', 2)
    const answer = await run.session.rehearse({})
    expect(answer).toMatchObject({ ok: false, error: { code: 'runGoing' } })
    const { step } = run.session
    await expect.poll(() => run.session.step).toBeGreaterThan(step)
    run.session.stop()
    await run.over
  })

  it('stands where it was when its last step is done and somebody asks for the next', async () => {
    const run = startRun(iris({ epochs: 1 }), { startPaused: true })
    await run.wait('paused')
    for (let step = 1; step <= 7; step++) {
      run.session.singleStep()
      await expect.poll(() => run.session.step).toBe(step)
    }
    const answer = await run.session.rehearse({ rows: 1 })
    expect(answer.ok && answer.value.step).toBe(7)
    await new Promise((settle) => setTimeout(settle, 200))
    expect(run.last()?.type).not.toBe('finished')
    run.session.resume()
    await run.over
    expect(run.last()?.type).toBe('finished')
  })

  it('stands before the step that is asked for once it is paused, also in the midst of validation', async () => {
    const run = startRun(iris({ epochs: 2000 }))
    await run.wait('metrics', 2)
    run.session.pause()
    const answers = await Promise.all([run.session.rehearse({}), run.session.rehearse({ rows: 1 })])
    const steps = answers.map((answer) => answer.ok && answer.value.step)
    await new Promise((settle) => setTimeout(settle, 100))
    expect(steps).toEqual([run.session.step, run.session.step])
    run.session.stop()
    await run.over
  })

  it('answers who asks for its next step, also where it is told to go on meanwhile', async () => {
    const run = startRun(iris({ epochs: 100_000 }))
    await run.wait('metrics', 2)
    const asked = Array.from({ length: 20 }, () => {
      run.session.pause()
      const answer = run.session.rehearse({ rows: 1 })
      run.session.resume()
      return answer
    })
    const answers = await Promise.all(asked)
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(run.last()?.type).not.toBe('finished')
    run.session.stop()
    await run.over
  })

  it('stands still while paused, and answers in the middle of an epoch', async () => {
    const run = startRun(iris({ epochs: 2000 }))
    await run.wait('metrics', 2)
    run.session.pause()
    const paused = await run.wait('paused')
    expect(paused.step).toBeLessThan(2000 * 7)
    await new Promise((settle) => setTimeout(settle, 200))
    expect(run.session.step).toBe(paused.step)
    run.session.stop()
    await run.over
    expect(run.last()).toMatchObject({ type: 'stopped', step: paused.step })
  })

  it('has news of its curve all the time, however many steps it will have', async () => {
    const run = startRun(iris({ epochs: 100_000, batchSize: 2 }), { stepsPerSecond: 50 })
    await run.wait('started')
    await new Promise((settle) => setTimeout(settle, 3500))
    run.session.stop()
    await run.over
    const { steps } = run.curve('train/loss')
    expect(steps.length).toBeGreaterThanOrEqual(5)
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b))
  })

  it('goes in slow motion at the asked rate and at full speed again', async () => {
    const run = startRun(iris({ epochs: 50 }), { stepsPerSecond: 20 })
    await run.wait('started')
    const [at, from] = [performance.now(), run.session.step]
    await new Promise((settle) => setTimeout(settle, 1500))
    const rate = (run.session.step - from) / ((performance.now() - at) / 1000)
    expect(rate).toBeGreaterThan(5)
    expect(rate).toBeLessThan(22)
    run.session.speed(null)
    await run.over
    expect(run.last()).toMatchObject({ type: 'finished', step: 350 })
  })

  it('sends at most 20 messages a second, whatever the rate of steps', async () => {
    const run = startRun(iris({ epochs: 100_000 }))
    await new Promise((settle) => setTimeout(settle, 2500))
    run.session.stop()
    await run.over
    const from = run.messages[0]?.at ?? 0
    const within = run.messages.filter(({ at }) => at - from < 2000).length
    expect(within).toBeLessThanOrEqual(41)
    // How many there are depends on the machine; that there are several does not.
    expect(within).toBeGreaterThan(2)
    expect(run.session.step).toBeGreaterThan(within * 2)
  })
})

describe('checkpoints', () => {
  it('let a stopped run go on to the very same curve, from any place', async () => {
    const whole = await trainDocument(iris())
    for (const steps of [0, 3, 7, 10, 13, 27]) {
      const first = await stopAt(iris(), steps)
      expect(first.last()).toMatchObject({ type: 'stopped', step: steps })
      const second = await trainDocument(iris(), { resume: checkpointOf(first) })
      expect(second.news[0]).toMatchObject({ type: 'started', fromStep: steps })
      expect(curves(first, second), `stopped after ${steps}`).toEqual(curves(whole))
      expect(await weightsOf(second)).toEqual(await weightsOf(whole))
      expect(second.finished.test).toEqual(whole.finished.test)
      const epochs = (run: Told) => run.news.filter(({ type }) => type === 'epoch')
      expect([...epochs(first), ...epochs(second)]).toEqual(epochs(whole))
    }
  })

  it('let a run go on to the very same curve on WebAssembly too', async () => {
    const whole = await trainDocument(iris(), { backend: 'wasm' })
    const first = await stopAt(iris(), 10, { backend: 'wasm' })
    expect(first.session.step).toBe(10)
    const second = await trainDocument(iris(), { backend: 'wasm', resume: checkpointOf(first) })
    expect(curves(first, second)).toEqual(curves(whole))
    expect(await weightsOf(second)).toEqual(await weightsOf(whole))
  })

  it('are written at each epoch, so that a killed run loses at most one', async () => {
    const run = startRun(iris({ epochs: 3 }), { secondsBetweenCheckpoints: 0 })
    const kept: number[] = []
    await run.wait('checkpoint')
    await run.over
    run.news.forEach((news) => news.type === 'checkpoint' && kept.push(news.step))
    expect(kept).toEqual([7, 14, 21, 21])
  })

  it('let a finished run be trained longer', async () => {
    const short = await trainDocument(iris({ epochs: 2, schedule: { type: 'constant', params: {} } }))
    const long = await trainDocument(iris({ epochs: 4, schedule: { type: 'constant', params: {} } }))
    const more = await trainDocument(iris({ epochs: 4, schedule: { type: 'constant', params: {} } }), {
      resume: checkpointOf(short),
    })
    expect(curves(short, more)).toEqual(curves(long))
  })

  it('of another network, cut or missing are refused with the reason', async () => {
    const run = await trainDocument(iris({ epochs: 1 }))
    const outcome = async (document: ReturnType<typeof iris>, resume: string) => {
      const other = startRun(document, { resume })
      await other.over
      const last = other.last()
      return last?.type === 'failed' ? last.problem.code : last?.type
    }
    expect(await outcome(iris({ epochs: 1, seed: 9 }), checkpointOf(run))).toBe('checkpointOther')
    expect(
      await outcome(
        toChain({ id: 'data', type: 'iris' }, [dense(3, 'softmax')], { type: 'categoricalCrossentropy' }),
        checkpointOf(run),
      ),
    ).toBe('checkpointOther')
    expect(await outcome(iris({ epochs: 1 }), join(run.folder, 'nothing'))).toBe('checkpointMissing')
    const cut = join(run.folder, 'cut')
    writeFileSync(cut, readFileSync(checkpointOf(run)).subarray(0, 2000))
    expect(await outcome(iris({ epochs: 1 }), cut)).toBe('checkpointDamaged')
  })

  it('that cannot be written are told, and the run goes on', async () => {
    const run = startRun(iris({ epochs: 2 }), { folder: join('/dev/null', 'no') })
    await run.over
    expect(run.news.find(({ type }) => type === 'diagnostic')).toMatchObject({ code: 'checkpointFailed' })
    expect(run.last()).toMatchObject({ type: 'finished', step: 14 })
  })
})

describe('a run that diverges', () => {
  it.each(['sgd', 'momentum'])('stops at that very step with the last finite weights kept (%s)', async (optimizer) => {
    const document = toChain(
      { id: 'data', type: 'regressionLine' },
      [dense(16), dense(16), dense(1)],
      { type: 'meanSquaredError' },
      {
        epochs: 50,
        batchSize: 8,
        optimizer: { type: optimizer, params: { learningRate: 10 } },
        schedule: { type: 'exponentialDecay', params: {} },
      },
    )
    const run = startRun(document)
    await run.over
    const last = run.last()
    if (last?.type !== 'failed') throw new Error(`ended as ${last?.type}`)
    expect(['lossNotFinite', 'weightsNotFinite']).toContain(last.problem.code)
    expect(last.problem.values).toMatchObject({ step: run.session.step + 1 })
    expect(last.problem.values?.['learningRate']).toBeGreaterThan(0)
    run.news.forEach((news, seq) => expect(runEvent.safeParse({ runId: 'r', seq, at: 0, ...news }).success).toBe(true))
    expect(run.curve('train/loss').values.every(Number.isFinite)).toBe(true)
    expect(run.curve('train/loss').steps.at(-1)).toBe(run.session.step)
    const kept = decodeCheckpoint(readFileSync(checkpointOf(run)))
    expect(kept.ok && Object.values(kept.value.cells).every((values) => values.every(Number.isFinite))).toBe(true)
    expect(kept.ok && [kept.value.clock, kept.value.resumable]).toEqual([run.session.step, false])
  })
})

describe('a network that is too large', () => {
  it('fails with what it needs and what there is', async () => {
    // What is refused follows the machine: weights, gradients and Adam's two for half as much again as there is, under what the checker refuses.
    const units = Math.floor(Math.sqrt((1.5 * Math.min(totalmem(), 20 * 2 ** 30)) / 16))
    const document = toChain({ id: 'data', type: 'iris' }, [dense(units), dense(units), dense(3, 'softmax')], {
      type: 'categoricalCrossentropy',
    })
    const run = startRun(document, { backend: 'wasm' })
    await run.over
    const last = run.last()
    if (last?.type !== 'failed') throw new Error(`ended as ${last?.type}`)
    expect(last.problem.code).toBe('outOfMemory')
    expect(last.problem.values?.['needed']).toBeGreaterThan((units ** 2 * 16) / 2 ** 20)
  })

  it('fails with the errors that its checks find', async () => {
    const run = startRun(
      toChain({ id: 'data', type: 'iris' }, [dense(4, 'softmax')], { type: 'categoricalCrossentropy' }),
    )
    await run.over
    expect(run.last()).toMatchObject({
      type: 'failed',
      step: 0,
      problem: { code: 'graphHasErrors', values: { count: 1 } },
    })
  })
})
