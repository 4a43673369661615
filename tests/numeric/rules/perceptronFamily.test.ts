import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import { createRandom } from '../../../shared/random'
import { template } from '../../support/documents'
import { tf } from '../catalog/cpu'
import { nativeMissing } from '../engine/native'
import { rowsOf } from '../results/networkOf'
import { evaluated } from '../results/within'
import { editsOf } from '../trainer/toDocument'
import { removeFolders, trainDocument } from '../trainer/trainDocument'
import { learnAll, learnRows, mistakesOf } from './learnRows'
import { ruleDocument, trainRule } from './trainRule'

beforeAll(() => tf.setBackend('cpu'))
afterAll(removeFolders)

const gate = (gate: string, values = 'binary') => ({ type: 'logicGate', params: { gate, values, encoding: 'signed' } })
const perceptron = (useBias = true) => ({ type: 'perceptron', params: { useBias } })
const linear = (params: Record<string, boolean | string | number> = {}) => ({
  type: 'dense',
  params: { units: 1, ...params },
})

describe('the perceptron rule on tables of the lecture', () => {
  const rows = [-3, -1, 1, 3].map((x) => [[x], x === 3 ? -1 : 1] as const)

  it('x = −3, −1, 1, 3 with one − at the end: without a bias there is always a mistake, with it W = −2, b = 2 after 4 epochs', () => {
    const without = learnRows(['perceptronRule', {}], rows, { epochs: 50, useBias: false })
    expect(Math.min(...without.map(([w = 0]) => mistakesOf([w, 0], rows)))).toBe(1)
    const after = learnRows(['perceptronRule', {}], rows, { epochs: 4 })
    expect(after.at(-1)).toEqual([-2, 2])
    expect(mistakesOf([-2, 2], rows)).toBe(0)
    expect(after.slice(-4)).toEqual([[-2, 2], [-2, 2], [-2, 2], [-2, 2]]) // prettier-ignore
    expect(after.slice(-8, -4)).not.toEqual(after.slice(-4))
  })

  it('±1-XOR without a bias (exercise 4): (0,0), (0,0), (−2,2), (0,0), and again for ever', () => {
    const xor = [[[-1, -1], 1], [[1, 1], 1], [[1, -1], -1], [[-1, 1], -1]] as const // prettier-ignore
    const way = learnRows(['perceptronRule', {}], xor, { epochs: 5, useBias: false })
    for (let epoch = 0; epoch < 5; epoch++)
      expect(way.slice(epoch * 4, epoch * 4 + 4)).toEqual([[0, 0], [0, 0], [-2, 2], [0, 0]]) // prettier-ignore
  })

  it('one step down the perceptron criterion makes the loss 3 of 10 and the mistakes 3 of 1', () => {
    const table = [10, 1, 1, 1].map((x, i) => [[x], i === 0 ? -1 : 1] as const)
    const x = tf.tensor2d(table.map(([[value]]) => [value]))
    const target = tf.tensor2d(table.map(([, y]) => [y]))
    const item = catalog.losses.get('perceptronCriterion')
    const sgd = catalog.optimizers.get('sgd')
    if (!item || !sgd) throw new Error('Missing')
    const loss = (w: ReturnType<typeof tf.tensor2d>) =>
      tf.sum(item.loss(tf, { prediction: tf.matMul(x, w), target, p: {} }))
    const from = tf.tensor2d([[1]])
    const gradient = tf.grad(loss as never)(from)
    const { weight: to } = sgd.update(tf, { p: {}, rate: tf.scalar(0.2), step: tf.scalar(0), weight: from, gradient, slots: {} }) // prettier-ignore
    expect(loss(from).dataSync()[0]).toBeCloseTo(10, 5)
    expect(mistakesOf([1, 0], table)).toBe(1)
    expect(to.dataSync()[0]).toBeCloseTo(-1, 6)
    expect(loss(to as never).dataSync()[0]).toBeCloseTo(3, 5)
    expect(mistakesOf([to.dataSync()[0] ?? 0, 0], table)).toBe(3)
  })
})

