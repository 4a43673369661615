import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../../shared/graph/document'
import type { Result } from '../../../shared/result'
import type { Moments } from '../../../shared/ipc/moments'
import type { Evaluation, Prediction, Samples } from '../../../shared/ipc/types'
import { withMoment } from '../../../src-main/trainer/history/withMoment'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import { inside } from '../../../src-main/trainer/inspect/inside'
import { predict } from '../../../src-main/trainer/inspect/predict'
import { snapshotWeights } from '../../../src-main/trainer/inspect/snapshotWeights'
import { CHECKPOINT_FILE, type BackendChoice, type TrainerMessage } from '../../../src-main/trainer/protocol'
import type { TrainingSession } from '../../../src-main/trainer/session/TrainingSession'
import { TrainerHost } from '../../../src-main/trainer/TrainerHost'
import { nativeMissing } from '../engine/native'
import { dense, toChain } from './toDocument'
import { removeFolders, standAt, startRun, stepOn, stopAt, trainDocument } from './trainDocument'

afterAll(removeFolders)

/** With dropout, statistics, momentum and a falling rate: all that a wrong step would show in. */
const iris = (epochs = 4): GraphDocument =>
  toChain(
    { id: 'data', type: 'iris' },
    [dense(8, 'tanh'), { type: 'dropout', params: { rate: 0.2 } }, { type: 'batchNormalization' }, dense(3, 'softmax')],
    { type: 'categoricalCrossentropy' },
    {
      seed: 5,
      epochs,
      batchSize: 16,
      split: { validation: 0.2, test: 0.1 },
      optimizer: { type: 'adam', params: { learningRate: 0.02 } },
      schedule: { type: 'cosineDecay', params: {} },
    },
  )
const ROWS = { data: [[5.1, 3.5, 1.4, 0.2], [6.2, 2.9, 4.3, 1.3], [7.7, 3, 6.1, 2.3]] } // prettier-ignore

const networkOf = (session: TrainingSession) => {
  if (!session.network) throw new Error('no network')
  return session.network
}
/** What a run knows of itself after a step, without going there. */
function past<T>(session: TrainingSession, step: number, ask: Parameters<typeof withMoment<T>>[2]): Promise<T> {
  const moment = session.history.at(step)
  if (!moment) throw new Error(`no moment ${step} among ${session.history.told.steps.join()}`)
  return withMoment(networkOf(session), moment, ask)
}

const backends = [
  { backend: 'cpu', missing: undefined },
  { backend: 'tensorflow', missing: nativeMissing },
] as const satisfies readonly { backend: BackendChoice; missing: string | undefined }[]

/** No trial of other ways to take steps, whose sums differ in the last digits. */
const way = { engine: 'native', chains: 1 } as const

