import { afterAll, describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../shared/graph/document'
import { rowsOf } from '../results/networkOf'
import { removeFolders, trainDocument } from '../trainer/trainDocument'
import { lengthOf, shortestTour } from './shortestTour'
import { ruleDocument, trainRule } from './trainRule'

afterAll(removeFolders)

const problem = (
  cities: number,
  rule: Record<string, JsonValue> = {},
  training: Record<string, unknown> = {},
  layout = 'square',
) =>
  ruleDocument(
    [
      { type: 'cities', params: { samples: cities, layout } },
      { type: 'tour', params: { cities } },
      { type: 'annealing', params: rule },
    ],
    { batchSize: cities, ...training },
    false,
  )

const isTour = (order: readonly number[]) => [...order].sort((a, b) => a - b).every((city, i) => city === i)

describe('annealing', () => {
  it('finds the shortest tour of 8 cities, from 100 seeds at least 95 times', { timeout: 120_000 }, async () => {
    let found = 0
    for (let seed = 1; seed <= 100; seed++) {
      const { run, weight } = await trainRule(problem(8, { proposals: 20 }, { seed, epochs: 40 }))
      const cities = await rowsOf(run, 'data/features')
      const best = weight('layer/best')
      expect(isTour(best) && isTour(weight('layer/order'))).toBe(true)
      const length = lengthOf(cities, best)
      const shortest = shortestTour(cities)
      expect(length).toBeGreaterThan(shortest - 1e-5)
      if (length < shortest + 1e-5) found++
    }
    expect(found).toBeGreaterThanOrEqual(95)
  })

  it('of cities on a circle it finds the circle, and tells the length of what it has', async () => {
    const { run, weight } = await trainRule(problem(12, {}, { epochs: 300 }, 'circle'))
    const around = 12 * Math.sin(Math.PI / 12)
    expect(run.curve('train/loss').values.at(-1)).toBeCloseTo(around, 4)
    const cities = await rowsOf(run, 'data/features')
    expect(run.curve('train/length').values.at(-1)).toBeCloseTo(lengthOf(cities, weight('layer/order')), 4)
  })

  it('its temperature falls from the first to the last by equal shares', async () => {
    const { run } = await trainRule(problem(5, { startTemperature: 8, endTemperature: 0.5 }, { epochs: 4 }))
    const temperatures = run.curve('train/temperature').values
    ;[8, 4, 2, 1].forEach((value, i) => expect(temperatures[i]).toBeCloseTo(value, 5))
  })

  it.each(['reverse', 'swap'])('takes a move (%s) as often as 1/(1 + exp(ΔE/T)) says', async (move) => {
    // At one temperature the search visits tours as Boltzmann has it: of three square tours, one has length 4, two have 2 + 2√2.
    const square = { samples: 4, layout: 'circle' }
    const side = Math.SQRT1_2
    const [short, long] = [4 * side, 2 * side + 2]
    const temperature = 0.5
    const weights = [short, long, long].map((length) => Math.exp(-length / temperature))
    const expected = (weights[0] ?? 0) / weights.reduce((a, b) => a + b)
    const document = ruleDocument(
      [
        { type: 'cities', params: square },
        { type: 'tour', params: { cities: 4 } },
        {
          type: 'annealing',
          params: { move, proposals: 3, startTemperature: temperature, endTemperature: temperature },
        },
      ],
      { batchSize: 4, epochs: 2000 },
      false,
    )
    const run = await trainDocument(document)
    const lengths = run.curve('train/length').values
    const share = lengths.filter((length) => Math.abs(length - short) < 1e-4).length / lengths.length
    expect(Math.abs(share - expected)).toBeLessThan(0.04)
  })
})
