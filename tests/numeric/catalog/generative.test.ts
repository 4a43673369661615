import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { valuesByPort, type ForwardContext, type Generation, type LayerDefinition } from '@shared/catalog/define/layer'
import { parseParams } from '@shared/catalog/define/params'
import type { Draw } from '@shared/catalog/define/tf'
import type { JsonValue } from '@shared/graph/document'
import { createDraw } from '../../../src-main/trainer/program/draw'
import { onBackend } from '../onBackend'
import { tf, type Tensor } from './cpu'

const layerOf = (id: string): LayerDefinition => {
  const item = catalog.layers.get(id)
  if (!item) throw new Error(`No layer ${id}`)
  return item
}
const paramsOf = (id: string, params: Record<string, JsonValue> = {}): never =>
  parseParams(layerOf(id).params, params).params as never
const drawFrom = (seed: number): Draw => createDraw(tf, seed, 'test', 0)

/** What a layer gives by port, and the losses it added. */
function run(id: string, inputs: Tensor[], params: Record<string, JsonValue> = {}, training = true) {
  const added: Tensor[] = []
  const ctx = {
    training,
    rows: inputs[0]?.shape[0] ?? 0,
    draw: drawFrom(5),
    addLoss: (loss: Tensor) => added.push(loss),
  } as unknown as ForwardContext
  const item = layerOf(id)
  const made = item.forward(tf, { x: inputs[0] as Tensor, inputs, w: {}, p: paramsOf(id, params), ctx })
  return { added, made: valuesByPort(tf, item, made) }
}
const numbers = (tensor: Tensor | undefined): number[] => [...(tensor?.dataSync() ?? [])]
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: readonly number[]): number => mean(values.map((value) => (value - mean(values)) ** 2))

const farthest = (values: readonly number[], expected: (i: number) => number): number =>
  Math.max(...values.map((value, i) => Math.abs(value - expected(i))))

/** ᾱ_t by the definition: the product of what each step leaves. */
function keptBy(schedule: 'linear' | 'cosine', steps: number): number[] {
  const f = (t: number): number => Math.cos(((t / steps + 0.008) / 1.008) * (Math.PI / 2)) ** 2
  const beta = (t: number): number =>
    schedule === 'linear'
      ? Math.min(0.999, (1000 / steps) * (1e-4 + ((0.02 - 1e-4) * (t - 1)) / (steps - 1)))
      : Math.min(0.999, 1 - f(t) / f(t - 1))
  let product = 1
  return Array.from({ length: steps }, (_, i) => (product *= 1 - beta(i + 1)))
}

