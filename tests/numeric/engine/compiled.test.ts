import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import type { GraphDocument } from '../../../shared/graph/document'
import { createCompiledRunner } from '../../../src-main/trainer/engine/compiled/createCompiledRunner'
import { createEagerRunner } from '../../../src-main/trainer/engine/createEagerRunner'
import { TunedRunner } from '../../../src-main/trainer/engine/TunedRunner'
import type { EngineWay } from '../../../shared/training/runEvent'
import type { Device } from '../../../src-main/trainer/openDevice'
import type { Runner } from '../../../src-main/trainer/program/stepProgram'
import { supervisedProgram, type SupervisedProgram } from '../../../src-main/trainer/program/supervisedProgram'
import { openNetwork } from '../../../src-main/trainer/session/openNetwork'
import { dense, toChain, type NodeSpec } from '../trainer/toDocument'
import { nativeMissing, openNativeDevice } from './native'

type Mode = 'eager' | 'native' | 'xla'
const compiledModes = ['native', 'xla'] as const

let device: Device
beforeAll(async () => {
  if (!nativeMissing) device = await openNativeDevice()
})
beforeEach((context) => context.skip(Boolean(nativeMissing), nativeMissing))

/** A program of its own with a runner, at the start of its first epoch. */
async function open(
  document: GraphDocument,
  mode: Mode,
  parts = 1,
): Promise<{ program: SupervisedProgram; runner: Runner }> {
  const { tf, program: whole, seed } = await openProgram(document)
  const program = parts > 1 ? { ...whole, ...whole.chained?.(parts) } : whole
  const runner = mode === 'eager' ? createEagerRunner(tf, program, seed) : createCompiledRunner(tf, program, seed, mode)
  return { program, runner }
}

async function openTuned(
  document: GraphDocument,
  now: () => number,
  plan: ConstructorParameters<typeof TunedRunner>[3] = { parts: 1 },
): Promise<{ program: SupervisedProgram; tuned: TunedRunner }> {
  const { tf, program, seed } = await openProgram(document)
  return { program, tuned: new TunedRunner(tf, program, seed, plan, now) }
}

