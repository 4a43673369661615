import { beforeAll, describe, expect, it } from 'vitest'
import { freeEnergy } from '../../../shared/catalog/layers/_restricted'
import { tf, type Tensor } from '../catalog/cpu'
import { chance, dot, shares, sigmoid, statesOf } from './binaryStates'
import { drawsFrom, learnOnce } from './learnOnce'

beforeAll(() => tf.setBackend('cpu'))

const W = [[0.9, -0.7, 0.3], [-0.4, 1.2, 0.8], [0.5, 0.6, -1.1], [-1.3, 0.2, 0.7]] // prettier-ignore
const B = [0.2, -0.5, 0.1, 0.4]
const C = [-0.3, 0.6, 0.1]
/** Data with their frequencies: the rows as often as they stand here. */
const DATA = [[1, 0, 1, 0], [1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 1]] // prettier-ignore
const VISIBLE = statesOf(4)
const HIDDEN = statesOf(3)

const tensors = () => ({ kernel: tf.tensor2d(W), visibleBias: tf.tensor1d(B), hiddenBias: tf.tensor1d(C) })
const column = (j: number): readonly number[] => W.map((row) => row[j] ?? NaN)
const up = (v: readonly number[]): readonly number[] => C.map((c, j) => sigmoid(c + dot(v, column(j))))
const sums = (h: readonly number[]): readonly number[] => B.map((b, i) => b + dot(h, W[i] ?? []))
const down = (h: readonly number[]): readonly number[] => sums(h).map(sigmoid)

type Chances = readonly number[]
/** Chances of the visible states after a step of Gibbs sampling. */
const gibbs = (before: Chances): Chances => {
  const hidden = HIDDEN.map((h) => VISIBLE.reduce((sum, v, k) => sum + (before[k] ?? 0) * chance(h, up(v)), 0))
  return VISIBLE.map((v) => HIDDEN.reduce((sum, h, k) => sum + (hidden[k] ?? 0) * chance(v, down(h)), 0))
}
const dataChances: Chances = VISIBLE.map((v) => DATA.filter((row) => `${row}` === `${v}`).length / DATA.length)

/** Means of vᵀP(h|v), v and P(h|v), one list. */
function statistics(chances: Chances, states: readonly (readonly number[])[] = VISIBLE): number[] {
  const mean = (of: (v: readonly number[]) => number): number =>
    states.reduce((sum, v, k) => sum + (chances[k] ?? 0) * of(v), 0)
  return [
    ...B.flatMap((_, i) => C.map((_, j) => mean((v) => (v[i] ?? NaN) * (up(v)[j] ?? NaN)))),
    ...B.map((_, i) => mean((v) => v[i] ?? NaN)),
    ...C.map((_, j) => mean((v) => up(v)[j] ?? NaN)),
  ]
}
const minus = (a: readonly number[], b: readonly number[]): number[] => a.map((one, i) => one - (b[i] ?? NaN))

/** What a step at rate 1 adds to kernel, visible and hidden bias, one list. */
function moves({ weights }: ReturnType<typeof learnOnce>): number[] {
  const w: Record<string, Tensor> = tensors()
  return Object.keys(w).flatMap((name) =>
    Array.from(tf.sub(weights[name] as Tensor, w[name] as Tensor).dataSync() as Float32Array),
  )
}
const furthest = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...minus(a, b).map((difference) => (Number.isNaN(difference) ? Infinity : Math.abs(difference))))

const TIMES = 20_000
const many = () => tf.tile(tf.tensor2d(DATA), [TIMES, 1])
/** Standard deviation of a mean of numbers between −1 and 1, over that many draws. */
const SIGMA = 0.5 / Math.sqrt(TIMES * DATA.length)
const step = (rule: Record<string, string | number>, slots: Record<string, Tensor> = {}, layer = {}, x = many()) =>
  learnOnce(['contrastiveDivergence', rule], ['rbm', { units: 3, ...layer }], {
    x,
    w: tensors(),
    slots,
    draw: drawsFrom(1),
  })

const energy = (v: readonly number[], h: readonly number[]): number =>
  -dot(v, B) - dot(h, C) - dot(v, sums(h).map((s, i) => s - (B[i] ?? 0))) // prettier-ignore

