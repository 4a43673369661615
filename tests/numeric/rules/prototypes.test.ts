import { beforeAll, describe, expect, it } from 'vitest'
import { tf } from '../catalog/cpu'
import { learnPlaces } from './learnPlaces'

beforeAll(() => tf.setBackend('cpu'))

type Rows = readonly (readonly number[])[]
function expectRows(found: Rows, wanted: Rows): void {
  expect(found.length).toBe(wanted.length)
  wanted.forEach((row, i) => row.forEach((value, k) => expect(found[i]?.[k], `[${i}][${k}]`).toBeCloseTo(value, 5)))
}
const given = { prototypesInitializer: 'ones' }

describe('winner takes all, by hand', () => {
  const units = [[0, 0], [4, 0]] // prettier-ignore
  it('the nearest unit goes its part of the way, the other stays', () => {
    const { prototypes, loss, measured } = learnPlaces({
      rule: ['wta'],
      layer: ['competitive', { units: 2 }],
      prototypes: units,
      x: [[1, 2]],
      rate: 0.25,
    })
    expectRows(prototypes, [[0.25, 0.5], [4, 0]]) // prettier-ignore
    expect(loss[0]).toBeCloseTo(Math.sqrt(5), 6)
    expect(measured).toEqual({})
  })

  it('of a batch each unit goes to the mean of what it won; a unit without wins stays and is counted', () => {
    const { prototypes, loss, measured } = learnPlaces({
      rule: ['wta'],
      layer: ['competitive', { units: 3 }],
      prototypes: [...units, [90, 90]],
      x: [[1, 0], [0, 2], [3, 0]], // prettier-ignore
      rate: 0.5,
    })
    expectRows(prototypes, [[0.25, 0.5], [3.5, 0], [90, 90]]) // prettier-ignore
    expect(loss).toEqual([1, 2, 1])
    expect(measured).toEqual({ idleUnits: 1 })
  })

  it('prototypes that are nowhere begin on rows of the batch, and others are left where they are', () => {
    const x = [[1, 5], [2, 6], [30, 7]] // prettier-ignore
    const nowhere = [[0, 0], [0, 0], [0, 0]] // prettier-ignore
    const placed = { rule: ['wta'], layer: ['competitive', { units: 3 }], prototypes: nowhere, x } as const
    expectRows(learnPlaces(placed).prototypes, x)
    const { prototypes } = learnPlaces({ ...placed, layer: ['competitive', { units: 3, ...given }] })
    expectRows(prototypes, [[11, 6], [0, 0], [0, 0]]) // prettier-ignore
    expectRows(learnPlaces({ ...placed, prototypes: [[0, 0], [0, 0], [1, 0]], rate: 0 }).prototypes, [[0, 0], [0, 0], [1, 0]]) // prettier-ignore
  })
})

describe('the conscience, by hand', () => {
  const lesson = {
    layer: ['competitive', { units: 2 }],
    prototypes: [[0, 0], [4, 0]], // prettier-ignore
    x: [[1, 0]],
    rate: 0.5,
    slots: { advantage: [0.3, -0.3] },
  } as const

  it('shares of wins of 0.8 and 0.2 make distances of 1 and 3 feel like 1.6 and 1.2', () => {
    const { prototypes, slots } = learnPlaces({ ...lesson, rule: ['conscienceWta', { memory: 0.1 }] })
    expectRows(prototypes, [[0, 0], [2.5, 0]]) // prettier-ignore
    expectRows([slots['advantage'] ?? []], [[0.3 + 0.1 * (-0.5 - 0.3), -0.3 + 0.1 * (0.5 + 0.3)]])
  })

  it('without any, the nearest wins', () => {
    const { prototypes } = learnPlaces({ ...lesson, rule: ['conscienceWta', { conscience: 0 }] })
    expectRows(prototypes, [[0.5, 0], [4, 0]]) // prettier-ignore
  })
})

