import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { nativeMissing } from '../engine/native'
import { rowsOf } from '../results/networkOf'
import { weightsOf } from '../results/weightsOf'
import { toDocument, type Wire } from './toDocument'
import { removeFolders, trainDocument } from './trainDocument'

afterAll(removeFolders)

const SAMPLES = 90
const line = { id: 'data', type: 'regressionLine', params: { samples: SAMPLES, noise: 0.5 } }
const counts = { id: 'counts', type: 'bootstrap', params: { samples: SAMPLES, sample: 3 } }
const wires: Wire[] = [
  ['data.features', 'unit'],
  ['unit', 'loss.prediction'],
  ['data.target', 'loss.target'],
  ['counts.counts', 'loss.sampleWeight'],
]
/** Full-batch descent on a line, until it stands still. */
const weighted = toDocument(
  [line, counts, { id: 'unit', type: 'dense', params: { units: 1 } }, { id: 'loss', type: 'meanSquaredError' }],
  wires,
  {
    epochs: 600,
    batchSize: SAMPLES,
    optimizer: { type: 'sgd', params: { learningRate: 0.1 } },
    split: { validation: 0, test: 0 },
  },
)

/** Slope and intercept with the least Σ c (a x + b − y)². */
function weightedLine(x: readonly number[], y: readonly number[], c: readonly number[]): readonly [number, number] {
  const mean = (of: (i: number) => number): number =>
    c.reduce((sum, count, i) => sum + count * of(i), 0) / c.reduce((sum, count) => sum + count, 0)
  const [mx, my] = [mean((i) => x[i] ?? 0), mean((i) => y[i] ?? 0)]
  const slope = mean((i) => ((x[i] ?? 0) - mx) * ((y[i] ?? 0) - my)) / mean((i) => ((x[i] ?? 0) - mx) ** 2)
  return [slope, my - slope * mx]
}

describe.each([['wasm', undefined] as const, ['tensorflow', nativeMissing] as const])(
  'row weights on %s',
  (backend, missing) => {
    beforeEach((context) => context.skip(Boolean(missing), missing))

    it('give the weighted least squares line, and the weighted mean as loss', async () => {
      const run = await trainDocument(weighted, { backend })
      const [x, y, c] = await Promise.all(
        ['data/features', 'data/target', 'counts/counts'].map(async (port) => (await rowsOf(run, port)).flat()),
      )
      if (!x || !y || !c) throw new Error('Data are missing')
      const [slope, intercept] = weightedLine(x, y, c)
      const [plain] = weightedLine(
        x,
        y,
        c.map(() => 1),
      )
      expect(Math.abs(slope - plain)).toBeGreaterThan(0.005)
      const weight = await weightsOf(run)
      expect(Math.abs((weight('unit/kernel')[0] ?? NaN) - slope)).toBeLessThan(1e-4)
      expect(Math.abs((weight('unit/bias')[0] ?? NaN) - intercept)).toBeLessThan(1e-4)
      const loss =
        x.reduce((sum, value, i) => sum + (c[i] ?? 0) * (slope * value + intercept - (y[i] ?? 0)) ** 2, 0) / SAMPLES
      expect(Math.abs((run.curve('train/loss').values.at(-1) ?? NaN) - loss)).toBeLessThan(1e-4 * loss)
    })
  },
)
