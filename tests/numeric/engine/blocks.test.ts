import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Tensor, Tf } from '../../../shared/catalog/define/tf'
import type { GraphDocument } from '../../../shared/graph/document'
import { createRandom } from '../../../shared/random'
import { createCompiledRunner } from '../../../src-main/trainer/engine/compiled/createCompiledRunner'
import { createEagerRunner } from '../../../src-main/trainer/engine/createEagerRunner'
import { drive } from '../../../src-main/trainer/engine/drive'
import { TunedRunner } from '../../../src-main/trainer/engine/TunedRunner'
import type { Device } from '../../../src-main/trainer/openDevice'
import type {
  Cell,
  EpochEnd,
  Outcome,
  Progress,
  Rows,
  Runner,
  StepProgram,
} from '../../../src-main/trainer/program/stepProgram'
import { supervisedProgram, type SupervisedProgram } from '../../../src-main/trainer/program/supervisedProgram'
import { openNetwork } from '../../../src-main/trainer/session/openNetwork'
import { dense, toChain } from '../trainer/toDocument'
import { firstPhase } from '../trainer/firstPhase'
import { nativeMissing, openNativeDevice } from './native'

let device: Device
beforeAll(async () => {
  if (!nativeMissing) device = await openNativeDevice()
})
beforeEach((context) => context.skip(Boolean(nativeMissing), nativeMissing))

const modes = ['native', 'xla'] as const
type Mode = (typeof modes)[number]

interface Open {
  readonly program: SupervisedProgram
  readonly runner: Runner
}

