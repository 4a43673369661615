import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { JsonValue } from '@shared/graph/document'
import { createRandom } from '@shared/random'
import { expectSameObject, readGolden, type GoldenObject } from './golden'

interface InitializerCase {
  readonly name: string
  readonly item: string
  readonly params: Readonly<Record<string, JsonValue>>
  readonly shape: readonly number[]
  readonly fanIn: number
  readonly fanOut: number
  readonly keras: GoldenObject
  readonly mean: number
  readonly deviation: number
  readonly least: number
  readonly most: number
  readonly kurtosis: number
}

const initializerOf = (id: string) => {
  const item = catalog.initializers.get(id)
  if (!item) throw new Error(`No initializer ${id}`)
  return item
}

interface Sizes {
  readonly n: number
  readonly m: number
  readonly shape: readonly number[]
  /** Parameters, defaults filled in. */
  readonly p: Readonly<Record<string, number>>
}
type Moments = readonly [deviation: number, bound: number, mean?: number]
const at = (p: Sizes['p'], name: string): number => p[name] ?? Number.NaN

/**
 * Deviation and bound of each distribution around its mean in closed form, for n inputs and m outputs; Infinity where there is no bound, and the
 * mean where it is not 0.
 */
const CLOSED: Readonly<Record<string, (sizes: Sizes) => Moments>> = {
  zeros: () => [0, 0],
  ones: () => [0, 0, 1],
  constant: ({ p }) => [0, 0, at(p, 'value')],
  glorotUniform: ({ n, m }) => [Math.sqrt(2 / (n + m)), Math.sqrt(6 / (n + m))],
  glorotNormal: ({ n, m }) => [Math.sqrt(2 / (n + m)), (2 * Math.sqrt(2 / (n + m))) / 0.8796],
  heUniform: ({ n }) => [Math.sqrt(2 / n), Math.sqrt(6 / n)],
  heNormal: ({ n }) => [Math.sqrt(2 / n), (2 * Math.sqrt(2 / n)) / 0.8796],
  lecunUniform: ({ n }) => [Math.sqrt(1 / n), Math.sqrt(3 / n)],
  lecunNormal: ({ n }) => [Math.sqrt(1 / n), (2 * Math.sqrt(1 / n)) / 0.8796],
  randomNormal: ({ p }) => [at(p, 'stddev'), Number.POSITIVE_INFINITY, at(p, 'mean')],
  truncatedNormal: ({ p }) => [0.8796 * at(p, 'stddev'), 2 * at(p, 'stddev'), at(p, 'mean')],
  randomUniform: ({ p }) => {
    const half = (at(p, 'maxval') - at(p, 'minval')) / 2
    return [half / Math.sqrt(3), half, at(p, 'minval') + half]
  },
  // As many squares as there are rows or columns of length 1, whichever are fewer, over all values.
  orthogonal: ({ shape, p }) => [at(p, 'gain') / Math.sqrt(Math.max(...sidesOf(shape))), at(p, 'gain')],
  // A one in each of the shorter side's rows or columns.
  identity: ({ shape, p }) => {
    const share = 1 / Math.max(...sidesOf(shape))
    return [at(p, 'gain') * Math.sqrt(share * (1 - share)), at(p, 'gain'), at(p, 'gain') * share]
  },
}

/** Rows and columns of the matrix that has the last axis as columns. */
function sidesOf(shape: readonly number[]): readonly [number, number] {
  const columns = shape.at(-1) ?? 1
  return [shape.reduce((product, n) => product * n, 1) / columns, columns]
}

function statisticsOf(values: Float32Array) {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length
  const moment = (k: number): number => values.reduce((sum, v) => sum + (v - mean) ** k, 0) / values.length
  return { mean, deviation: Math.sqrt(moment(2)), kurtosis: moment(4) / Math.max(moment(2) ** 2, 1e-30) }
}

