import { tf, type Tensor } from './cpu'
import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import type { ForwardArgs } from '@shared/catalog/define/layer'
import { parseParams } from '@shared/catalog/define/params'
import type { JsonValue } from '@shared/graph/document'
import { onBackend } from '../onBackend'

onBackend('cpu')

type NestedRows = number[][] | number[][][]

/** Loss of each row, and the gradient of their sum with respect to what comes in first. */
function lossOf(
  id: string,
  params: Record<string, JsonValue>,
  first: NestedRows,
  second: number[][] = first as number[][],
) {
  const item = catalog.losses.get(id)
  if (!item) throw new Error(`No loss ${id}`)
  const p = parseParams(item.params, params).params
  const values = (prediction: Tensor): Tensor => item.loss(tf, { prediction, target: tf.tensor2d(second), p })
  const x: Tensor = tf.tensor(first)
  return {
    values: [...values(x).dataSync()],
    gradient: [
      ...tf
        .grad((t) => tf.sum(values(t)))(x)
        .dataSync(),
    ],
  }
}
const expectNear = (found: readonly number[], expected: readonly number[]): void => {
  expect(found).toHaveLength(expected.length)
  expected.forEach((value, i) => {
    const error = Math.abs((found[i] ?? Number.NaN) - value)
    if (!(error <= 1e-5 * Math.max(1, Math.abs(value)))) expect.fail(`[${i}] is ${found[i]}, not ${value}`)
  })
}
const σ = (x: number): number => 1 / (1 + Math.exp(-x))

describe('labels −1 and +1', () => {
  // Worked numbers of the lecture for y = 1 at −2, 0.5 and 2.
  test.each([
    ['perceptronCriterion', [2, 0, 0]],
    ['hinge', [3, 0.5, 0]],
    ['squaredHinge', [9, 0.25, 0]],
    ['logisticLoss', [2.126928, 0.474077, 0.126928]],
    ['zeroOne', [1, 0, 0]],
  ])('%s at −2, 0.5 and 2', (id, expected) => {
    expectNear(lossOf(id, {}, [[-2], [0.5], [2]], [[1], [1], [1]]).values, expected)
    expectNear(lossOf(id, {}, [[2], [-0.5], [-2]], [[-1], [-1], [-1]]).values, expected)
  })

  test('the logistic loss neither overflows nor loses its gradient at the boundary', () => {
    const { values, gradient } = lossOf('logisticLoss', {}, [[-500], [0], [500]], [[1], [1], [1]])
    expectNear(values, [500, Math.LN2, 0])
    expectNear(gradient, [-1, -0.5, 0])
  })

  test('it is the binary cross-entropy of logits with labels 0 and 1', () => {
    const scores = [[-3], [0.2], [4]]
    const signed = lossOf('logisticLoss', {}, scores, [[1], [-1], [-1]])
    const binary = lossOf('binaryCrossentropy', { from: 'logits' }, scores, [[1], [0], [0]])
    expectNear(signed.values, binary.values)
    expectNear(signed.gradient, binary.gradient)
  })

  test('0/1: half of ½(y − sign v)², no gradient, and 0 is answered with −1', () => {
    const { values, gradient } = lossOf('zeroOne', {}, [[0], [0], [-0.1]], [[1], [-1], [1]])
    expectNear(values, [1, 0, 1])
    expectNear(gradient, [0, 0, 0])
  })
})

test('a formula is the loss that it spells', () => {
  const first = [[0.5, -2], [3, 0.1]] // prettier-ignore
  const second = [[1, 1], [1, 0]] // prettier-ignore
  const near = 'min(abs(y - p), 0.7)'
  for (const [formula, id, params] of [
    ['(y - p)^2', 'meanSquaredError', {}],
    [`abs(y - p) * ${near} - ${near}^2 / 2`, 'huber', { delta: 0.7 }],
  ] as const) {
    const [found, expected] = [lossOf('formulaLoss', { formula }, first, second), lossOf(id, params, first, second)]
    expectNear(found.values, expected.values)
    expectNear(found.gradient, expected.gradient)
  }
})