describe.each(['cpu', 'wasm', 'tensorflow'] as const)('diffusion on %s', (backend) => {
  onBackend(backend)
  const ROWS = 1500

  test.each([
    ['linear', 50],
    ['cosine', 50],
    ['cosine', 1000],
    ['linear', 20],
  ] as const)('mixes data and noise as q(x_t | x) says: %s, %d steps', (schedule, steps) => {
    const kept = keptBy(schedule, steps)
    const { made } = run('diffusion', [tf.fill([ROWS, 1], 3)], { schedule, steps })
    const [noisy, time, noise] = [numbers(made['noisy']), numbers(made['time']), numbers(made['noise'])]
    expect(Math.abs(mean(noise))).toBeLessThan(4 / Math.sqrt(ROWS))
    expect(Math.abs(variance(noise) - 1)).toBeLessThan(4 * Math.sqrt(2 / ROWS))
    const seen = new Set<number>()
    let worst = 0
    for (let row = 0; row < ROWS; row++) {
      const t = Math.round((time[row] ?? 0) * steps)
      seen.add(t)
      const share = kept[t - 1] ?? Number.NaN
      const expected = Math.sqrt(share) * 3 + Math.sqrt(1 - share) * (noise[row] ?? 0)
      worst = Math.max(worst, Math.abs((noisy[row] ?? 0) - expected) / (1 + Math.abs(expected)))
    }
    expect(worst).toBeLessThan(2e-5)
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(1)
    expect(Math.max(...seen)).toBeLessThanOrEqual(steps)
    expect(seen.size).toBeGreaterThan(Math.min(steps, ROWS) * 0.6)
  })

  // Data from N(m, s²) are the one case where the best guess of the noise is known in closed form.
  test.each([
    ['linear', 1, undefined],
    ['cosine', 1, undefined],
    ['cosine', 0, 40],
    ['linear', 0, undefined],
  ] as const)(
    'the way back with the best possible guess ends in the data: %s, η = %d, %s passes',
    (schedule, eta, passes) => {
      const [m, s, steps] = [2, 0.5, 200]
      const kept = keptBy(schedule, steps)
      const generation = layerOf('diffusion').generate as Generation<never>
      const p = paramsOf('diffusion', { schedule, eta, steps })
      const wanted = passes ?? generation.next?.steps(p) ?? 0
      let state = generation.begin(tf, {
        p,
        rows: ROWS,
        draw: drawFrom(1),
        shapes: { noisy: [1], time: [1], noise: [1] },
      })
      for (let step = 1; step <= wanted; step++) {
        const t = Math.round((numbers(state['time'])[0] ?? 0) * steps)
        const share = kept[t - 1] ?? Number.NaN
        const x = state['noisy'] as Tensor
        const answer = tf.mul(tf.sub(x, Math.sqrt(share) * m), Math.sqrt(1 - share) / (share * s * s + 1 - share))
        const args = { p, before: state, answer, step, steps: wanted, draw: drawFrom(step + 1) }
        state = generation.next?.values(tf, args) ?? state
      }
      const found = numbers(state['noisy'])
      expect(numbers(state['time'])[0]).toBe(0)
      expect(Math.abs(mean(found) - m)).toBeLessThan(0.05)
      expect(Math.sqrt(variance(found)) / s).toBeGreaterThan(0.9)
      expect(Math.sqrt(variance(found)) / s).toBeLessThan(1.1)
    },
  )

  test('clipping keeps what is guessed of the clean sample within −1 and 1', () => {
    const generation = layerOf('diffusion').generate as Generation<never>
    const p = paramsOf('diffusion', { clip: true, steps: 10 })
    const before = { noisy: tf.fill([2, 1], 50), time: tf.ones([2, 1]), noise: tf.zeros([2, 1]) }
    const args = { p, before, answer: tf.zeros([2, 1]), step: 10, steps: 10, draw: drawFrom(1) }
    expect(numbers(generation.next?.values(tf, args)['noisy'])).toEqual([1, 1])
  })

  test('sampling draws from N(μ, σ²), passes gradients, and adds the divergence from N(0, 1)', () => {
    const means = tf.fill([ROWS, 2], 1.5)
    const logVariances = tf.fill([ROWS, 2], Math.log(0.25))
    const { made, added } = run('sampling', [means, logVariances], { klWeight: 0.5 })
    const z = numbers(made['output'])
    expect(Math.abs(mean(z) - 1.5)).toBeLessThan((4 * 0.5) / Math.sqrt(2 * ROWS))
    expect(Math.abs(variance(z) - 0.25)).toBeLessThan(4 * 0.25 * Math.sqrt(1 / ROWS))
    // Two numbers a sample.
    const divergence = 2 * 0.5 * (1.5 ** 2 + 0.25 - Math.log(0.25) - 1)
    expect(added.length).toBe(1)
    expect(farthest(numbers(added[0]), () => 0.5 * divergence)).toBeLessThan(1e-5)
    expect(numbers(run('sampling', [means, logVariances], {}, false).made['output'])).toEqual(numbers(means))
    const code = (of: Tensor): Tensor => run('sampling', [means, of]).made['output'] as Tensor
    const slope = numbers(tf.grad((of) => tf.sum(code(of)))(logVariances))
    expect(farthest(slope, (i) => 0.5 * ((z[i] ?? 0) - 1.5))).toBeLessThan(1e-5)
  })

  test('the time becomes sines and cosines of falling frequency', () => {
    const { made } = run('timeEmbedding', [tf.tensor2d([[0], [0.25], [1]])], { size: 6, scale: 100 })
    const expected = [0, 0.25, 1].flatMap((time) => {
      const angles = [0, 1, 2].map((i) => (100 * time) / 10_000 ** (i / 3))
      return [...angles.map(Math.sin), ...angles.map(Math.cos)]
    })
    expect(farthest(numbers(made['output']), (i) => expected[i] ?? 0)).toBeLessThan(1e-5)
  })

  test('noise is new for every row, with the spread that was asked for', () => {
    const rows = tf.zeros([ROWS, 1])
    const normal = numbers(run('noise', [rows], { shape: [2], scale: 3 }).made['output'])
    expect(normal.length).toBe(2 * ROWS)
    expect(Math.abs(variance(normal) / 9 - 1)).toBeLessThan(4 / Math.sqrt(ROWS))
    const uniform = numbers(run('noise', [rows], { shape: [2], scale: 3, distribution: 'uniform' }).made['output'])
    expect(Math.abs(mean(uniform))).toBeLessThan(0.15)
    expect(Math.max(...uniform.map(Math.abs))).toBeLessThanOrEqual(3)
    expect(Math.abs(variance(uniform) / 3 - 1)).toBeLessThan(4 / Math.sqrt(ROWS))
  })
})