describe('pocket', () => {
  it.each([1, 2, 3, 4, 5])(
    'XOR, seed %d: the perceptron rule never rests, the pocket keeps exactly one mistake',
    async (seed) => {
      const all = { seed, batchSize: 4, epochs: 200 }
      const pocket = await trainRule(ruleDocument([gate('xor'), perceptron(), { type: 'pocket' }], all))
      const kept = pocket.run.curve('train/mistakes').values
      expect(kept.at(-1)).toBe(1)
      expect(kept.every((mistakes, i) => mistakes <= (kept[i - 1] ?? 4))).toBe(true)
      const plain = { seed, epochs: 200, shuffle: true }
      const rule = await trainRule(ruleDocument([gate('xor'), perceptron(), { type: 'perceptronRule' }], plain))
      expect(rule.run.curve('train/mistakes').values).toHaveLength(200)
      expect(Math.min(...rule.run.curve('train/mistakes').values)).toBeGreaterThan(0)
    },
  )

  it('a table without a line: as few mistakes as the best of all lines makes', async () => {
    const data = { type: 'linearClasses', params: { samples: 40, margin: -0.2 } }
    const { run } = await trainRule(
      ruleDocument([data, perceptron(), { type: 'pocket' }], { seed: 3, batchSize: 40, epochs: 3000 }),
    )
    const [x, y] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
    const rows = x.map((row, i) => [row, y[i]?.[0] === 1 ? 1 : -1] as const)
    // Every split of the plane by a line is one by a line near two of the points.
    let best = rows.length
    for (const [a] of rows)
      for (const [b] of rows) {
        if (a === b) continue
        const [a1 = 0, a2 = 0] = a
        const [b1 = 0, b2 = 0] = b
        for (const turn of [-1e-5, 1e-5])
          for (const shift of [-1e-6, 1e-6])
            for (const sign of [1, -1]) {
              const normal = [a2 - b2 + turn * (b1 - a1), b1 - a1 + turn * (b2 - a2)].map((value) => value * sign)
              const middle = [(a1 + b1) / 2, (a2 + b2) / 2]
              const bias = -(normal[0] ?? 0) * (middle[0] ?? 0) - (normal[1] ?? 0) * (middle[1] ?? 0) + shift
              best = Math.min(best, mistakesOf([...normal, bias], rows))
            }
      }
    const mistakes = run.curve('train/mistakes').values
    expect(best).toBeGreaterThan(0)
    expect(mistakes.at(-1)).toBe(best)
  })
})

