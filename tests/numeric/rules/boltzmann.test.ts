import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import { parseParams } from '../../../shared/catalog/define/params'
import { energyOf } from '../../../shared/catalog/layers/_boltzmann'
import type { JsonValue } from '../../../shared/graph/document'
import { tf, type Tensor } from '../catalog/cpu'
import { xorDivergence } from '../results/xorDivergence'
import { toDocument } from '../trainer/toDocument'
import { removeFolders, trainDocument } from '../trainer/trainDocument'
import { dot, shares, sigmoid, statesOf } from './binaryStates'
import { drawsFrom, learnOnce } from './learnOnce'

beforeAll(() => tf.setBackend('cpu'))
afterAll(removeFolders)

const LINKS = [[0, 1.1, -0.8, 0.5], [1.1, 0, 0.6, -1.4], [-0.8, 0.6, 0, 0.9], [0.5, -1.4, 0.9, 0]] // prettier-ignore
const BIAS = [0.3, -0.2, 0.4, -0.6]
const STATES = statesOf(4)
const energy = (s: readonly number[], links = LINKS, bias = BIAS): number =>
  -dot(s, links.map((row) => dot(row, s))) / 2 - dot(s, bias) // prettier-ignore
const codeOf = (s: readonly number[]): number => s.reduce((code, state, i) => code + state * 2 ** i, 0)

const weights = () => ({ kernel: tf.tensor2d(LINKS), bias: tf.tensor1d(BIAS) })

/** What the layer gives for rows of zeros, with these parameters. */
function run(
  params: Record<string, JsonValue>,
  rows: number,
  visible: number,
  w: Record<string, Tensor> = weights(),
): Tensor {
  const item = catalog.layers.get('boltzmann')
  if (!item) throw new Error('There is no layer')
  const x = tf.zeros([rows, visible])
  const ctx = { draw: drawsFrom(5), training: false, rows } as never
  return item.forward(tf, { x, inputs: [x], w, p: parseParams(item.params, params).params, ctx }) as Tensor
}
const rowsOf = (states: Tensor): number[][] => (states as ReturnType<typeof tf.tensor2d>).arraySync()

describe('a Boltzmann machine of 4 units', () => {
  it('has the energy −½ s·Ws − b·s', () => {
    const found = energyOf(
      tf,
      { links: tf.tensor2d(LINKS), bias: tf.tensor1d(BIAS) },
      tf.tensor2d(STATES as number[][]),
    )
    Array.from(found.dataSync()).forEach((value, k) => expect(value).toBeCloseTo(energy(STATES[k] ?? []), 5))
  })

  it.each([
    ['all visible', 0, 1],
    ['cooler', 0, 0.6],
    ['hotter', 0, 3],
    ['two of them hidden', 2, 1],
  ])('visits states as often as e^{−E/T} says: %s', (_name, hidden, temperature) => {
    const rows = 10_000
    const visible = 4 - hidden
    const counts = new Array<number>(2 ** visible).fill(0)
    for (const row of rowsOf(run({ hidden, temperature, sweeps: 15 }, rows, visible))) {
      const code = codeOf(row)
      counts[code] = (counts[code] ?? 0) + 1
    }
    const exact = new Array<number>(2 ** visible).fill(0)
    shares(STATES.map((s) => -energy(s) / temperature)).forEach((share, k) => {
      const code = codeOf((STATES[k] ?? []).slice(0, visible))
      exact[code] = (exact[code] ?? 0) + share
    })
    const divergence = exact.reduce((sum, share, k) => sum + share * Math.log(share / ((counts[k] ?? 0) / rows)), 0)
    expect(divergence).toBeLessThan(0.005)
  })

  it('cooled down slowly comes to the deepest valley, cold from the beginning it stays in the first', () => {
    // All off: no energy; one on: +0.4; all on: −4.4.
    const valleys = { kernel: tf.ones([4, 4]), bias: tf.fill([4], -0.4) }
    const share = (params: Record<string, JsonValue>): number => {
      const rows = rowsOf(run({ hidden: 0, temperature: 0.05, sweeps: 40, ...params }, 1000, 4, valleys))
      return rows.filter((row) => row.every((state) => state === 1)).length / rows.length
    }
    expect(share({})).toBeLessThan(0.1)
    expect(share({ annealing: 'geometric', startTemperature: 5 })).toBeGreaterThan(0.95)
    expect(share({ annealing: 'linear', startTemperature: 5 })).toBeGreaterThan(0.95)
  })
})

