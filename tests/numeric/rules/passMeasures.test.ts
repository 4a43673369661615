import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tf } from '../catalog/cpu'
import { rowsOf } from '../results/networkOf'
import { evaluated } from '../results/within'
import { removeFolders, type Told } from '../trainer/trainDocument'
import { mistakesOf } from './learnRows'
import { ruleDocument, trainRule } from './trainRule'

beforeAll(() => tf.setBackend('cpu'))
afterAll(removeFolders)

/** What passes came to, one after another. */
const passes = ({ news }: Told, key: string): number[] =>
  news.flatMap((one) => (one.type === 'epoch' ? (one.values[key] ?? []) : []))

/** The perceptron rule in plain numbers, so many rows a step: mistakes of each pass. */
function plainPasses(rows: readonly (readonly [readonly number[], number])[], batch: number, epochs: number): number[] {
  let weights = [0, 0, 0]
  return Array.from({ length: epochs }, () => {
    let mistakes = 0
    for (let from = 0; from < rows.length; from += batch) {
      const wrong = rows.slice(from, from + batch).filter((row) => mistakesOf(weights, [row]) > 0)
      mistakes += wrong.length
      weights = weights.map((w, i) => w + wrong.reduce((sum, [x, y]) => sum + 2 * y * ([...x, 1][i] ?? 0), 0))
    }
    return mistakes
  })
}

describe('mistakes are those of a pass', () => {
  it.each([1, 3, 7, 50])('in training, %d rows a step', async (batchSize) => {
    const data = { type: 'linearClasses', params: { samples: 50, margin: -0.2 } }
    const layer = { type: 'perceptron', params: {} }
    const { run } = await trainRule(ruleDocument([data, layer, { type: 'perceptronRule' }], { batchSize, epochs: 6 }))
    const [x, y] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
    const expected = plainPasses(x.map((row, i) => [row, y[i]?.[0] === 1 ? 1 : -1]), batchSize, 6) // prettier-ignore
    expect(passes(run, 'train/mistakes')).toEqual(expected)
    expect(run.curve('train/mistakes').values).toEqual(expected)
    expect(run.curve('train/mistakes').steps).toEqual(expected.map((_, i) => Math.ceil(50 / batchSize) * (i + 1)))
  })

  it('in measuring, of all units together', async () => {
    const data = { type: 'linearClasses', params: { samples: 150, margin: -0.2 } }
    const { run, weight } = await trainRule(
      ruleDocument([data, { type: 'perceptron', params: {} }, { type: 'perceptronRule' }], {
        batchSize: 10,
        epochs: 2,
        split: { validation: 0.2, test: 0.2 },
      }),
    )
    const [x, y] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
    const rows = x.map((row, i) => [row, y[i]?.[0] === 1 ? 1 : -1] as const)
    const all = mistakesOf([...weight('layer/kernel'), ...weight('layer/bias')], rows)
    const parts = ['train', 'validation', 'test'] as const
    const found = await Promise.all(parts.map((part) => evaluated(run, part)))
    const counts = found.map((values, i) => values[`${parts[i] ?? ''}/mistakes`] ?? NaN)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all)
    expect(all).toBeGreaterThan(0)
    const end = run.last()
    expect(end?.type === 'finished' && end.test['test/mistakes']).toBe(counts[2])
    expect(passes(run, 'validation/mistakes').at(-1)).toBe(counts[1])
  })
})

it('a small last batch that cannot tell how many units are idle does not count as one without any', async () => {
  const data = { type: 'blobs', params: { samples: 66, classes: 2 } }
  const layer = { type: 'competitive', params: { units: 6, prototypesInitializer: 'ones' } }
  const document = ruleDocument([data, layer, { type: 'wta' }], { batchSize: 8, epochs: 3 }, false)
  const { run } = await trainRule(document)
  const told = run.curve('train/idleUnits').values
  expect(told).toHaveLength(8 * 3)
  passes(run, 'train/idleUnits').forEach((value, epoch) =>
    expect(value).toBeCloseTo(told.slice(8 * epoch, 8 * epoch + 8).reduce((sum, one) => sum + one, 0) / 8, 5),
  )
  // 64 rows at once, and two that are too few.
  const idle = (await evaluated(run, 'train'))['train/idleUnits'] ?? NaN
  expect(idle).toBeGreaterThan(0)
  expect(idle).toBe(Math.round(idle))
})