describe('maxover comes to the line with the greatest margin', () => {
  /** The greatest distance to both classes over all directions, each with its best bias. */
  const marginOf = (x: readonly (readonly number[])[], y: readonly number[], angle: number): number => {
    const sums = x.map(([a = 0, b = 0]) => a * Math.cos(angle) + b * Math.sin(angle))
    const plus = Math.min(...sums.filter((_, i) => y[i] === 1))
    const minus = Math.max(...sums.filter((_, i) => y[i] === -1))
    return (plus - minus) / 2
  }
  const directions = Array.from({ length: 6283 }, (_, i) => i / 1e3)

  // The hard margin: least w₁² + w₂² with y(w·x + b) ≥ 1 at all four corners.
  it.each([
    ['and', [1, 1, -1]],
    ['or', [1, 1, 1]],
  ])('%s of ±1: along %j', async (name, expected) => {
    const document = ruleDocument([gate(name, 'signed'), perceptron(), { type: 'maxover' }], {
      batchSize: 4,
      epochs: 2000,
    })
    const { weight } = await trainRule(document)
    const found = [...weight('layer/kernel'), ...weight('layer/bias')]
    const length = Math.hypot(...found)
    found.forEach((value, i) => expect(value / length).toBeCloseTo((expected[i] ?? 0) / Math.sqrt(3), 2))
  })

  it('far from the origin too: the bias is no weight that is to be small', () => {
    const corners = [[9, 7], [9, 9], [12, 7], [12, 10]] as const // prettier-ignore
    const y = [-1, -1, 1, 1]
    const kept = learnAll('maxover', corners.map((row, i) => [row, y[i] ?? 0] as const), 2000) // prettier-ignore
    const [a = 0, b = 0, bias = 0] = kept
    const length = Math.hypot(a, b)
    // x₁ = 10.5 parts them, 1.5 away from both.
    ;[1, 0, -10.5].forEach((value, i) => expect(([a, b, bias][i] ?? 0) / length).toBeCloseTo(value, 1))
    expect(Math.min(...corners.map(([p, q], i) => ((y[i] ?? 0) * (a * p + b * q + bias)) / length))).toBeGreaterThan(
      1.49,
    )
  })

  it('classes that no line parts: it settles where the worst mistake is the least bad nearby, in whatever order', async () => {
    const data = { type: 'linearClasses', params: { samples: 60, margin: -0.3 } }
    const learnt = async (epochs: number) => {
      const document = ruleDocument([data, perceptron(), { type: 'maxover' }], { batchSize: 60, epochs })
      const { run, weight } = await trainRule(document)
      const [x, y] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
      const signs = y.map(([label]) => (label === 1 ? 1 : -1))
      const [a = 0, b = 0] = weight('layer/kernel')
      return { x, signs, angle: Math.atan2(b, a), stability: run.curve('train/stability').values }
    }
    const [early, late] = [await learnt(2000), await learnt(3000)]
    expect(Math.abs(early.angle - late.angle)).toBeLessThan(0.01)
    const found = marginOf(late.x, late.signs, late.angle)
    expect(found).toBeLessThan(0)
    expect(late.stability.at(-1)).toBeCloseTo(found, 2)
    for (const away of directions.slice(0, 200))
      for (const side of [1, -1])
        expect(marginOf(late.x, late.signs, late.angle + side * away)).toBeLessThan(found + 0.01)
  })

  it('points on both sides of a line: with a bias the best of all directions', async () => {
    const data = { type: 'linearClasses', params: { samples: 60, margin: 0.1 } }
    const document = ruleDocument([data, perceptron(), { type: 'maxover' }], { batchSize: 60, epochs: 3000 })
    const { run } = await trainRule(document)
    const [x, y] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
    const signs = y.map(([label]) => (label === 1 ? 1 : -1))
    const most = Math.max(...directions.map((angle) => marginOf(x, signs, angle)))
    const stability = run.curve('train/stability').values
    expect(most).toBeGreaterThan(0.1)
    expect(stability.at(-1)).toBeGreaterThan(most - 0.002)
    expect(Math.max(...stability)).toBeLessThan(most + 1e-4)
  })

  it('points on both sides of a line through the origin: the best of all directions', async () => {
    const data = { type: 'linearClasses', params: { samples: 60, margin: 0.1 } }
    const document = ruleDocument([data, perceptron(false), { type: 'maxover' }], { batchSize: 60, epochs: 3000 })
    const { run } = await trainRule(document)
    const [x, y] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
    const marginOf = (angle: number): number =>
      Math.min(
        ...x.map(([a = 0, b = 0], i) => (y[i]?.[0] === 1 ? 1 : -1) * (a * Math.cos(angle) + b * Math.sin(angle))),
      )
    const most = Math.max(...Array.from({ length: 62_832 }, (_, i) => marginOf(i / 1e4)))
    const stability = run.curve('train/stability').values
    expect(most).toBeGreaterThan(0.1)
    expect(stability.at(-1)).toBeGreaterThan(most - 0.002)
    expect(Math.max(...stability)).toBeLessThan(most + 1e-4)
  })
})