test('label smoothing: with 4 classes and 0.2 a label [0, 0, 1, 0] is [0.05, 0.05, 0.85, 0.05]', () => {
  const p = [0.1, 0.2, 0.6, 0.1]
  const expected = -[0.05, 0.05, 0.85, 0.05].reduce((sum, y, i) => sum + y * Math.log(p[i] ?? 1), 0)
  expectNear(lossOf('categoricalCrossentropy', { labelSmoothing: 0.2 }, [p], [[0, 0, 1, 0]]).values, [expected])
})

describe('a support vector machine for several classes', () => {
  // The true class, the second, leads the first by 2, the third by 0.5, and trails the fourth by 1.
  const scores = [[-1, 1, 0.5, 2]]
  const truth = [[0, 1, 0, 0]]
  test('Weston and Watkins: the margins that lack, summed', () => {
    const { values, gradient } = lossOf('multiclassSvm', {}, scores, truth)
    expectNear(values, [0 + 0.5 + 2])
    expectNear(gradient, [0, -2, 1, 1])
  })
  test('Crammer and Singer: the worst alone', () => {
    const { values, gradient } = lossOf('multiclassSvm', { form: 'crammerSinger' }, scores, truth)
    expectNear(values, [2])
    expectNear(gradient, [0, -1, 0, 1])
  })
})

describe('temporal difference', () => {
  // Values of three actions before and after; the action, the reward, and whether it goes on.
  const worth = [[[1, 2, 3], [4, -1, 5]], [[1, 2, 3], [4, -1, 5]]] // prettier-ignore
  const lived = [[0, 1, 0, 0.5, 1], [0, 0, 1, 1, 0]] // prettier-ignore
  test('(r + γ·max Q(s′) − Q(s, a))², and at the end of the walk (r − Q(s, a))²', () => {
    const { values, gradient } = lossOf('temporalDifference', { discount: 0.8 }, worth, lived)
    expectNear(values, [(0.5 + 0.8 * 5 - 2) ** 2, (1 - 3) ** 2])
    // Only the value of the action taken is corrected: what is promised afterwards stands fixed.
    expectNear(gradient, [0, -2 * 2.5, 0, 0, 0, 0, 0, 0, 2 * 2, 0, 0, 0])
  })
})

describe('adversaries', () => {
  const [real, fake] = [
    [[1.5], [-40]],
    [[-0.5], [300]],
  ] as const
  const smooth = 0.9
  test.each([
    ['crossEntropy', 0.1, (r: number, f: number) => Math.log1p(Math.exp(-Math.abs(r))) + Math.max(r, 0) - smooth * r + Math.max(f, 0) + Math.log1p(Math.exp(-Math.abs(f)))],
    ['leastSquares', 0.1, (r: number, f: number) => ((r - smooth) ** 2 + f ** 2) / 2],
    ['hinge', 0.1, (r: number, f: number) => Math.max(0, 1 - r) + Math.max(0, 1 + f)],
  ])('discriminator, %s', (form, smoothing, expected) => {
    const { values } = lossOf('ganDiscriminator', { form, smoothing }, [...real.map((x) => [...x])], [...fake.map((x) => [...x])])
    expectNear(values, [expected(1.5, -0.5), expected(-40, 300)])
  }) // prettier-ignore

  test.each([
    ['nonSaturating', (z: number) => -Math.log(σ(z)), (z: number) => σ(z) - 1],
    ['minimax', (z: number) => Math.log(1 - σ(z)), (z: number) => -σ(z)],
    ['leastSquares', (z: number) => (z - 1) ** 2 / 2, (z: number) => z - 1],
    ['hinge', (z: number) => -z, () => -1],
  ])('generator, %s', (form, loss, slope) => {
    const { values, gradient } = lossOf('ganGenerator', { form }, [[-6], [0], [2]])
    expectNear(values, [-6, 0, 2].map(loss))
    expectNear(gradient, [-6, 0, 2].map(slope))
  })

  test('while the discriminator is sure, only the non-saturating form teaches', () => {
    const slopeOf = (form: string) => Math.abs(lossOf('ganGenerator', { form }, [[-10]]).gradient[0] ?? 0)
    expect(slopeOf('minimax')).toBeLessThan(1e-4)
    expect(slopeOf('nonSaturating')).toBeGreaterThan(0.999)
  })
})