describe('the free energy', () => {
  it('is −ln of the sum of e^{−E} over the hidden states', () => {
    const found = Array.from(freeEnergy(tf, tensors(), tf.tensor2d(VISIBLE as number[][]), 'bernoulli').dataSync())
    const exact = VISIBLE.map((v) => -Math.log(HIDDEN.reduce((sum, h) => sum + Math.exp(-energy(v, h)), 0)))
    expect(furthest(found, exact)).toBeLessThan(1e-5)
  })

  it('has a half of the squared distance from the bias for Gaussian units', () => {
    const v = [0.5, -1.2, 2, 0.1]
    const [found] = freeEnergy(tf, tensors(), tf.tensor2d([v]), 'gaussian').dataSync()
    const bowl = v.reduce((sum, one, i) => sum + (one - (B[i] ?? 0)) ** 2 / 2, 0)
    const of = (h: readonly number[]): number => bowl + energy(v, h) + dot(v, B)
    expect(found).toBeCloseTo(-Math.log(HIDDEN.reduce((sum, h) => sum + Math.exp(-of(h)), 0)), 5)
  })
})

describe('contrastive divergence against all states of a machine of 4 and 3 units', () => {
  it.each([1, 2, 3])('CD-%d is what chains of that length come to on average', (k) => {
    let chances = dataChances
    for (let i = 0; i < k; i++) chances = gibbs(chances)
    const exact = minus(statistics(dataChances), statistics(chances))
    expect(Math.max(...exact.map(Math.abs))).toBeGreaterThan(20 * SIGMA)
    expect(furthest(moves(step({ k })), exact)).toBeLessThan(5 * SIGMA)
  })

  it('with probabilities for visible states', () => {
    const hidden = HIDDEN.map((h) => DATA.reduce((sum, v) => sum + chance(h, up(v)) / DATA.length, 0))
    const exact = minus(statistics(dataChances), statistics(hidden, HIDDEN.map(down))) // prettier-ignore
    expect(furthest(moves(step({ states: 'probabilities' })), exact)).toBeLessThan(5 * SIGMA)
  })

  it('with Gaussian visible units: the mean of what is drawn', () => {
    const hidden = HIDDEN.map((h) => DATA.reduce((sum, v) => sum + chance(h, up(v)) / DATA.length, 0))
    const drawn = B.map((_, i) => HIDDEN.reduce((sum, h, k) => sum + (hidden[k] ?? 0) * (sums(h)[i] ?? NaN), 0))
    const exact = minus(B.map((_, i) => DATA.reduce((sum, v) => sum + (v[i] ?? 0) / DATA.length, 0)), drawn) // prettier-ignore
    const found = moves(step({}, {}, { visible: 'gaussian' })).slice(12, 16)
    expect(furthest(found, exact)).toBeLessThan(15 * SIGMA)
  })

  it('persistent chains come to the gradient of the log-likelihood', () => {
    const visible = shares(VISIBLE.map((v) => Math.log(HIDDEN.reduce((sum, h) => sum + Math.exp(-energy(v, h)), 0))))
    const exact = minus(statistics(dataChances), statistics(visible))
    const chains = 40_000
    const rule = { start: 'persistent', chains, k: 5 }
    let slots: Record<string, Tensor> = { chain: tf.zeros([chains, 4]) }
    const data = tf.tensor2d(DATA)
    // The weights stay while the chains forget where they began.
    for (let i = 0; i < 12; i++) slots = { ...step(rule, slots, {}, data).slots }
    expect(furthest(moves(step(rule, slots, {}, data)), exact)).toBeLessThan((5 * 0.5) / Math.sqrt(chains))
  })

  it('momentum repeats a share of the last step, weight decay pulls towards zero', () => {
    const rule = { momentum: 0.5, weightDecay: 0.1 }
    const zero = Object.fromEntries(Object.entries(tensors()).map(([name, w]) => [name, tf.zerosLike(w)]))
    const plain = moves(step({}))
    const first = step(rule, zero)
    const decayed = plain.map((move, i) => move - (i < 12 ? 0.1 * (W.flat()[i] ?? NaN) : 0))
    expect(furthest(moves(first), decayed)).toBeLessThan(1e-5)
    const second = step(rule, { ...first.slots })
    expect(furthest(moves(second), decayed.map((move) => 1.5 * move))).toBeLessThan(1e-5) // prettier-ignore
  })
})
