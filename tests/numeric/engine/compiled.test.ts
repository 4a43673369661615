import { beforeEach, describe, expect, it } from 'vitest'
import type { Runner } from '../../../src-main/trainer/program/stepProgram'
import { dense, toChain } from '../trainer/toDocument'
import { nativeMissing } from './native'
import { firstPhase } from '../trainer/firstPhase'
import { beginEpoch, blobs, compiledModes, difference, open, settings, train, type Mode } from './programs'

beforeEach((context) => context.skip(Boolean(nativeMissing), nativeMissing))

describe.each(compiledModes)('a compiled run, %s', (mode) => {
  const document = toChain(
    blobs,
    [dense(8, 'tanh'), { type: 'dropout', params: { rate: 0.5 } }, dense(3, 'softmax')],
    { type: 'categoricalCrossentropy' },
    settings(),
  )

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

  it.each([
    ['early', { id: 'data', type: 'sine' }, [dense(8, 'relu'), dense(1)], 16, 100, 1],
    // One call takes all steps of the epoch: the broken one lies deep in its loop.
    ['after more than 32 steps of one call', { id: 'data', type: 'regressionLine' }, [dense(1)], 2, 1.3, 32],
  ] as const)(
    'names the step at which a loss is not finite, %s, and is then as before it',
    async (_, data, layers, batchSize, learningRate, after) => {
      const optimizer = { type: 'sgd', params: { learningRate } }
      const wild = toChain(data, layers, { type: 'meanSquaredError' }, settings({ batchSize, optimizer }))
      /** What is left, to the last number. */
      const outcome = async (which: Mode, steps = Infinity) => {
        const { program, runner } = await open(wild, which)
        beginEpoch(program, runner, 0)
        const rows = await runner.run('train', Math.min(steps, firstPhase(program).train.full))
        const { clock } = runner
        const cells = await runner.read(Object.keys(program.state).filter((name) => /^weight|^slot|^cursor/.test(name)))
        runner.dispose()
        return { count: rows.count, step: rows.broken?.step, clock, cells }
      }
      const { step = 0, ...eager } = await outcome('eager')
      expect(step).toBeGreaterThan(after)
      const broken = await outcome(mode)
      expect([broken.step, broken.count, broken.clock]).toEqual([step, step - 1, step - 1])
      // The same run that was asked for no more steps than that.
      const { step: none, ...whole } = await outcome(mode, step - 1)
      expect([none, broken.cells]).toEqual([undefined, whole.cells])
      expect(Object.keys(broken.cells)).toEqual(Object.keys(eager.cells))
    },
  )
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