describe('winnow', () => {
  it.each([
    ['or', { threshold: 1 }, [2, 2, -2]],
    ['or', { threshold: 1, kind: 'winnow1' }, [2, 2, -2]],
    ['and', { threshold: 0.5 }, [0.5, 0.5, -1]],
    // Both weights fall to 0 after two mistakes, and a unit of zeros begins anew.
    ['and', { threshold: 0.5, kind: 'winnow1' }, [1, 1, -1]],
  ])('%s %j, an epoch by hand', async (name, params, expected) => {
    const { weight } = await trainRule(
      ruleDocument([gate(name), perceptron(), { type: 'winnow', params }], { epochs: 1 }),
    )
    const found = [...weight('layer/kernel'), ...weight('layer/bias')]
    found.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 5))
  })

  it.each([1, 2, 3])(
    'of 200 inputs 3 matter, seed %d: no more mistakes than 2k·log₂n + 2, then none; the perceptron makes more',
    async (seed) => {
      const data = { type: 'disjunction', params: { samples: 250, inputs: 200, relevant: 3 } }
      const total = async (type: string, params = {}) => {
        const document = ruleDocument([data, perceptron(), { type, params }], { seed, epochs: 4 })
        const { run, weight } = await trainRule(document)
        const mistakes = run.curve('train/mistakes').values
        return { sum: mistakes.reduce((sum, one) => sum + one, 0), last: mistakes.at(-1), weight }
      }
      const one = await total('winnow', { kind: 'winnow1' })
      expect(one.sum).toBeLessThanOrEqual(2 * 3 * Math.log2(200) + 2)
      expect(one.last).toBe(0)
      const two = await total('winnow')
      expect(two.last).toBe(0)
      const kernel = two.weight('layer/kernel')
      expect(kernel.every((w) => w > 0)).toBe(true)
      expect(Math.min(...kernel.slice(0, 3))).toBeGreaterThan(Math.max(...kernel.slice(3)))
      const added = await total('perceptronRule')
      expect(added.sum).toBeGreaterThan(Math.max(one.sum, two.sum))
      console.log(`winnow1 ${one.sum}, winnow2 ${two.sum}, perceptron ${added.sum} mistakes`)
    },
  )
})

/** The line of least squares by the normal equations, for two inputs and a constant. */
function leastSquares(x: readonly (readonly number[])[], y: readonly number[]): number[] {
  const rows = x.map((row) => [...row, 1])
  const n = rows[0]?.length ?? 0
  const matrix = Array.from({ length: n }, (_, i) => [
    ...Array.from({ length: n }, (_, j) => rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)),
    rows.reduce((sum, row, k) => sum + (row[i] ?? 0) * (y[k] ?? 0), 0),
  ])
  for (let i = 0; i < n; i++) {
    const pivot = matrix[i] ?? []
    for (let r = 0; r < n; r++) {
      const row = matrix[r] ?? []
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1)
      if (r !== i) matrix[r] = row.map((value, c) => value - factor * (pivot[c] ?? 0))
    }
  }
  return matrix.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1))
}

describe('Widrow–Hoff comes to least squares', () => {
  it.each([
    ['numbers', { type: 'regressionLine', params: { samples: 50 } }, linear()],
    ['labels −1 and +1', { type: 'linearClasses', params: { samples: 50, margin: -0.1 } }, perceptron()],
  ])('of %s', async (_name, data, layer) => {
    const rule = { type: 'widrowHoff', params: { learningRate: 0.2 } }
    const { run, weight } = await trainRule(ruleDocument([data, layer, rule], { batchSize: 50, epochs: 600 }))
    const [x, y] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
    const expected = leastSquares(x, y.flat())
    const found = [...weight('layer/kernel'), ...weight('layer/bias')]
    expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 3))
  })

  it('two rows by hand: w, b after each', () => {
    const way = learnRows(['widrowHoff', { learningRate: 0.5 }], [[[2], 1], [[1], -1]], { epochs: 1 }) // prettier-ignore
    // Error 1 − 0: w = 0.5·1·2, b = 0.5·1. Error −1 − 1.5: w = 1 − 1.25, b = 0.5 − 1.25.
    expect(way).toEqual([[1, 0.5], [-0.25, -0.75]]) // prettier-ignore
  })
})

