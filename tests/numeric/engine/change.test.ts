import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GraphDocument } from '@shared/graph/document'
import { takeOver } from '@shared/compile/takeOver'
import { decodeCheckpoint, type Checkpoint } from '../../../src-main/trainer/checkpoint/checkpointFormat'
import { TunedRunner } from '../../../src-main/trainer/engine/TunedRunner'
import { CHECKPOINT_FILE } from '../../../src-main/trainer/protocol'
import { buildRun, changeRun } from '../../../src-main/trainer/session/buildRun'
import { dense, editsOf, toChain } from '../trainer/toDocument'
import { reach, removeFolders, standAt, startRun, stepOn, trainDocument, type Told } from '../trainer/trainDocument'
import { firstPhase } from '../trainer/firstPhase'
import { nativeMissing, openNativeDevice } from './native'

afterAll(removeFolders)

const SETTINGS = { seed: 9, epochs: 4, batchSize: 16, split: { validation: 0.1, test: 0.2 } }
/** 168 rows of training: 10 batches and a rest of 8. */
const base = toChain(
  { id: 'data', type: 'blobs', params: { samples: 240, classes: 3 } },
  [dense(16, 'tanh'), { type: 'dropout', params: { rate: 0.2 } }, dense(3, 'softmax')],
  { type: 'categoricalCrossentropy' },
  SETTINGS,
)
const { trained, withNode } = editsOf(base)

const cases: readonly (readonly [string, GraphDocument])[] = [
  ['learning rate', trained({ optimizer: { type: 'adam', params: { learningRate: 0.01 } } })],
  ['dropout rate', withNode('layer1', { params: { rate: 0.7 } })],
  ['frozen layer', withNode('layer0', { trainable: false })],
  ['constant of the optimizer', trained({ optimizer: { type: 'adam', params: { beta1: 0.5 } } })],
  ['schedule and number of epochs', trained({ epochs: 5, schedule: { type: 'cosineDecay', params: {} } })],
]
/** Losses on the first engine. */
const plain = new Map<string, number[]>()

const engines = [
  { engine: 'eager', backend: 'cpu' },
  { engine: 'eager', backend: 'tensorflow' },
  { engine: 'native', backend: 'tensorflow' },
  { engine: 'xla', backend: 'tensorflow' },
  // As a person has it: native at first, with a trial of XLA on the way.
  { engine: undefined, backend: 'tensorflow' },
] as const
type Engine = (typeof engines)[number]

