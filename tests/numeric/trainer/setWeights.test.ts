import { afterAll, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../../shared/graph/document'
import type { WeightChange } from '../../../shared/training/weightEdit'
import { decodeCheckpoint } from '../../../src-main/trainer/checkpoint/checkpointFormat'
import { CHECKPOINT_FILE, type BackendChoice } from '../../../src-main/trainer/protocol'
import { snapshotWeights } from '../../../src-main/trainer/inspect/snapshotWeights'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nativeMissing } from '../engine/native'
import { dense, toChain, toDocument } from './toDocument'
import { removeFolders, standAt, startRun, stepOn, stopAt, trainDocument, type Told } from './trainDocument'

afterAll(removeFolders)

const constant = (value: number) => ({ kernelInitializer: { type: 'constant', params: { value } } })
const network = (hidden: object, more: object = {}): GraphDocument =>
  toChain(
    { id: 'data', type: 'iris' },
    [{ ...dense(3, 'tanh', hidden as never), ...more }, dense(3, 'softmax')],
    { type: 'categoricalCrossentropy' },
    { epochs: 40, batchSize: 10, optimizer: { type: 'adam', params: { learningRate: 0.05 } } },
  )

const weightsOf = async ({ session }: Told) => {
  if (!session.network) throw new Error('no network')
  return snapshotWeights(session.network)
}
const all = (node: string, name: string, values: readonly number[]): WeightChange[] =>
  values.map((value, index) => ({ node, name, index, value }))
async function put({ session }: Told, changes: readonly WeightChange[]) {
  const set = await session.setWeights(changes)
  if (!set.ok) throw new Error(set.error.message)
  return set.value
}
const numbers = (run: Awaited<ReturnType<typeof weightsOf>>, node: string, name: string): number[] =>
  Array.from(run[node]?.[name]?.values ?? [])

const WAYS: readonly (readonly [string, BackendChoice])[] = [
  ['op by op', 'cpu'],
  ['compiled', 'tensorflow'],
]
describe.each(WAYS)('weights changed by hand, %s', (_name, backend) => {
  const skipped = backend === 'tensorflow' ? nativeMissing : undefined

  it('learn on as those of a network that had them from the beginning', async ({ skip }) => {
    skip(Boolean(skipped), skipped)
    const [edited, had] = [
      await standAt(network({}), 0, { backend }),
      await standAt(network(constant(0.25)), 0, { backend }),
    ]
    const wanted = Array.from({ length: 12 }, () => 0.25)
    await put(edited, all('layer0', 'kernel', wanted))
    expect(numbers(await weightsOf(edited), 'layer0', 'kernel')).toEqual(wanted)
    await stepOn(edited, 7)
    await stepOn(had, 7)
    expect(await weightsOf(edited)).toEqual(await weightsOf(had))
    for (const run of [edited, had]) run.session.stop()
    await edited.over
  })

  it('are again what they were to the bit when they are put back', async ({ skip }) => {
    skip(Boolean(skipped), skipped)
    const [edited, untouched] = [await standAt(network({}), 3, { backend }), await standAt(network({}), 3, { backend })]
    const before = numbers(await weightsOf(edited), 'layer0', 'kernel')
    const some = [4, 1].map((index) => ({ node: 'layer0', name: 'kernel', index, value: 9.5 }))
    const set = await put(edited, [...some, { node: 'layer1', name: 'bias', index: 0, value: -2 }])
    expect(set.before.slice(0, 2)).toEqual([before[4], before[1]])
    expect(set).toMatchObject({ step: 3, over: false })
    const now = numbers(await weightsOf(edited), 'layer0', 'kernel')
    expect(now).toEqual(before.map((value, i) => (i === 4 || i === 1 ? 9.5 : value)))
    const bias = { node: 'layer1', name: 'bias', index: 0, value: set.before[2] ?? NaN }
    await put(edited, [...some.map((one, i) => ({ ...one, value: set.before[i] ?? NaN })), bias])
    await stepOn(edited, 3)
    await stepOn(untouched, 3)
    expect(await weightsOf(edited)).toEqual(await weightsOf(untouched))
    expect(edited.news.filter(({ type }) => type === 'edited')).toMatchObject([
      { step: 3, node: 'layer0', name: 'kernel', index: 4, from: before[4], to: 9.5, count: 3 },
      { step: 3, from: 9.5, to: before[4], count: 3 },
    ])
    for (const run of [edited, untouched]) run.session.stop()
    await Promise.all([edited.over, untouched.over])
  })

  it('are changed in a run that goes on, between two of its steps', async ({ skip }) => {
    skip(Boolean(skipped), skipped)
    const run = startRun({ ...network({}, { trainable: false }) }, { backend, stepsPerSecond: 200 })
    await run.wait('metrics')
    await put(run, [{ node: 'layer0', name: 'kernel', index: 2, value: 1.75 }])
    await run.over
    // Frozen, it stays what a person made it; the others learned on from what comes out of it.
    expect(numbers(await weightsOf(run), 'layer0', 'kernel')[2]).toBe(1.75)
  })
})