describe('hinge against the perceptron (exercise 11)', () => {
  it('20 seeds: both are right in 93 % of new points on average', { timeout: 300_000 }, async () => {
    const base = template('svmPerceptron')
    const found: [number, number][] = []
    for (let seed = 1; seed <= 20; seed++) {
      const document = editsOf(base).trained({ seed, epochs: 40 })
      const run = await trainDocument(document, { backend: nativeMissing ? 'cpu' : 'tensorflow' })
      const values = await evaluated(run, 'test')
      found.push([values['test/accuracy/hinge'] ?? NaN, values['test/accuracy/criterion'] ?? NaN])
    }
    const mean = (at: 0 | 1): number => found.reduce((sum, one) => sum + one[at], 0) / found.length
    console.log(`hinge ${mean(0).toFixed(4)}, perceptron ${mean(1).toFixed(4)}`)
    expect(mean(0)).toBeGreaterThanOrEqual(0.93)
    expect(mean(1)).toBeGreaterThanOrEqual(0.93)
  })
})

/** Eigenvectors of the mean of xᵀx by power iteration with deflation, the greatest first. */
function principal(x: readonly (readonly number[])[], count: number): readonly (readonly number[])[] {
  const n = x[0]?.length ?? 0
  const at = (i: number, j: number) => x.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0) / x.length
  let matrix = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => at(i, j)))
  const random = createRandom(1, 'principal')
  return Array.from({ length: count }, () => {
    let v = Array.from({ length: n }, random.normal)
    for (let turn = 0; turn < 5000; turn++) {
      const next = matrix.map((row) => row.reduce((sum, value, i) => sum + value * (v[i] ?? 0), 0))
      v = next.map((value) => value / Math.hypot(...next))
    }
    const power = matrix.reduce((sum, row, i) => sum + (v[i] ?? 0) * row.reduce((s, m, j) => s + m * (v[j] ?? 0), 0), 0)
    matrix = matrix.map((row, i) => row.map((value, j) => value - power * (v[i] ?? 0) * (v[j] ?? 0)))
    return v
  })
}

describe('Hebb', () => {
  const data = { type: 'swissRoll', params: { samples: 300 } }

  it('Oja’s unit is the first principal component, of length 1; Sanger’s are the first two in their order', async () => {
    for (const [form, units] of [
      ['oja', 1],
      ['sanger', 2],
    ] as const) {
      // prettier-ignore
      const rule = { type: 'hebb', params: { form, learningRate: 0.2 } }
      const document = ruleDocument(
        [data, linear({ units, useBias: false }), rule],
        { batchSize: 300, epochs: 1000 },
        false,
      )
      const { run, weight } = await trainRule(document)
      const kernel = weight('layer/kernel')
      principal(await rowsOf(run, 'data/features'), units).forEach((expected, unit) => {
        const found = expected.map((_, i) => kernel[i * units + unit] ?? NaN)
        const along = found.reduce((sum, value, i) => sum + value * (expected[i] ?? 0), 0)
        found.forEach((value, i) => expect(value).toBeCloseTo(Math.sign(along) * (expected[i] ?? 0), 3))
      })
    }
  })

  it('the plain form grows without bound, and is held where its length is kept', async () => {
    const lengths = async (form: string) => {
      const rule = { type: 'hebb', params: { form, learningRate: 0.5 } }
      const document = ruleDocument([data, linear({ useBias: false }), rule], { batchSize: 300, epochs: 40 }, false)
      return (await trainRule(document)).run.curve('train/length').values
    }
    const plain = await lengths('plain')
    expect(plain.at(-1)).toBeGreaterThan(20 * (plain[0] ?? 0))
    for (const length of (await lengths('normalized')).slice(1)) expect(length).toBeCloseTo(1, 5)
  })

  it('with a target it adds up the products of inputs and targets', async () => {
    const rule = { type: 'hebb', params: { form: 'plain', learningRate: 1 } }
    const document = ruleDocument([gate('and', 'signed'), perceptron(), rule], { epochs: 1 })
    const { weight } = await trainRule(document)
    // Σ xy over (−1,−1)−, (−1,1)−, (1,−1)−, (1,1)+; Σ y.
    expect([...weight('layer/kernel'), ...weight('layer/bias')]).toEqual([2, 2, -2])
  })
})