describe('the Kohonen rule, by hand', () => {
  const line = { prototypes: [[1], [2], [3]], x: [[3.5]] } as const
  const layer = (more = {}) => ['kohonen', { rows: 1, columns: 3, ...given, ...more }] as const
  const rule = (more = {}) =>
    ['som', { learningRate: 0.5, rateTo: 0.125, radiusFrom: 2, radiusTo: 0.5, ...more }] as const
  /** Prototypes after a step with these shares of the way. */
  const moved = (shares: readonly number[]): Rows =>
    line.prototypes.map(([w], i) => [w + (shares[i] ?? 0) * (line.x[0][0] - w)])

  it.each([
    ['at first', 0, 0.5, 2],
    ['half way, by equal ratios', 0.5, 0.25, 1],
    ['in the end', 1, 0.125, 0.5],
  ])('%s the rate and the radius are those of the formula', (_when, progress, rate, radius) => {
    const { prototypes, loss } = learnPlaces({ ...line, rule: rule(), layer: layer(), rate: 0.5, progress })
    expectRows(prototypes, moved([2, 1, 0].map((steps) => rate * Math.exp(-(steps ** 2) / (2 * radius ** 2)))))
    expect(loss).toEqual([0.5])
  })

  it('on a ring the first unit is next to the last', () => {
    const { prototypes } = learnPlaces({ ...line, rule: rule(), layer: layer({ wraps: true }), rate: 0.5 })
    expectRows(prototypes, moved([1, 1, 0].map((steps) => 0.5 * Math.exp(-(steps ** 2) / 8))))
  })

  it('in a bubble all within the radius move alike', () => {
    const params = { neighbourhood: 'bubble', radiusFrom: 1, radiusTo: 1 }
    const { prototypes } = learnPlaces({ ...line, rule: rule(params), layer: layer(), rate: 0.5 })
    expectRows(prototypes, moved([0, 0.5, 0.5]))
  })

  it('on a torus of 3 × 4 every corner has the same neighbours as a unit inside', () => {
    const prototypes = Array.from({ length: 12 }, (_, unit) => [unit])
    const distances = (wraps: boolean, winner: number): readonly number[] =>
      learnPlaces({
        prototypes,
        x: [[winner]],
        rule: ['som', { radiusFrom: 1.5, radiusTo: 1.5, neighbourhood: 'bubble' }],
        layer: ['kohonen', { rows: 3, columns: 4, wraps, ...given }],
      }).prototypes.flatMap(([w = NaN], unit) => (w === winner ? [unit] : []))
    expect(distances(false, 0)).toEqual([0, 1, 4, 5])
    expect(distances(true, 0)).toEqual([0, 1, 3, 4, 5, 7, 8, 9, 11])
    expect(distances(true, 5)).toEqual([0, 1, 2, 4, 5, 6, 8, 9, 10])
  })

  it('of a batch a unit goes to the mean of the rows, each by its share', () => {
    const x = [[1], [3], [3.5]]
    const { prototypes } = learnPlaces({ ...line, x, rule: rule({ radiusFrom: 1 }), layer: layer(), rate: 1 })
    const h = (steps: number): number => Math.exp(-(steps ** 2) / 2)
    const steps = [[0, 2, 2], [1, 1, 1], [2, 0, 0]] // prettier-ignore
    expectRows(
      prototypes,
      line.prototypes.map(([w], unit) => {
        const shares = (steps[unit] ?? []).map(h)
        const asked = shares.reduce((sum, share, i) => sum + share * ((x[i]?.[0] ?? NaN) - w), 0)
        return [w + asked / Math.max(1, shares.reduce((sum, share) => sum + share, 0))] // prettier-ignore
      }),
    )
  })

  it('the topographic error is the share of rows whose two nearest units are no neighbours', () => {
    const folded = learnPlaces({
      rule: rule(),
      layer: ['kohonen', { rows: 1, columns: 4, ...given }],
      prototypes: [[0], [10], [0.5], [10.5]],
      x: [[0.1], [0.2], [10.2], [5.3]],
    })
    expect(folded.measured['topographicError']).toBeCloseTo(0.75, 6)
    expect(learnPlaces({ ...line, rule: rule(), layer: layer() }).measured['topographicError']).toBeCloseTo(0, 6)
  })

  it('a map that is nowhere begins as an even sheet around its first rows', () => {
    const { prototypes } = learnPlaces({
      rule: rule(),
      layer: ['kohonen', { rows: 2, columns: 2 }],
      prototypes: [[0, 0], [0, 0], [0, 0], [0, 0]], // prettier-ignore
      x: [[4, 2], [6, 4]], // prettier-ignore
      rate: 0,
    })
    expectRows(prototypes, [[5, 3], [5, 3], [5, 3], [5, 3]]) // prettier-ignore
  })
})