async function openProgram(document: GraphDocument) {
  const opened = openNetwork(device, document)
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.cause}`)
  const data = await opened.value.data()
  if (!data.ok) throw new Error(data.error.message)
  const { plan, weights, network, tf } = opened.value
  const program = supervisedProgram(tf, plan, data.value, weights, network)
  return { tf, program, seed: document.training.seed }
}

/** Sets what a pass through the rows begins with. */
function beginEpoch({ schedule }: SupervisedProgram, runner: Runner, epoch: number): void {
  for (const [name, values] of Object.entries(schedule.cells(epoch))) runner.write(name, values)
}

/** Losses of so many steps, epoch after epoch, in calls of different lengths. */
async function train({ program, runner }: Awaited<ReturnType<typeof open>>, steps: number): Promise<number[]> {
  const losses: number[] = []
  const { stepsPerEpoch } = program.schedule
  for (let epoch = 0; losses.length < steps; epoch++) {
    beginEpoch(program, runner, epoch)
    for (let done = 0; done < program.schedule.train.full && losses.length < steps;) {
      const rows = await runner.run('train', Math.min(1 + (losses.length % 7), program.schedule.train.full - done))
      if (rows.broken) throw new Error(JSON.stringify(rows.broken))
      losses.push(...(rows.values['loss'] ?? []))
      done += rows.count
    }
    if (stepsPerEpoch > program.schedule.train.full)
      losses.push(...((await runner.run('trainLast', 1)).values['loss'] ?? []))
  }
  return losses.slice(0, steps)
}

/** Largest difference of two curves, relative to the larger value. */
const difference = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? Number.NaN)) / Math.max(1e-3, Math.abs(value))))

async function compare(
  document: GraphDocument,
  steps: number,
  tolerance: number,
  modes: readonly Mode[] = compiledModes,
): Promise<void> {
  const eager = await open(document, 'eager')
  const expected = await train(eager, steps)
  const weights = Object.keys(eager.program.state).filter((name) => name.startsWith('weight:'))
  const kept = await eager.runner.read(weights)
  const { clock } = eager.runner
  eager.runner.dispose()
  for (const mode of modes) {
    const compiled = await open(document, mode)
    expect(difference(expected, await train(compiled, steps)), `losses, ${mode}`).toBeLessThan(tolerance)
    expect(compiled.runner.clock).toBe(clock)
    const now = await compiled.runner.read(weights)
    for (const name of weights)
      now[name]?.forEach((value, i) =>
        expect(Math.abs(value - (kept[name]?.[i] ?? Number.NaN)), `${mode} ${name}[${i}]`).toBeLessThan(
          tolerance * 10 * Math.max(1, Math.abs(value)),
        ),
      )
    compiled.runner.dispose()
  }
}

const blobs = { id: 'data', type: 'blobs', params: { samples: 300, classes: 3 } }
const settings = (more: Record<string, unknown> = {}) => ({
  seed: 5,
  epochs: 3,
  batchSize: 16,
  split: { validation: 0.1, test: 0.1 },
  ...more,
})

describe('a compiled step is the step that runs op by op, over 100 steps', () => {
  it.each([...catalog.optimizers.keys()])('optimizer %s', async (type) => {
    const document = toChain(
      blobs,
      [dense(8, 'tanh'), { type: 'dropout', params: { rate: 0.3 } }, dense(3, 'softmax')],
      { type: 'categoricalCrossentropy' },
      settings({ optimizer: { type, params: {} } }),
    )
    await compare(document, 100, 2e-4)
  })

  it.each([...catalog.activations.keys()])('activation %s', async (activation) => {
    const document = toChain(
      blobs,
      [dense(8, 'linear'), { type: activation, params: {} }, dense(3, 'softmax')],
      { type: 'categoricalCrossentropy' },
      settings(),
    )
    await compare(document, 100, 2e-4)
  })

  it.each<[string, string, Record<string, string>, string]>([
    ['binaryCrossentropy', 'moons', {}, 'sigmoid'],
    ['hinge', 'moons', { encoding: 'signed' }, 'tanh'],
    ['meanSquaredError', 'sine', {}, 'linear'],
    ['meanAbsoluteError', 'sine', {}, 'linear'],
  ])('loss %s', async (loss, type, params, activation) => {
    const document = toChain(
      { id: 'data', type, params },
      [dense(8, 'tanh'), dense(1, activation)],
      { type: loss },
      settings(),
    )
    await compare(document, 100, 5e-4)
  })

  it('batch normalization, its running statistics included', async () => {
    const document = toChain(
      blobs,
      [dense(8, 'relu'), { type: 'batchNormalization' }, dense(3, 'softmax')],
      { type: 'categoricalCrossentropy' },
      settings(),
    )
    await compare(document, 100, 5e-4)
  })

  const sequence = { type: 'reshape', params: { targetShape: [4, 7] } }
  // XLA does not know the kernels for whole recurrences: such a run stays native.
  const inOnePiece = ['native'] as const
  it.each<[Omit<NodeSpec, 'id'>, readonly Mode[]]>([
    [{ type: 'lstm', params: { units: 4 } }, inOnePiece],
    [{ type: 'lstm', params: { units: 4, returnSequences: true, goBackwards: true } }, inOnePiece],
    [{ type: 'lstm', params: { units: 4, recurrentActivation: 'tanh' } }, compiledModes],
    [{ type: 'gru', params: { units: 4 } }, compiledModes],
    [{ type: 'gru', params: { units: 4, returnSequences: true } }, compiledModes],
    [{ type: 'gru', params: { units: 4, resetAfter: false } }, inOnePiece],
    [{ type: 'gru', params: { units: 4, resetAfter: false, returnSequences: true, goBackwards: true } }, inOnePiece],
    [{ type: 'gru', params: { units: 4, activation: 'relu' } }, compiledModes],
    [{ type: 'multiHeadAttention', params: { dropout: 0.3, useCausalMask: true } }, compiledModes],
    [{ type: 'layerNormalization' }, compiledModes],
    [{ type: 'positionalEncoding' }, compiledModes],
    [{ type: 'globalAveragePooling1d' }, compiledModes],
  ])('%o, %o', async (layer, modes) => {
    const document = toChain(
      { id: 'data', type: 'mnist' },
      [
        { type: 'averagePooling2d', params: { poolSize: [7, 4], strides: [7, 4] } },
        sequence,
        layer,
        { type: 'flatten' },
        dense(10, 'softmax'),
      ],
      { type: 'categoricalCrossentropy' },
      settings({ batchSize: 8, optimizer: { type: 'sgd', params: { learningRate: 0.05 } } }),
    )
    await compare(document, 100, 1e-3, modes)
  })

  it.each(['lstm', 'gru'])('%s of ids', async (type) => {
    const document = toChain(
      { id: 'data', type: 'toySentiment' },
      [{ type: 'reshape', params: { targetShape: [13, 1] } }, { type, params: { units: 4 } }, dense(1, 'sigmoid')],
      { type: 'binaryCrossentropy' },
      settings(),
    )
    await compare(document, 20, 1e-3, ['native'])
  })

  it('embedding', async () => {
    const document = toChain(
      { id: 'data', type: 'toySentiment' },
      [{ type: 'embedding' }, { type: 'flatten' }, dense(1, 'sigmoid')],
      { type: 'binaryCrossentropy' },
      settings(),
    )
    await compare(document, 100, 5e-4)
  })

  it('convolution and pooling', async () => {
    const document = toChain(
      { id: 'data', type: 'mnist' },
      [
        { type: 'conv2d', params: { filters: 3, activation: 'relu' } },
        { type: 'maxPooling2d' },
        { type: 'conv2d', params: { filters: 4, activation: 'tanh' } },
        { type: 'averagePooling2d' },
        { type: 'flatten' },
        dense(10, 'softmax'),
      ],
      { type: 'categoricalCrossentropy' },
      settings({ batchSize: 8, optimizer: { type: 'sgd', params: { learningRate: 0.05 } } }),
    )
    await compare(document, 30, 1e-3)
  })
})

describe.each(compiledModes)('a compiled run, %s', (mode) => {
  const document = toChain(
    blobs,
    [dense(8, 'tanh'), { type: 'dropout', params: { rate: 0.5 } }, dense(3, 'softmax')],
    { type: 'categoricalCrossentropy' },
    settings(),
  )

  it('gives the same numbers again, to the last bit', async () => {
    const [first, second] = [await open(document, mode), await open(document, mode)]
    expect(await train(second, 60)).toEqual(await train(first, 60))
    first.runner.dispose()
    second.runner.dispose()
  })

  it('goes on from what was read out of it as if it had not been stopped', async () => {
    const whole = await open(document, mode)
    const rows = async (runner: Runner, steps: number) => [...((await runner.run('train', steps)).values['loss'] ?? [])]
    const start = ({ program, runner }: Awaited<ReturnType<typeof open>>) => {
      beginEpoch(program, runner, 0)
    }
    start(whole)
    const all = await rows(whole.runner, 12)
    const before = await open(document, mode)
    start(before)
    const first = await rows(before.runner, 5)
    const cells = await before.runner.read(Object.keys(before.program.state))
    const after = await open(document, mode)
    for (const [name, values] of Object.entries(cells)) after.runner.write(name, values)
    after.runner.clock = before.runner.clock
    expect([...first, ...(await rows(after.runner, 7))]).toEqual(all)
    for (const { runner } of [whole, before, after]) runner.dispose()
  })

  it('names the step at which a loss is not finite, and is then as before it', async () => {
    const wild = toChain(
      { id: 'data', type: 'sine' },
      [dense(8, 'relu'), dense(1)],
      { type: 'meanSquaredError' },
      settings({ optimizer: { type: 'sgd', params: { learningRate: 100 } } }),
    )
    const outcome = async (which: Mode) => {
      const { program, runner } = await open(wild, which)
      beginEpoch(program, runner, 0)
      const rows = await runner.run('train', program.schedule.train.full)
      const { cursor } = await runner.read(['cursor'])
      runner.dispose()
      return { count: rows.count, step: rows.broken?.step, cursor: cursor?.[0] }
    }
    const eager = await outcome('eager')
    expect(eager.step).toBeGreaterThan(1)
    expect(await outcome(mode)).toEqual(eager)
  })
})

describe('a batch in parts', () => {
  const moments = { type: 'reshape', params: { targetShape: [2, 1] } }
  it.each([
    ['eager', dense(8, 'tanh')],
    ['native', dense(8, 'tanh')],
    ['xla', dense(8, 'tanh')],
    ['native', { type: 'gru', params: { units: 4 } }],
    ['native', { type: 'lstm', params: { units: 4 } }],
    ['native', { type: 'multiHeadAttention' }],
    ['native', { type: 'multiHeadAttention', params: { dropout: 0.4 } }],
    ['eager', { type: 'dropout', params: { rate: 0.4 } }],
    ['native', { type: 'dropout', params: { rate: 0.4 } }],
    ['xla', { type: 'dropout', params: { rate: 0.4 } }],
    ['eager', { type: 'batchNormalization' }],
    ['native', { type: 'batchNormalization' }],
    ['xla', { type: 'batchNormalization' }],
  ] as const)('learns what the whole batch learns, %s %o', async (mode, layer) => {
    const document = toChain(
      blobs,
      [moments, layer, { type: 'flatten' }, dense(3, 'softmax')],
      { type: 'categoricalCrossentropy' },
      // 240 rows: a last batch of 30, too, and parts of unequal size.
      settings({ batchSize: 35, optimizer: { type: 'sgd', params: { learningRate: 0.1 } } }),
    )
    const whole = await open(document, 'eager')
    const expected = await train(whole, 60)
    const { program, runner } = await open(document, mode, 3)
    expect(difference(expected, await train({ program, runner }, 60))).toBeLessThan(1e-4)
    const statistics = Object.keys(program.state).filter((name) => name.includes('moving'))
    const [kept, now] = [await whole.runner.read(statistics), await runner.read(statistics)]
    for (const name of statistics)
      now[name]?.forEach((value, i) => expect(value, `${name}[${i}]`).toBeCloseTo(kept[name]?.[i] ?? Number.NaN, 4))
    whole.runner.dispose()
    runner.dispose()
  })
})

const wayOf = (tuned: TunedRunner): EngineWay => (tuned as unknown as { current: { way: EngineWay } }).current.way

describe('a run that finds its way', () => {
  /** Not for XLA. */
  const pictures = toChain(
    blobs,
    [
      { type: 'reshape', params: { targetShape: [2, 1, 1] } },
      { type: 'conv2d', params: { filters: 2, kernelSize: [1, 1], activation: 'relu' } },
      { type: 'flatten' },
      dense(3, 'softmax'),
    ],
    { type: 'categoricalCrossentropy' },
    settings({ batchSize: 40, optimizer: { type: 'sgd', params: { learningRate: 0.01 } } }),
  )
  /** Steps with a clock by which a call takes as long as its way says; the ways taken, in order. */
  async function follow(
    document: GraphDocument,
    plan: ConstructorParameters<typeof TunedRunner>[3],
    costs: (way: EngineWay) => number,
  ) {
    let [clock, cost] = [0, 0]
    const { program, tuned } = await openTuned(document, () => (clock += cost), plan)
    const ways: string[] = []
    const losses: number[] = []
    for (let epoch = 0; epoch < 260; epoch++) {
      beginEpoch(program, tuned, epoch)
      tuned.tune('train')
      const { engine, chains } = wayOf(tuned)
      cost = costs(wayOf(tuned))
      if (ways.at(-1) !== `${engine} ${chains}`) ways.push(`${engine} ${chains}`)
      losses.push(...(tuned.run('train', program.schedule.train.full).values['loss'] ?? []))
    }
    const { settled } = tuned
    tuned.dispose()
    return { ways, settled, losses }
  }

  it.each([
    [2, 10, 20],
    [4, 20, 10],
  ])('tries half of the parts, too, where they are many, and stays with %d', async (chains, half, whole) => {
    const { ways, settled, losses } = await follow(pictures, { parts: 4 }, (way) => (way.chains === 2 ? half : whole))
    expect(settled).toEqual({ engine: 'native', chains })
    expect(ways.slice(0, 6)).toEqual(['native 4', 'native 2', 'native 4', 'native 2', 'native 4', 'native 2'])
    const alone = await follow(pictures, { parts: 1 }, () => 20)
    expect(alone.ways).toEqual(['native 1'])
    expect(difference(alone.losses, losses)).toBeLessThan(1e-3)
  })

  it('takes what an earlier run has found without a trial', async () => {
    const layers = [dense(16, 'tanh'), dense(3, 'softmax')]
    const document = toChain(blobs, layers, { type: 'categoricalCrossentropy' }, settings())
    const xla = { engine: 'xla', chains: 1 } as const
    expect(await follow(document, { parts: 1, known: xla }, () => 20)).toMatchObject({
      ways: ['native 1', 'xla 1'],
      settled: xla,
    })
    const native = { engine: 'native', chains: 2 } as const
    const known = await follow(document, { parts: 1, known: native }, () => 20)
    expect(known.ways).toEqual(['native 2'])
    expect(known.settled).toBeUndefined()
    // Of another version of the library, say: what cannot be compiled is as good as not known.
    const stays = await follow(pictures, { parts: 4, known: xla }, () => 20)
    expect(stays.ways[0]).toBe('native 4')
  })

  it.each([
    ['xla', 10],
    ['native', 30],
  ] as const)(
    'tries XLA in mid-run, without losing or repeating a step, and stays with %s, %d ms a call',
    async (faster, xla) => {
      // A last batch of each epoch, too, to which less of the time goes.
      const document = toChain(
        blobs,
        [dense(16, 'tanh'), dense(3, 'softmax')],
        { type: 'categoricalCrossentropy' },
        settings({ batchSize: 14, optimizer: { type: 'sgd', params: { learningRate: 0.01 } } }),
      )
      // A clock by which each call takes as long as its way and its entry say.
      let [clock, costs] = [0, 0]
      const { program, tuned } = await openTuned(document, () => (clock += costs))
      const way = () => wayOf(tuned).engine
      const ways = new Set<string>()
      const losses: number[] = []
      const take = (entry: string, steps: number): void => {
        tuned.tune(entry)
        costs = entry === 'trainLast' ? 5 : way() === 'xla' ? xla : 20
        ways.add(`${entry} ${way()}`)
        losses.push(...(tuned.run(entry, steps).values['loss'] ?? []))
      }
      for (let epoch = 0; epoch < 160; epoch++) {
        beginEpoch(program, tuned, epoch)
        take('train', program.schedule.train.full)
        take('trainLast', 1)
      }
      expect(ways).toContain('train xla')
      expect(tuned.mode).toBe(faster)
      expect(tuned.clock).toBe(losses.length)
      const native = await open(document, 'native')
      expect(difference(await train(native, losses.length), losses)).toBeLessThan(5e-3)
      tuned.dispose()
      native.runner.dispose()
    },
    60_000,
  )
})

it('bears thousands of short epochs, each written into the graph from JavaScript', async () => {
  const document = toChain(
    { id: 'data', type: 'logicGate', params: { gate: 'xor' } },
    [dense(4, 'tanh'), dense(1, 'sigmoid')],
    { type: 'binaryCrossentropy' },
    { seed: 1, epochs: 1, batchSize: 4, split: { validation: 0, test: 0 } },
  )
  const { program, runner } = await open(document, 'xla')
  let loss = Number.NaN
  for (let epoch = 0; epoch < 10_000; epoch++) {
    beginEpoch(program, runner, epoch)
    loss = (await runner.run('train', 1)).values['loss']?.[0] ?? Number.NaN
  }
  expect(runner.clock).toBe(10_000)
  expect(loss).toBeLessThan(0.1)
  runner.dispose()
}, 120_000)