async function checkpointOf(folder: string): Promise<Checkpoint> {
  const read = decodeCheckpoint(await readFile(join(folder, CHECKPOINT_FILE)))
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

/** The checkpoint of a run as it is now, where no later one replaces it. */
async function keepFolder(run: Told): Promise<string> {
  const folder = join(run.folder, 'kept')
  const kept = await run.session.keepIn(folder)
  if (!kept.ok) throw new Error(kept.error.message)
  return folder
}
const keep = async (run: Told): Promise<string> => join(await keepFolder(run), CHECKPOINT_FILE)

/** The rest of a run that a document was given to after so many steps, and a run that goes on with it from a checkpoint of that step. */
async function twoWays(
  document: GraphDocument,
  step: number,
  { backend }: Engine,
): Promise<{ changed: Told; resumed: Told }> {
  const changed = await standAt(base, step, { backend })
  const checkpoint = await keep(changed)
  expect(await changed.session.change(document)).toMatchObject({ ok: true, value: { step } })
  changed.session.resume()
  await changed.over
  const resumed = await trainDocument(document, { backend, resume: checkpoint })
  return { changed, resumed }
}

function expectSameRest({ changed, resumed }: { changed: Told; resumed: Told }, step: number): void {
  for (const key of ['train/loss', 'train/learningRate', 'validation/loss']) {
    const [ours, theirs] = [changed.curve(key), resumed.curve(key)]
    const from = ours.steps.findIndex((at) => at > step)
    expect(theirs.values.length).toBeGreaterThan(2)
    expect(ours.steps.slice(from)).toEqual(theirs.steps)
    ours.values.slice(from).forEach((value, i) => expect(value).toBeCloseTo(theirs.values[i] ?? Number.NaN, 5))
  }
}

describe.each(engines)('a change in mid-run, $engine on $backend', (engine) => {
  const STEP = 15
  beforeEach((context) => {
    context.skip(engine.backend === 'tensorflow' && Boolean(nativeMissing), nativeMissing)
    if (engine.engine !== undefined) process.env['NEUROLOOM_ENGINE'] = engine.engine
  })
  afterEach(() => void delete process.env['NEUROLOOM_ENGINE'])

  // The compiler of XLA takes its time.
  it.each(cases.slice(0, engine.engine === 'xla' ? 3 : undefined))(
    'gives what a run resumed there gives, and what plain JavaScript gives: %s',
    async (name, document) => {
      const told = await twoWays(document, STEP, engine)
      expectSameRest(told, STEP)
      const losses = told.changed.curve('train/loss').values
      if (!plain.has(name)) plain.set(name, losses)
      expect(losses).toHaveLength(plain.get(name)?.length ?? 0)
      losses.forEach((value, i) => expect(value).toBeCloseTo(plain.get(name)?.[i] ?? Number.NaN, 3))
      const rates = told.changed.curve('train/learningRate').values
      expect(rates.slice(0, STEP)).toEqual(Array(STEP).fill(Math.fround(0.001)))
      if (name === 'learning rate') expect(new Set(rates.slice(STEP))).toEqual(new Set([Math.fround(0.01)]))
    },
  )

  it('refused, leaves the run as it is to the bit', async () => {
    const told = await Promise.all([
      standAt(base, STEP, { backend: engine.backend }),
      standAt(base, STEP, { backend: engine.backend }),
    ])
    const [refused, left] = told
    for (const document of [
      withNode('layer0', { params: { units: 8, activation: 'tanh' } }),
      withNode('layer0', { params: { units: 16, activation: 'relu' } }),
      { ...base, nodes: base.nodes.filter(({ id }) => id !== 'layer1') },
      ...[{ seed: 8 }, { batchSize: 8 }, { optimizer: { type: 'sgd', params: {} } }].map(trained),
    ])
      expect(await refused.session.change(document)).toMatchObject({ ok: false, error: { code: 'changeNeedsRun' } })
    expect(await refused.session.change(base)).toEqual({ ok: true, value: { step: STEP, changes: [] } })
    for (let i = 0; i < 20; i++) told.forEach(({ session }) => session.singleStep())
    await Promise.all(told.map((run) => reach(run, STEP + 20)))
    told.forEach(({ session }) => session.stop())
    await Promise.all(told.map(({ over }) => over))
    expect(refused.curve('train/loss')).toEqual(left.curve('train/loss'))
    expect((await checkpointOf(refused.folder)).cells).toEqual((await checkpointOf(left.folder)).cells)
    expect(refused.news.some(({ type }) => type === 'changed')).toBe(false)
  })

  it('freezes a layer and sets it free, and says when', async () => {
    const run = await standAt(base, STEP, { backend: engine.backend })
    expect((await run.session.change(withNode('layer0', { trainable: false }))).ok).toBe(true)
    const before = await checkpointOf(run.folder)
    await stepOn(run, 12)
    const frozen = await checkpointOf(await keepFolder(run))
    expect(frozen.cells['weight:layer0/kernel']).toEqual(before.cells['weight:layer0/kernel'])
    expect(frozen.cells['weight:layer2/kernel']).not.toEqual(before.cells['weight:layer2/kernel'])
    expect((await run.session.change(base)).ok).toBe(true)
    await stepOn(run, 1)
    const thawed = await checkpointOf(await keepFolder(run))
    // The first step of Adam is one learning rate long, whatever the gradient; with the bias of 27 steps it would be over twice as long.
    const moved = thawed.cells['weight:layer0/kernel']?.map((value, i) =>
      Math.abs(value - (frozen.cells['weight:layer0/kernel']?.[i] ?? 0)),
    )
    expect(Math.max(...(moved ?? []))).toBeCloseTo(0.001, 5)
    run.session.stop()
    await run.over
    const head = { of: 'node', node: 'layer0', item: 'dense', setting: 'trainable' }
    expect(run.news.filter(({ type }) => type === 'changed')).toEqual([
      { type: 'changed', step: STEP, changes: [{ ...head, from: true, to: false }] },
      { type: 'changed', step: STEP + 12, changes: [{ ...head, from: false, to: true }] },
    ])
  })
})

describe.each(engines.slice(0, 1))('a change, $engine on $backend', ({ backend }) => {
  it('of the learning rate counts from the next single step on, though the run stays paused', async () => {
    const run = await standAt(base, 3, { backend })
    expect((await run.session.change(trained({ optimizer: { type: 'adam', params: { learningRate: 0.5 } } }))).ok).toBe(
      true,
    )
    await stepOn(run, 1)
    expect(run.curve('train/learningRate')).toEqual({
      steps: [1, 2, 3, 4],
      values: [0.001, 0.001, 0.001, 0.5].map(Math.fround),
    })
    expect(run.news.filter(({ type }) => type === 'resumed')).toEqual([])
    run.session.stop()
    await run.over
  })

  it('reaches a run that is going, and one that has not begun yet', async () => {
    const early = startRun(trained({ epochs: 500 }), { backend })
    expect(await early.session.change(trained({ epochs: 400 }))).toMatchObject({ ok: true, value: { step: 0 } })
    await early.wait('epoch', 3)
    const late = await early.session.change(trained({ epochs: 400, stopping: { patience: 2, minDelta: 1 } }))
    expect(late).toMatchObject({
      ok: true,
      value: { changes: [{ of: 'training', setting: 'stopping', from: null, to: { patience: 2, minDelta: 1 } }] },
    })
    await early.over
    expect(early.last()).toMatchObject({ type: 'finished', reason: 'earlyStopped' })
    expect(await early.session.change(base)).toMatchObject({ ok: false, error: { code: 'changeTooLate' } })
  })

  it('to fewer epochs than are done ends the run after the epoch that is under way', async () => {
    const run = await standAt(base, 15, { backend })
    expect((await run.session.change(trained({ epochs: 1 }))).ok).toBe(true)
    run.session.resume()
    await run.over
    expect(run.last()).toMatchObject({ type: 'finished', step: 22, reason: 'completed' })
  })

  it('is kept in the checkpoint: a frozen layer that was set free goes on as if it had never stopped', async () => {
    const run = await standAt(withNode('layer0', { trainable: false }), 8, { backend })
    expect((await run.session.change(base)).ok).toBe(true)
    await stepOn(run, 4)
    const checkpoint = await keep(run)
    run.session.resume()
    await run.over
    const resumed = await trainDocument(base, { backend, resume: checkpoint })
    expect((await checkpointOf(resumed.folder)).cells).toEqual((await checkpointOf(run.folder)).cells)
  })
})

it('a change in the midst of a trial of XLA goes on with the cells of the way that is tried', async (context) => {
  context.skip(Boolean(nativeMissing), nativeMissing)
  const built = await buildRun(await openNativeDevice(), base)
  if (!built.ok) throw new Error(built.error.message)
  let now = 0
  const { program, network } = built.value
  const tuned = new TunedRunner(network.tf, program, SETTINGS.seed, { parts: 1 }, () => (now += 250))
  for (const [name, values] of Object.entries(firstPhase(program).cells(0))) tuned.write(name, values)
  while (tuned['current'].way.engine !== 'xla') {
    tuned.tune('train')
    tuned.run('train', 1)
  }
  tuned.run('train', 2)
  const cells = tuned.read(Object.keys(program.state))
  const document = withNode('layer1', { params: { rate: 0.6 } })
  const changed = await changeRun({ ...built.value, runner: tuned }, document, takeOver(base, document).changes)
  if (!changed.ok) throw new Error(changed.error.message)
  const { runner } = changed.value
  expect(runner.clock).toBe(tuned.clock)
  expect(await runner.read(Object.keys(program.state))).toEqual(cells)
  expect((await runner.run('train', 1)).count).toBe(1)
  expect(runner.clock).toBe(tuned.clock + 1)
})