describe.each(backends)('the history of a run on $backend', ({ backend, missing }) => {
  it('answers as a run of the same seed that was stopped there, to the last bit', async ({ skip }) => {
    skip(Boolean(missing), missing)
    const run = await standAt(iris(), 12, { backend, way })
    expect(run.session.history.told).toMatchObject({ steps: Array.from({ length: 13 }, (_, i) => i) })
    for (const step of [0, 1, 5, 7, 12]) {
      const other = await stopAt(iris(), step, { backend, way })
      const network = networkOf(other.session)
      expect(await past(run.session, step, snapshotWeights)).toEqual(await snapshotWeights(network))
      expect(await past(run.session, step, (one) => predict(one, ROWS))).toEqual(await predict(network, ROWS))
      const measured = await past(run.session, step, (one) => evaluate(one, 'test', ''))
      expect(measured.ok).toBe(true)
      expect(measured).toEqual(await evaluate(network, 'test', ''))
    }
    expect(await past(run.session, 0, snapshotWeights)).not.toEqual(await past(run.session, 1, snapshotWeights))
    run.session.stop()
    await run.over
  })

  it('leaves the run as it was: it goes on bit for bit, and nothing stays behind', async ({ skip }) => {
    skip(Boolean(missing), missing)
    const whole = await trainDocument(iris(), { backend, way })
    const run = await standAt(iris(), 5, { backend, way })
    const network = networkOf(run.session)
    await network.data()
    const before = await snapshotWeights(network)
    const tensors = network.tf.memory().numTensors
    for (const step of run.session.history.told.steps) {
      await past(run.session, step, (one) => predict(one, ROWS))
      await past(run.session, step, (one) => inside(one, { node: 'layer0', rows: { from: 0, count: 4 } }))
      await expect(past(run.session, step, () => Promise.reject(new Error('thunder')))).rejects.toThrow('thunder')
    }
    expect(network.tf.memory().numTensors).toBe(tensors)
    expect(await snapshotWeights(networkOf(run.session))).toEqual(before)
    await stepOn(run, 4)
    // Asked while steps are taken.
    run.session.resume()
    let asked = 0
    for (; run.last()?.type !== 'finished'; asked++) {
      await past(run.session, 3, (one) => predict(one, ROWS))
      await new Promise(setImmediate)
    }
    expect(asked).toBeGreaterThan(0)
    expect(run.curve('train/loss')).toEqual(whole.curve('train/loss'))
    expect(await snapshotWeights(networkOf(run.session))).toEqual(await snapshotWeights(networkOf(whole.session)))
  })

  it('has the first and the last moment of a run at full speed, and weights of the steps that it names', async ({
    skip,
  }) => {
    skip(Boolean(missing), missing)
    const run = await trainDocument(iris(60), { backend, way })
    const { steps } = run.session.history.told
    expect([steps[0], steps.at(-1)]).toEqual([0, 420])
    expect(steps.length).toBeGreaterThan(2)
    expect(await past(run.session, 420, snapshotWeights)).toEqual(await snapshotWeights(networkOf(run.session)))
    const middle = steps.find((step) => step > 0 && step < 100) ?? steps[1] ?? 0
    const other = await stopAt(iris(60), middle, { backend, way })
    expect(await past(run.session, middle, snapshotWeights)).toEqual(await snapshotWeights(networkOf(other.session)))
  })

  it('begins where a run goes on from, and stays within its ceiling', async ({ skip }) => {
    skip(Boolean(missing), missing)
    const first = await stopAt(iris(), 9, { backend, way })
    const { each } = first.session.history.told
    // 4·8 + 8, 8·3 + 3, and batch normalization's four of each of 8, in four bytes each.
    expect(each).toBe(4 * 99)
    const history = { bytes: 5 * each, moments: 1200 }
    const run = await trainDocument(iris(), { backend, way, resume: join(first.folder, CHECKPOINT_FILE), history })
    const { steps, bytes } = run.session.history.told
    expect([steps[0], steps.at(-1)]).toEqual([9, 28])
    expect(bytes).toBeLessThanOrEqual(history.bytes)
    const none = await trainDocument(iris(1), { backend, way, history: { bytes: 2 * each - 1, moments: 1200 } })
    expect(none.session.history.told).toMatchObject({ steps: [], bytes: 0, each, limit: 2 * each - 1 })
  })
})

it('goes through a change of the document, which leaves the weights what they were', async () => {
  const run = await standAt(iris(), 3)
  const before = await past(run.session, 2, (one) => predict(one, ROWS))
  const edited = structuredClone(iris()) as { nodes: { type: string; params: Record<string, unknown> }[] }
  for (const node of edited.nodes) if (node.type === 'dropout') node.params['rate'] = 0.5
  expect(await run.session.change(edited as never)).toMatchObject({ ok: true })
  await stepOn(run, 1)
  expect(run.session.history.told.steps).toEqual([0, 1, 2, 3, 4])
  expect(await past(run.session, 2, (one) => predict(one, ROWS))).toEqual(before)
  run.session.stop()
  await run.over
})

/** A trainer in this process, with the answers to what it is asked. */
function host() {
  const waiting = new Map<number, (result: unknown) => void>()
  const told: TrainerMessage[] = []
  const trainer = new TrainerHost(
    (message) => {
      told.push(message)
      if (message.type === 'answer') waiting.get(message.id)?.(message.result)
    },
    () => undefined,
  )
  let id = 0
  return {
    told,
    send: (command: object) => trainer.receive(command),
    ask: <T>(command: object): Promise<Result<T>> =>
      new Promise((settle) => {
        waiting.set(++id, settle as (result: unknown) => void)
        trainer.receive({ ...command, id })
      }),
  }
}

