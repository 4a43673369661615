import { afterAll, describe, expect, it } from 'vitest'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import { dense, toDocument } from '../trainer/toDocument'
import { removeFolders, trainDocument } from '../trainer/trainDocument'
import { nativeMissing } from './native'
import { beginEpoch, blobs, difference, open, settings, train } from './programs'

afterAll(removeFolders)

const METRICS = ['accuracy', 'precision', 'recall', 'f1', 'specificity', 'balancedAccuracy', 'topK', 'rocAuc', 'prAuc']

/** Hidden units that shall be active rarely, by a layer and by a loss of their own. */
const sparse = toDocument(
  [
    blobs,
    { ...dense(6, 'sigmoid'), id: 'hidden' },
    { id: 'rare', type: 'activityRegularization', params: { l1: 0.01, l2: 0.02, kl: 0.3 } },
    { ...dense(3, 'softmax'), id: 'out' },
    { id: 'loss', type: 'categoricalCrossentropy' },
    { id: 'rarely', type: 'activityLoss', params: { penalty: 'kl', rho: 0.1, weight: 0.2 } },
  ],
  [
    ['data.features', 'hidden'],
    ['hidden', 'rare'],
    ['rare', 'out'],
    ['out', 'loss.prediction'],
    ['data.target', 'loss.target'],
    ['hidden', 'rarely.activity'],
  ],
  // 240 rows: a last batch of 30, too, and parts of unequal size.
  settings({ batchSize: 35, optimizer: { type: 'sgd', params: { learningRate: 0.1 } }, metrics: METRICS }),
)

describe.skipIf(nativeMissing)('what is measured of a whole batch, however it is cut', () => {
  it.each([
    ['eager', 3],
    ['native', 3],
    ['xla', 1],
  ] as const)('%s, %d parts', async (mode, parts) => {
    const whole = await open(sparse, 'eager')
    const cut = await open(sparse, mode, parts)
    expect(difference(await train(whole, 60), await train(cut, 60))).toBeLessThan(1e-4)
    const rows = []
    for (const { program, runner } of [whole, cut]) {
      beginEpoch(program, runner, 9)
      rows.push((await runner.run('train', 2)).values)
      runner.write('measured', new Int32Array(1))
      rows.push((await runner.run('validationLast', 1)).values)
      runner.dispose()
    }
    const [train1 = {}, validation1 = {}, train2 = {}, validation2 = {}] = rows
    expect(Object.keys(train2)).toEqual(Object.keys(train1))
    for (const [expected, found] of [
      [train1, train2],
      [validation1, validation2],
    ] as const)
      // prettier-ignore
      for (const [name, values] of Object.entries(expected))
        values.forEach((value, i) => expect(found[name]?.[i], `${name}[${i}]`).toBeCloseTo(value, 4))
  })
})

describe('metrics at the end of a run are those of the confusion matrix', () => {
  it.each(['cpu', 'wasm', 'tensorflow'] as const)('%s', async (backend) => {
    if (backend === 'tensorflow' && nativeMissing) return console.warn(`Left out on tensorflow: ${nativeMissing}`)
    const run = await trainDocument(sparse, { backend })
    const { network } = run.session
    const told = network && (await evaluate(network, 'test', 'run'))
    if (!told?.ok) throw new Error('Not evaluated')
    const { counts } = told.value.confusion['loss'] ?? { counts: [] }
    const all = counts.flat().reduce((sum, n) => sum + n, 0)
    const mean = (measure: (hits: number, answered: number, actual: number) => number): number => {
      const each = counts.map((row, k) =>
        measure(row[k] ?? 0, counts.reduce((sum, other) => sum + (other[k] ?? 0), 0), row.reduce((sum, n) => sum + n, 0))) // prettier-ignore
      return each.reduce((sum, value) => sum + value, 0) / each.length
    }
    const expected = {
      accuracy: counts.reduce((sum, row, k) => sum + (row[k] ?? 0), 0) / all,
      precision: mean((hits, answered) => (answered > 0 ? hits / answered : 0)),
      recall: mean((hits, _answered, actual) => hits / actual),
      f1: mean((hits, answered, actual) => (2 * hits) / (answered + actual)),
      specificity: mean((hits, answered, actual) => (all - actual - answered + hits) / (all - actual)),
      balancedAccuracy: mean((hits, _answered, actual) => hits / actual),
    }
    for (const [name, value] of Object.entries(expected)) {
      expect(told.value.values[`test/${name}/loss`], name).toBeCloseTo(value, 5)
      expect(run.finished.test[`test/${name}/loss`], name).toBeCloseTo(value, 5)
    }
    for (const name of ['topK', 'rocAuc', 'prAuc'])
      expect(run.finished.test[`test/${name}/loss`], name).toBeGreaterThan(0.6)
    // Nothing is compared at a loss without a target, and each loss has a curve.
    expect(Object.keys(run.finished.test).filter((key) => key.endsWith('/rarely'))).toEqual(['test/loss/rarely'])
    expect(run.finished.test).toHaveProperty(['test/loss/rare'])
    const [curve, losses] = [run.curve('train/rocAuc/loss'), run.curve('train/loss')]
    expect(curve.steps).toEqual(losses.steps)
    for (const value of curve.values) expect(value >= 0 && value <= 1).toBe(true)
  })
})
