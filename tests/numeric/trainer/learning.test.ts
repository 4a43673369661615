import { afterAll, describe, expect, it } from 'vitest'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import { predict } from '../../../src-main/trainer/inspect/predict'
import { dense, toChain } from './toDocument'
import { removeFolders, startRun, trainDocument } from './trainDocument'

afterAll(removeFolders)

describe('networks learn what they are known to learn', () => {
  it('XOR with four hidden units to a loss under 0.05', async () => {
    const document = toChain(
      { id: 'data', type: 'logicGate', params: { gate: 'xor' } },
      [dense(4, 'tanh'), dense(1, 'sigmoid')],
      { type: 'binaryCrossentropy' },
      {
        epochs: 500,
        batchSize: 4,
        optimizer: { type: 'adam', params: { learningRate: 0.05 } },
        split: { validation: 0, test: 0 },
      },
    )
    const run = await trainDocument(document, { backend: 'wasm' })
    expect(run.curve('train/loss').values.at(-1)).toBeLessThan(0.05)
    expect(run.finished.test).toEqual({})
    const { network } = run.session
    if (!network) throw new Error()
    const answers = await predict(network, {
      data: [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ],
    })
    expect(answers.ok && answers.value.outputs['loss']?.rows.map(([p]) => Math.round(p ?? -1))).toEqual([0, 1, 1, 0])
  })

  it('two spirals to an accuracy of at least 95%', async () => {
    const document = toChain(
      { id: 'data', type: 'spirals', params: { samples: 1000 } },
      [dense(32, 'tanh'), dense(32, 'tanh'), dense(1, 'sigmoid')],
      { type: 'binaryCrossentropy' },
      {
        epochs: 150,
        batchSize: 32,
        optimizer: { type: 'adam', params: { learningRate: 0.01 } },
        split: { validation: 0.1, test: 0.2 },
      },
    )
    const run = await trainDocument(document, { backend: 'wasm' })
    expect(run.finished.test['test/accuracy']).toBeGreaterThanOrEqual(0.95)
  })

  it('MNIST with an MLP to at least 96% on the test part within three epochs', { timeout: 300_000 }, async () => {
    const document = toChain(
      { id: 'data', type: 'mnist' },
      [{ type: 'flatten' }, dense(128, 'relu'), dense(10, 'softmax')],
      { type: 'categoricalCrossentropy' },
      { epochs: 3, batchSize: 128 },
    )
    const run = startRun(document, { backend: 'wasm' })
    await run.over
    const finished = await run.wait('finished')
    expect(finished.test['test/accuracy']).toBeGreaterThanOrEqual(0.96)
    expect(run.news[0]).toMatchObject({
      rows: { train: 54_000, validation: 6000, test: 10_000 },
      parameterCount: 101_770,
    })

    const { network } = run.session
    if (!network) throw new Error()
    const evaluation = await evaluate(network, 'test', 'test')
    if (!evaluation.ok) throw new Error(evaluation.error.message)
    const counts = evaluation.value.confusion['loss']?.counts ?? []
    const right = counts.reduce((sum, row, i) => sum + (row[i] ?? 0), 0)
    expect(right / 10_000).toBeCloseTo(evaluation.value.values['test/accuracy'] ?? 0, 10)
    expect(evaluation.value.values['test/accuracy']).toBeCloseTo(finished.test['test/accuracy'] ?? 0, 5)
    // The digits in the official test part.
    expect(counts.map((row) => row.reduce((a, b) => a + b))).toEqual([
      980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009,
    ])
  })
})