describe('initializers draw from Keras’s distributions', () => {
  test('every initializer has a case', () => {
    const tested = new Set(readGolden<InitializerCase>('initializers').map(({ item }) => item))
    // Keras has neither a reservoir, held to its spectral radius in `rules/reservoirs.test.ts`, nor given numbers, held to them below.
    const ours = new Set(['reservoir', 'given'])
    expect([...catalog.initializers.keys()].filter((id) => !ours.has(id)).sort()).toEqual([...tested].sort())
  })

  test.each(readGolden<InitializerCase>('initializers').map((golden) => [golden.name, golden] as const))(
    '%s',
    (_name, golden) => {
      const item = initializerOf(golden.item)
      const { params, problems } = parseParams(item.params, golden.params)
      expect(problems).toEqual([])
      const sample = (seed: number): Float32Array =>
        item.sample({
          p: params,
          shape: golden.shape,
          fanIn: golden.fanIn,
          fanOut: golden.fanOut,
          random: createRandom(seed, 'test'),
        })
      const values = sample(5)
      const size = golden.shape.reduce((product, n) => product * n, 1)
      expect(values).toHaveLength(size)
      const sizes = { n: golden.fanIn, m: golden.fanOut, shape: golden.shape, p: params as Sizes['p'] }
      const [deviation = 0, bound = 0, mean = 0] = CLOSED[golden.item]?.(sizes) ?? []
      const found = statisticsOf(values)
      // Five standard errors of a mean and of a deviation over this many draws.
      const slack = (5 * deviation) / Math.sqrt(size) + 1e-9
      expect(Math.abs(found.mean - mean)).toBeLessThanOrEqual(slack)
      expect(Math.abs(found.deviation - deviation)).toBeLessThanOrEqual(slack)
      expect(Math.abs(found.deviation - golden.deviation)).toBeLessThanOrEqual(2 * slack)
      // The fourth moment tells a uniform, a cut and a plain normal apart (1.8, about 2.4, 3).
      expect(Math.abs(found.kurtosis - golden.kurtosis)).toBeLessThanOrEqual(0.1)
      for (const value of values)
        if (Math.abs(value - mean) > bound * (1 + 1e-6) + 1e-7) expect.fail(`${value} lies outside ${mean} ± ${bound}`)
      expect(sample(5)).toEqual(values)
      if (deviation > 0 && golden.item !== 'identity') expect(sample(6)).not.toEqual(values)
      expectSameObject(item.keras(params), golden.keras)
    },
  )
})

test.each([
  ['0 1 0; 1 0 1; 2 1 0', [3, 3, 1, 1], [0, 1, 0, 1, 0, 1, 2, 1, 0]],
  ['1, −1\n.5', [2, 2], [1, -1, 0.5, 0]],
  ['7 x 8; ', [4], [7, 0, 8, 0]],
  ['1 2 3', [2], [1, 2]],
  ['', [2], [0, 0]],
])('given numbers %j fill %j', (values, shape, expected) => {
  const args = { shape, fanIn: 1, fanOut: 1, random: createRandom(1, 'given') }
  expect([...initializerOf('given').sample({ p: { values }, ...args })]).toEqual(expected)
})

describe('orthogonal', () => {
  test.each([[[3, 8]], [[8, 3]], [[5, 5]], [[2, 3, 4]], [[1, 6]], [[64, 256]]])(
    '%j has unit rows or columns',
    (shape) => {
      const values = initializerOf('orthogonal').sample({
        p: { gain: 1 },
        shape,
        fanIn: 1,
        fanOut: 1,
        random: createRandom(3, 'q'),
      })
      const [rows, columns] = sidesOf(shape)
      const [count, at] =
        rows <= columns
          ? [rows, (i: number, k: number) => values[i * columns + k] ?? NaN]
          : [columns, (i: number, k: number) => values[k * columns + i] ?? NaN]
      for (let i = 0; i < count; i++) {
        for (let j = 0; j <= i; j++) {
          let product = 0
          for (let k = 0; k < Math.max(rows, columns); k++) product += at(i, k) * at(j, k)
          expect(Math.abs(product - (i === j ? 1 : 0)), `${i} · ${j}`).toBeLessThan(1e-6)
        }
      }
    },
  )
})