describe('LVQ, by hand', () => {
  const layer = ['lvq', { classes: 2, prototypes: 1, ...given }] as const
  const prototypes = [[0, 0], [4, 0]] // prettier-ignore
  const labels = (label: number) => ({
    index: tf.tensor1d([label], 'int32'),
    oneHot: tf.tensor2d([label === 0 ? [1, 0] : [0, 1]]),
    binary: tf.tensor2d([[label]]),
    signed: tf.tensor2d([[label * 2 - 1]]),
  })

  it.each(['index', 'oneHot', 'binary', 'signed'] as const)(
    'LVQ1 comes near or draws back, labels as %s',
    (encoding) => {
      const learn = (label: number) =>
        learnPlaces({ rule: ['lvq1'], layer, prototypes, x: [[1, 2]], target: labels(label)[encoding], rate: 0.5 })
      const [right, wrong] = [learn(0), learn(1)]
      expectRows(right.prototypes, [[0.5, 1], [4, 0]]) // prettier-ignore
      expect(right.loss).toEqual([0])
      expectRows(wrong.prototypes, [[-0.5, -1], [4, 0]]) // prettier-ignore
      expect(wrong.loss).toEqual([1])
    },
  )

  it('LVQ2.1 moves both prototypes of a row in the window, and none of a row outside', () => {
    const learn = (x: number, label: number, window = 0.3) =>
      learnPlaces({
        rule: ['lvq21', { window }],
        layer,
        prototypes,
        x: [[x, 0]],
        target: labels(label).oneHot,
        rate: 0.5,
      })
    // Distances 1.8 and 2.2: a ratio of 0.818, the window of 0.3 begins at 0.538, that of 0.1 exactly there.
    expectRows(learn(1.8, 1).prototypes, [[-0.9, 0], [2.9, 0]]) // prettier-ignore
    expectRows(learn(1.8, 0).prototypes, [[0.9, 0], [5.1, 0]]) // prettier-ignore
    expectRows(learn(1.8, 0, 0.09).prototypes, prototypes)
    expectRows(learn(1, 0).prototypes, prototypes)
    expect(learn(1.8, 0).measured['inWindow']).toBe(1)
    expect(learn(1, 0).measured['inWindow']).toBe(0)
  })

  it('LVQ2.1 lets two prototypes of one class be', () => {
    const { prototypes: after } = learnPlaces({
      rule: ['lvq21'],
      layer: ['lvq', { classes: 2, prototypes: 2, ...given }],
      prototypes: [[0, 0], [4, 0], [50, 0], [60, 0]], // prettier-ignore
      x: [[2, 0]],
      target: labels(0).oneHot,
    })
    expectRows(after, [[0, 0], [4, 0], [50, 0], [60, 0]]) // prettier-ignore
  })

  it('prototypes that are nowhere begin at the mean of their class; a class that has no rows yet waits', () => {
    const { prototypes: after } = learnPlaces({
      rule: ['lvq1'],
      layer: ['lvq', { classes: 3, prototypes: 1 }],
      prototypes: [[0, 0], [0, 0], [0, 0]], // prettier-ignore
      x: [[1, 2], [3, 2], [9, 9]], // prettier-ignore
      target: tf.tensor1d([0, 0, 2], 'int32'),
      rate: 0,
    })
    expectRows(after, [[2, 2], [0, 0], [9, 9]]) // prettier-ignore
  })
})
