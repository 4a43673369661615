import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import { dense, toChain } from '../trainer/toDocument'
import { removeFolders, trainDocument } from '../trainer/trainDocument'
import { cases } from './cases'
import { nativeMissing } from './native'
import { blobs, compare, compiledModes, open, settings, train, type Mode } from './programs'

/** What is trained somewhere in the table, with each way. */
const tried = (mode: Mode): ReadonlySet<string> =>
  new Set(
    cases.flatMap(({ document, modes }) =>
      modes.includes(mode)
        ? [...document.nodes.map(({ type }) => type), document.training.optimizer.type, document.training.schedule.type]
        : [],
    ),
  )

describe.each(compiledModes)('the table for %s', (mode) => {
  // Not items of a step: one only stands for data that come from outside, the other for what cannot be computed.
  const isNoStep = (id: string): boolean => id === 'input' || id === 'foreign'
  it.each(['layers', 'activations', 'losses', 'rules', 'optimizers', 'schedules'] as const)('has all %s', (kind) => {
    expect([...catalog[kind].keys()].filter((id) => !isNoStep(id) && !tried(mode).has(id))).toEqual([])
  })
})

describe('a compiled step is the step that runs op by op, over 100 steps', () => {
  beforeEach((context) => context.skip(Boolean(nativeMissing), nativeMissing))
  it.each(cases)('$name', async ({ document, tolerance, modes }) => {
    await compare(document, 100, tolerance, modes)
  })
})

describe('the same seed gives the same numbers, to the last bit, and another gives others', () => {
  afterAll(removeFolders)
  const document = (seed: number) =>
    toChain(
      blobs,
      [dense(8, 'tanh'), { type: 'dropout', params: { rate: 0.5 } }, dense(3, 'softmax')],
      { type: 'categoricalCrossentropy' },
      settings({ seed, batchSize: 24 }),
    )
  it.each<[Mode, number]>([
    ['eager', 1],
    ['eager', 3],
    ['native', 1],
    ['native', 3],
    ['xla', 1],
  ])('native library, %s, batches in %d parts', { skip: Boolean(nativeMissing) }, async (mode, parts) => {
    const losses = async (seed: number) => {
      const opened = await open(document(seed), mode, parts)
      const found = await train(opened, 60)
      opened.runner.dispose()
      return found
    }
    const first = await losses(5)
    expect(await losses(5)).toEqual(first)
    // XLA compiles for seconds.
    if (mode !== 'xla') expect(await losses(6)).not.toEqual(first)
  })

  it.each(['wasm', 'cpu'] as const)('%s', async (backend) => {
    const losses = async (seed: number) => (await trainDocument(document(seed), { backend })).curve('train/loss').values
    const first = await losses(5)
    expect(first.length).toBeGreaterThan(25)
    expect(await losses(5)).toEqual(first)
    expect(await losses(6)).not.toEqual(first)
  })
})