/** KL(ρ‖ρ̂) and its slope in ρ̂. */
const kl = (rho: number, mean: number): number =>
  rho * Math.log(rho / mean) + (1 - rho) * Math.log((1 - rho) / (1 - mean))
const klSlope = (rho: number, mean: number): number => (1 - rho) / (1 - mean) - rho / mean

describe('losses on hidden nodes', () => {
  const activity = [[0.2, -0.5], [0.4, 0]] // prettier-ignore
  test('L1 and L2 sum over the units of a sample', () => {
    const l1 = lossOf('activityLoss', { penalty: 'l1' }, activity)
    expectNear(l1.values, [0.7, 0.4])
    expectNear(l1.gradient, [1, -1, 1, 0])
    expectNear(lossOf('activityLoss', { penalty: 'l2' }, activity).values, [0.29, 0.16])
  })

  const shares = [[0.2, 0.9], [0.4, 0.5], [0.6, 0.1]] // prettier-ignore
  const [first, second] = [0.4, 0.5]
  test('KL compares the mean of each unit over the batch', () => {
    const { values, gradient } = lossOf('activityLoss', { penalty: 'kl', rho: 0.1 }, shares)
    const cost = kl(0.1, first) + kl(0.1, second)
    expectNear(values, [cost, cost, cost])
    // Three rows carry the cost, and each has a third of the mean.
    const slopes = [klSlope(0.1, first), klSlope(0.1, second)]
    expectNear(gradient, [...slopes, ...slopes, ...slopes])
  })

  test('the layer costs the same, in one part or cut', () => {
    const item = catalog.layers.get('activityRegularization')
    const p = parseParams(item?.params ?? {}, { l1: 0.5, l2: 0.25, kl: 2, rho: 0.1 }).params
    const run = (parts: readonly number[][][]) => {
      const costs: number[] = []
      const args = parts.map((rows) => ({ x: tf.tensor2d(rows), inputs: [], w: {}, p, ctx: { addLoss: (loss: Tensor) => costs.push(...loss.dataSync()) } }) as unknown as ForwardArgs<never>) // prettier-ignore
      const passed = item?.forwardParts?.(tf, args) ?? []
      expect(passed.map((out) => (out as Tensor).arraySync())).toEqual(
        parts.map((rows) => tf.tensor2d(rows).arraySync()),
      )
      return costs
    }
    const rare = 2 * (kl(0.1, first) + kl(0.1, second))
    const expected = shares.map(([a = 0, b = 0]) => 0.5 * (a + b) + 0.25 * (a * a + b * b) + rare)
    expectNear(run([shares]), expected)
    expectNear(run([shares.slice(0, 2), shares.slice(2)]), expected)
  })
})

describe('metrics where there is nothing to divide', () => {
  const finish = (id: string, means: number[]) => catalog.metrics.get(id)?.finish?.(means)
  // Hits, answers and labels of “no”, then of “yes”: nobody answers “yes”, nobody is one.
  const allNo = [1, 0, 1, 0, 1, 0]
  test.each([
    ['precision', 0],
    ['recall', 0],
    ['f1', 0],
    ['specificity', 1],
    ['balancedAccuracy', 1],
  ])('%s is %f', (id, value) => {
    // prettier-ignore
    expect(finish(id, allNo)).toBe(value)
  })
  test('specificity without any “no” is 0', () => expect(finish('specificity', [0, 1, 0, 1, 0, 1])).toBe(0))
  test('areas and the explained variance have no value', () => {
    expect(finish('rocAuc', [1, ...new Array<number>(511).fill(0)])).toBeUndefined()
    expect(finish('prAuc', [...new Array<number>(511).fill(0), 1])).toBeUndefined()
    expect(finish('r2', [3, 9, 0.5])).toBeUndefined()
  })
  test('classes that neither occur nor are answered do not count', () => {
    // Of three classes the third never comes up: half of the first are found, all of the second.
    expect(finish('recall', [0.25, 0.5, 0, 0.25, 0.75, 0, 0.5, 0.5, 0])).toBeCloseTo(0.75)
  })
})