/** Data with their frequencies. */
const DATA = [[1, 0, 1], [1, 1, 0], [0, 0, 1], [1, 1, 0]] // prettier-ignore
const flat = (t: Tensor | undefined): number[] => Array.from((t as Tensor).dataSync())

describe('Boltzmann learning against all states of 3 visible units and a hidden one', () => {
  const all = shares(STATES.map((s) => -energy(s)))
  const p = (i: number): number => {
    // P(h | v) for the data: the hidden unit is the last.
    const row = DATA[i] ?? []
    return sigmoid((BIAS[3] ?? NaN) + dot(row, LINKS[3]?.slice(0, 3) ?? []))
  }
  const clamped = (of: (s: readonly number[]) => number): number =>
    DATA.reduce((sum, v, i) => sum + (p(i) * of([...v, 1]) + (1 - p(i)) * of([...v, 0])) / DATA.length, 0)
  const free = (of: (s: readonly number[]) => number): number =>
    STATES.reduce((sum, s, k) => sum + (all[k] ?? NaN) * of(s), 0)

  it.each(['sampling', 'meanField'])('moves along the gradient of the log-likelihood, %s', (way) => {
    const chains = 10_000
    const times = 1500
    const x = tf.tile(tf.tensor2d(DATA), [times, 1])
    const slots = { chain: tf.zeros([chains, 4]) }
    const rule = { clamped: way, sweeps: 15, chains }
    const made = learnOnce(['boltzmannLearning', rule], ['boltzmann', { hidden: 1 }], {
      x,
      w: weights(),
      slots,
      draw: drawsFrom(2),
    })
    const moved = {
      kernel: flat(tf.sub(made.weights['kernel'] as Tensor, tf.tensor2d(LINKS))),
      bias: flat(tf.sub(made.weights['bias'] as Tensor, tf.tensor1d(BIAS))),
    }
    const near = 5 * 0.5 * Math.sqrt(1 / chains + 1 / (times * DATA.length))
    const gradient = (of: (s: readonly number[]) => number): number => clamped(of) - free(of)
    BIAS.forEach((_, i) => {
      expect(Math.abs((moved.bias[i] ?? NaN) - gradient((s) => s[i] ?? NaN))).toBeLessThan(near)
      BIAS.forEach((_b, j) => {
        const exact = i === j ? 0 : gradient((s) => (s[i] ?? NaN) * (s[j] ?? NaN))
        expect(Math.abs((moved.kernel[4 * i + j] ?? NaN) - exact)).toBeLessThan(near)
      })
    })
  })

  it('its loss without hidden units is the negative pseudo-likelihood', () => {
    const rule = catalog.rules.get('boltzmannLearning')
    const x = tf.tensor2d(STATES as number[][])
    const layer = { x, inputs: [x], taught: false, w: weights(), p: { hidden: 0, temperature: 2 } }
    const found = flat(rule?.loss(tf, { p: {} as never, layer, prediction: x, target: x }))
    STATES.forEach((s, k) => {
      const each = s.map((state, i) =>
        Math.log(sigmoid(((2 * state - 1) * ((BIAS[i] ?? NaN) + dot(s, LINKS[i] ?? []))) / 2)),
      )
      expect(found[k]).toBeCloseTo(-each.reduce((sum, one) => sum + one, 0) / 4, 5)
    })
  })
})

describe('XOR as three visible units', () => {
  it('cannot be held by pairs: a machine without hidden units comes to ln 2 from it', { timeout: 60_000 }, async () => {
    const document = toDocument(
      [
        { id: 'data', type: 'logicGate', params: { gate: 'xor' } },
        { id: 'both', type: 'concatenate' },
        { id: 'machine', type: 'boltzmann', params: { hidden: 0, kernelInitializer: { type: 'randomNormal', params: { stddev: 0.5 } } } },
        { id: 'rule', type: 'boltzmannLearning', params: { learningRate: 0.2, chains: 200, sweeps: 2 } },
      ],
      [['data.features', 'both'], ['data.target', 'both'], ['both', 'machine'], ['machine', 'rule.layer']],
      { seed: 3, epochs: 300, batchSize: 4, split: { validation: 0, test: 0 } },
    ) // prettier-ignore
    const run = await trainDocument(document)
    expect(Math.abs((await xorDivergence(run, 'machine')) - Math.LN2)).toBeLessThan(0.1)
  })
})
