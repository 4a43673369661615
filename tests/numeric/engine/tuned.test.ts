import { beforeEach, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../../shared/graph/document'
import type { EngineWay } from '../../../shared/training/runEvent'
import type { TunedRunner } from '../../../src-main/trainer/engine/TunedRunner'
import { dense, toChain } from '../trainer/toDocument'
import { nativeMissing } from './native'
import { firstPhase } from '../trainer/firstPhase'
import { beginEpoch, blobs, difference, open, openTuned, settings, train } from './programs'

beforeEach((context) => context.skip(Boolean(nativeMissing), nativeMissing))

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
      losses.push(...(tuned.run('train', firstPhase(program).train.full).values['loss'] ?? []))
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
    expect(known.settled).toEqual(native)
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
        take('train', firstPhase(program).train.full)
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

it('is tried at whichever entry the time goes to, with validation between', async () => {
  const document = toChain(
    blobs,
    [dense(4, 'tanh'), dense(3, 'softmax')],
    { type: 'categoricalCrossentropy' },
    settings({ batchSize: 14 }),
  )
  let [clock, costs] = [0, 0]
  const { program, tuned } = await openTuned(document, () => (clock += costs))
  const take = (entry: string, steps: number, cost: number): void => {
    tuned.tune(entry)
    costs = cost
    tuned.run(entry, steps)
  }
  for (let epoch = 0; epoch < 4; epoch++) {
    beginEpoch(program, tuned, epoch)
    take('train', firstPhase(program).train.full, 20)
    // The cursor now points past the full batches.
    take('trainLast', 1, 600)
    tuned.write('measured', new Int32Array(1))
    take('validationLast', 1, 5)
  }
  expect([tuned.refusal, wayOf(tuned).engine]).toEqual([undefined, 'xla'])
  expect(tuned.read(['cursor'])['cursor']).toEqual(Int32Array.of(firstPhase(program).train.full + 1))
  tuned.dispose()
})