describe('a trainer that is asked about a moment', () => {
  it('answers every question at the step that is named, and refuses a step that is not kept', async () => {
    const { send, ask, told } = host()
    const folder = mkdtempSync(join(tmpdir(), 'moments-'))
    send({ type: 'start', document: iris(), backend: 'cpu', folder })
    await expect.poll(() => JSON.stringify(told), { timeout: 20_000 }).toContain('"finished"')
    const moments = await ask<Moments>({ type: 'moments' })
    if (!moments.ok) throw new Error(moments.error.message)
    expect(moments.value).toMatchObject({ reopened: false, each: 4 * 99, dropped: 0, stride: 1 })
    expect([moments.value.steps[0], moments.value.steps.at(-1)]).toEqual([0, 28])

    const other = await stopAt(iris(), 0)
    const network = networkOf(other.session)
    const now = await ask<Prediction>({ type: 'predict', inputs: ROWS })
    const then = await ask<Prediction>({ type: 'predict', inputs: ROWS, at: 0 })
    expect(then).toEqual(await predict(network, ROWS))
    expect(now).not.toEqual(then)
    expect(await ask<Prediction>({ type: 'predict', inputs: ROWS, at: 28 })).toEqual(now)
    expect(await ask<Evaluation>({ type: 'evaluate', split: 'test', at: 0 })).toEqual(
      await evaluate(network, 'test', ''),
    )
    const look = { type: 'inside', node: 'layer0', rows: { from: 0, count: 1 } }
    expect(await ask({ ...look, at: 0 })).toMatchObject({ ok: true, value: { trained: 0 } })
    expect(await ask(look)).toMatchObject({ ok: true, value: { trained: 28 } })
    const source = { node: 'layer3', port: 'output' }
    const made = await ask<Samples>({ type: 'generate', source, rows: 3, seed: 1, at: 0 })
    expect(made).toMatchObject({ ok: true, value: { trained: 0 } })
    expect(made).not.toMatchObject({ value: { frames: (await ask<Samples>({ type: 'generate', source, rows: 3, seed: 1 }) as { value: Samples }).value.frames } }) // prettier-ignore
    const { kernel } = (await snapshotWeights(network))['layer0'] ?? {}
    const view = { type: 'look', question: { kind: 'weights', node: 'layer0' } }
    const seen = { trained: 0, weights: { kernel: { values: Array.from(kernel?.values ?? []) } } }
    expect(await ask({ ...view, question: { ...view.question, at: 0 } })).toMatchObject({ ok: true, value: seen })
    expect(await ask(view)).toMatchObject({ ok: true, value: { trained: 28 } })
    expect(await ask(view)).not.toMatchObject({ value: { weights: seen.weights } })
    expect(await ask({ ...view, question: { ...view.question, at: 29 } })).toMatchObject({
      error: { code: 'momentMissing' },
    })
    for (const at of [29, 1e6])
      expect(await ask({ type: 'predict', inputs: ROWS, at })).toMatchObject({
        ok: false,
        error: { code: 'momentMissing', values: { step: at } },
      })

    const again = host()
    expect(await again.ask({ type: 'moments' })).toMatchObject({ ok: false, error: { code: 'networkMissing' } })
    const checkpoint = join(folder, CHECKPOINT_FILE)
    await again.ask({ type: 'open', document: iris(), backend: 'cpu', checkpoint })
    expect(await again.ask({ type: 'moments' })).toMatchObject({ ok: true, value: { steps: [], reopened: true } })
    expect(await again.ask({ type: 'predict', inputs: ROWS, at: 28 })).toMatchObject({
      error: { code: 'momentMissing' },
    })
  }, 40_000)

  it('tells of a run that has not begun that nothing is kept yet', async () => {
    const run = startRun(iris())
    expect(run.session.history.told).toMatchObject({ steps: [] })
    await run.over
  })
})