it('a weight that two layers share is one for both, whichever is named', async () => {
  const document = toDocument(
    [
      { id: 'data', type: 'iris' },
      { id: 'left', ...dense(4, 'tanh') },
      { id: 'right', ...dense(4, 'sigmoid'), sharesWith: 'left' },
      { id: 'both', type: 'concatenate' },
      { id: 'head', ...dense(3, 'softmax') },
      { id: 'loss', type: 'categoricalCrossentropy' },
    ],
    [['data.features', 'left'], ['data.features', 'right'], ['left', 'both'], ['right', 'both'], ['both', 'head'],
      ['head', 'loss.prediction'], ['data.target', 'loss.target']],
    { epochs: 2 },
  ) // prettier-ignore
  const run = await standAt(document, 1)
  await put(run, [{ node: 'right', name: 'kernel', index: 5, value: -0.5 }])
  const now = await weightsOf(run)
  expect(now['left']?.['kernel']?.values[5]).toBe(-0.5)
  expect(now['right']).toBeUndefined()
  const { network } = run.session
  expect(network?.weights.of('right')['kernel']?.value).toBe(network?.weights.of('left')['kernel']?.value)
  run.session.stop()
  await run.over
})

it('a run that is over takes them too, and keeps them where it is told to, with the memory of its optimizer', async () => {
  const run = await stopAt(network({}), 4)
  const file = () => {
    const read = decodeCheckpoint(readFileSync(join(run.folder, CHECKPOINT_FILE)))
    if (!read.ok) throw new Error(read.error.message)
    return read.value
  }
  const before = file()
  expect(await put(run, [{ node: 'layer0', name: 'bias', index: 1, value: 3 }])).toMatchObject({ over: true, step: 4 })
  expect(await run.session.keepIn(run.folder)).toMatchObject({ ok: true })
  const after = file()
  const bias = 'weight:layer0/bias'
  expect(after.cells[bias]?.[1]).toBe(3)
  expect({ ...after, cells: { ...after.cells, [bias]: before.cells[bias] } }).toEqual(before)
  // Told by who keeps the run, which has had its last news.
  expect(run.news.some(({ type }) => type === 'edited')).toBe(false)
})

it('what is no weight or no finite number is refused, and nothing changes', async () => {
  const run = await trainDocument(network({}))
  const before = await weightsOf(run)
  const good: WeightChange = { node: 'layer0', name: 'kernel', index: 0, value: 1 }
  const cases: readonly (readonly [Partial<WeightChange>, string])[] = [
    [{ value: NaN }, 'weightNotFinite'],
    [{ value: Infinity }, 'weightNotFinite'],
    [{ value: -1e39 }, 'weightNotFinite'],
    [{ value: 'large' as never }, 'weightNotFinite'],
    [{ index: 12 }, 'weightPlace'],
    [{ index: -1 }, 'weightPlace'],
    [{ index: 0.5 }, 'weightPlace'],
    [{ name: 'toString' }, 'weightUnknown'],
    [{ node: 'data' }, 'weightUnknown'],
    [{ node: 'nobody' }, 'layerUnknown'],
  ]
  for (const [wrong, code] of cases) {
    const tensors = run.session.network?.tf.memory().numTensors
    const set = await run.session.setWeights([good, { ...good, ...wrong }])
    expect(set, JSON.stringify(wrong)).toMatchObject({ ok: false, error: { code } })
    expect(run.session.network?.tf.memory().numTensors).toBe(tensors)
  }
  expect(await weightsOf(run)).toEqual(before)
})