async function openProgram(document: GraphDocument, parts = 1) {
  const opened = openNetwork(device, document)
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.cause}`)
  const data = await opened.value.data()
  if (!data.ok) throw new Error(data.error.message)
  const { plan, weights, network, tf } = opened.value
  const whole = supervisedProgram(tf, plan, data.value, weights, network)
  return { tf, program: parts > 1 ? { ...whole, ...whole.chained?.(parts) } : whole }
}

/** @param batches Training batches that the graph has room for; `undefined`: for all. */
async function open(document: GraphDocument, mode: Mode, batches?: number, parts = 1): Promise<Open> {
  const { tf, program } = await openProgram(document, parts)
  const { seed, batchSize } = document.training
  const { validation, test } = program.schedule
  const { train } = firstPhase(program)
  const rows = train.rows + validation.rows + test.rows
  const bytesOfRow = Object.values(program.tables).reduce((sum, { values }) => sum + values.byteLength / rows, 0)
  const room = batches === undefined ? Infinity : batches * batchSize * bytesOfRow
  const runner = createCompiledRunner(tf, program, seed, mode, program.learning, room)
  return { program, runner }
}

interface Told {
  readonly outcome: Outcome | undefined
  readonly ends: EpochEnd[]
  /** Losses of all steps, those of validation and test too. */
  readonly losses: number[]
  /** Most steps of a call of an entry. */
  readonly longest: Record<string, number>
  readonly broken: Rows['broken']
}

/** Carries a program out, in calls of different lengths, to its end or for so many calls. */
async function carryOut({ program, runner }: Open, progress: Progress = {}, calls = Infinity): Promise<Told> {
  const ends: EpochEnd[] = []
  const losses: number[] = []
  const longest: Record<string, number> = {}
  let [left, broken]: [number, Rows['broken']] = [calls, undefined]
  const watch = {
    take: async () => (left-- > 0 ? 1 + (losses.length % 40) : 0),
    tuned: () => undefined,
    took: ({ entry }: { readonly entry: string }, rows: Rows) => {
      longest[entry] = Math.max(longest[entry] ?? 0, rows.count)
      losses.push(...(rows.values['loss'] ?? []))
      broken = rows.broken
      return !broken
    },
    epoch: async (end: EpochEnd) => void ends.push(end),
  }
  const outcome = await drive(program, runner, watch, progress)
  return { outcome, ends, losses, longest, broken }
}

const settings = (more: Record<string, unknown> = {}) => ({
  seed: 5,
  epochs: 3,
  batchSize: 16,
  split: { validation: 0.2, test: 0.1 },
  ...more,
})
const crossentropy = { type: 'categoricalCrossentropy' }
const blobs = { id: 'data', type: 'blobs', params: { samples: 1000, classes: 3 } }

const documents = {
  // 700 rows to train on: 43 batches and one of 12; validation and test have smaller last steps as well.
  'floats, dropout, a last smaller batch': toChain(
    blobs,
    [dense(8, 'tanh'), { type: 'dropout', params: { rate: 0.3 } }, dense(3, 'softmax')],
    crossentropy,
    settings(),
  ),
  'epochs taken together': toChain(
    blobs,
    [dense(8, 'tanh'), dense(3, 'softmax')],
    crossentropy,
    // 800 rows in 50 batches: five epochs to a list.
    settings({ epochs: 12, split: { validation: 0, test: 0.2 } }),
  ),
  'bytes with labels as numbers': toChain(
    { id: 'data', type: 'mnist', params: { rows: 1100, encoding: 'index' } },
    [{ type: 'flatten' }, dense(8, 'relu'), dense(10, 'softmax')],
    { type: 'sparseCategoricalCrossentropy' },
    settings({ batchSize: 32 }),
  ),
} satisfies Record<string, GraphDocument>

describe.each(modes)('a run whose data are in the graph a block at a time, %s', (mode) => {
  it.each([
    ['floats, dropout, a last smaller batch', 5, 1],
    ['floats, dropout, a last smaller batch', 7, 3],
    ['epochs taken together', 4, 1],
    ['bytes with labels as numbers', 3, 1],
  ] as const)(
    'is that of a run that has them all, to the last bit: %s, %i batches, in %i parts',
    async (name, batches, parts) => {
      const document = documents[name]
      const whole = await open(document, mode, undefined, parts)
      const expected = await carryOut(whole)
      const blocks = await open(document, mode, batches, parts)
      const found = await carryOut(blocks)
      expect(expected.longest['train']).toBeGreaterThan(batches)
      expect(found.longest['train']).toBe(batches)
      expect(found.losses).toEqual(expected.losses)
      expect(found.ends).toEqual(expected.ends)
      expect(found.outcome).toEqual(expected.outcome)
      const cells = Object.keys(whole.program.state)
      expect(blocks.runner.read(cells)).toEqual(whole.runner.read(cells))
      whole.runner.dispose()
      blocks.runner.dispose()
    },
  )

  it.each([1, 4, 9, 23])(
    'goes on after %i calls from what was kept of it, with blocks of another size',
    async (calls) => {
      const document = documents['floats, dropout, a last smaller batch']
      const whole = await open(document, mode)
      const expected = await carryOut(whole)
      const progress: Progress = {}
      const before = await open(document, mode, 5)
      const first = await carryOut(before, progress, calls)
      const cells = before.runner.read(Object.keys(before.program.state))
      const after = await open(document, mode, 8)
      for (const [name, values] of Object.entries(cells)) after.runner.write(name, values)
      after.runner.clock = before.runner.clock
      const rest = await carryOut(after, JSON.parse(JSON.stringify(progress)) as Progress)
      expect([...first.losses, ...rest.losses]).toEqual(expected.losses)
      expect(rest.outcome).toEqual(expected.outcome)
      for (const { runner } of [whole, before, after]) runner.dispose()
    },
  )

  it.each([1, 2])('names the step at which a loss is not finite, blocks of %i batches before it', async (batches) => {
    const wild = toChain(
      { id: 'data', type: 'sine' },
      [dense(8, 'relu'), dense(1)],
      { type: 'meanSquaredError' },
      settings({
        batchSize: 8,
        split: { validation: 0, test: 0 },
        optimizer: { type: 'sgd', params: { learningRate: 100 } },
      }),
    )
    const outcome = async (room?: number) => {
      const opened = await open(wild, mode, room)
      const { losses, broken } = await carryOut(opened)
      const cells = opened.runner.read(Object.keys(opened.program.state))
      opened.runner.dispose()
      return { losses, broken, cells }
    }
    const whole = await outcome()
    expect(whole.broken?.step).toBeGreaterThan(2)
    expect(await outcome(batches)).toEqual(whole)
  })
})

it('a run that finds its way takes its blocks along', async () => {
  const document = toChain(
    blobs,
    [dense(16, 'tanh'), dense(3, 'softmax')],
    crossentropy,
    settings({ epochs: 100, batchSize: 14, optimizer: { type: 'sgd', params: { learningRate: 0.01 } } }),
  )
  const whole = await open(document, 'native')
  const expected = await carryOut(whole)
  const { tf, program } = await openProgram(document)
  process.env['NEUROLOOM_TABLE_BYTES'] = String(6 * 14 * 5 * 4)
  // Each look at the clock is 20 ms after the one before.
  let clock = 0
  const tuned = new TunedRunner(tf, program, document.training.seed, { parts: 1 }, () => (clock += 20))
  const ways = new Set<string>()
  const run = tuned.run.bind(tuned)
  tuned.run = (entry, steps) => {
    ways.add((tuned as unknown as { current: { runner: Runner } }).current.runner.mode)
    return run(entry, steps)
  }
  try {
    const found = await carryOut({ program, runner: tuned })
    expect(ways).toEqual(new Set(modes))
    expect(found.longest['train']).toBe(6)
    expect(found.losses).toHaveLength(expected.losses.length)
    found.losses.forEach((loss, i) => expect(Math.abs(loss - (expected.losses[i] ?? Number.NaN))).toBeLessThan(5e-3))
  } finally {
    delete process.env['NEUROLOOM_TABLE_BYTES']
    tuned.dispose()
    whole.runner.dispose()
  }
}, 60_000)

/** Adds up its rows, one batch a step: any program may say which rows its steps read. */
function sums(tf: Tf, values: Uint8Array, width: number, size: number): StepProgram {
  const rows = values.length / width
  const cell = (tensor: Tensor): Cell => ({ value: tf.tidy(() => tf.variable(tensor, false)), role: 'memory' })
  const state = {
    list: cell(tf.tensor1d(createRandom(3, 'order').shuffle(Int32Array.from({ length: rows }, (_, i) => i)), 'int32')),
    cursor: cell(tf.scalar(0, 'int32')),
  }
  const { cursor } = state
  return {
    state,
    tables: { data: { values, shape: [width], dtype: 'float32' } },
    entries: {
      add: ({ listed, rows: rowsOf }) => {
        const first = tf.mul(cursor.value, tf.scalar(size, 'int32'))
        const total = tf.sum(rowsOf('data', listed(tf.add(tf.range(0, size, 1, 'int32'), first))))
        cursor.value.assign(tf.add(cursor.value, tf.scalar(1, 'int32')) as never)
        return { total }
      },
    },
    reads: { add: { list: 'list', cursor: 'cursor', stride: size, size } },
    learning: [],
    phases: function* () {
      yield { entry: 'add', steps: 1 }
      return { reason: 'completed', test: {} }
    },
  }
}

/** 1024 rows of 8 bytes in batches of 16. */
const small = () =>
  sums(
    device.tf,
    Uint8Array.from({ length: 8192 }, (_, i) => (i >> 3) % 251),
    8,
    16,
  )
const totals = async (runner: Runner, steps: number): Promise<number[]> => [
  ...((await runner.run('add', steps)).values['total'] ?? []),
]

it.each([0, 1, 4, 5, 60])('goes by a list that was rewritten in the middle of a block, from step %i on', async (cursor) => {
  const run = async (runner: Runner): Promise<number[]> => {
    const before = await totals(runner, 1)
    const rows = Int32Array.from({ length: 1024 }, (_, i) => i)
    runner.write('list', createRandom(4, 'order').shuffle(rows))
    runner.write('cursor', Int32Array.of(cursor))
    return [...before, ...(await totals(runner, 3))]
  }
  // Four batches: the second block begins at step 4.
  const [blocks, eager] = [
    createCompiledRunner(device.tf, small(), 1, 'native', [], 512),
    createEagerRunner(device.tf, small(), 1),
  ]
  expect(await run(blocks)).toEqual(await run(eager))
  blocks.dispose()
  eager.dispose()
})

it('takes no step beyond the end of a list', async () => {
  const runner = createCompiledRunner(device.tf, small(), 1, 'native', [], 512)
  runner.write('cursor', Int32Array.of(62))
  expect(await totals(runner, 10)).toHaveLength(2)
  expect(() => runner.run('add', 1)).toThrow(/list/)
  runner.dispose()
})

const MEGA = 2 ** 20

it.each([
  ['in blocks', 8 * MEGA],
  ['as a whole', Infinity],
])('%s, data take the memory that they may', async (_, room) => {
  const [width, size] = [4096, 64]
  const values = new Uint8Array(new SharedArrayBuffer(256 * MEGA))
  for (let i = 0; i < values.length; i += 256) values.fill((i >> 8) % 7, i, i + 256)
  const whole = values.reduce((sum, value) => sum + value, 0)
  const { tf } = device
  const program = sums(tf, values, width, size)
  const before = process.memoryUsage.rss()
  const runner = createCompiledRunner(tf, program, 1, 'native', [], room)
  let [total, most, steps] = [0, 0, 0]
  for (const all = values.length / width / size; steps < all;) {
    const rows = runner.run('add', all - steps)
    steps += rows.count
    total += rows.values['total']?.reduce((sum, value) => sum + value, 0) ?? 0
    most = Math.max(most, process.memoryUsage.rss())
  }
  expect(total).toBe(whole)
  const grown = (most - before) / MEGA
  if (room === Infinity) expect(grown).toBeGreaterThan(250)
  else expect(grown).toBeLessThan(100)
  runner.dispose()
})
