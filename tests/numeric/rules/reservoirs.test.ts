import { beforeAll, describe, expect, it } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import { chosen } from '../../../shared/catalog/chosen'
import { valuesByPort } from '../../../shared/catalog/define/layer'
import { parseParams } from '../../../shared/catalog/define/params'
import { createRandom } from '../../../shared/random'
import { tf, type Tensor } from '../catalog/cpu'

beforeAll(() => tf.setBackend('cpu'))

const sampleReservoir = (units: number, spectralRadius: number, density: number, seed: number): Float32Array => {
  const item = catalog.initializers.get('reservoir')
  if (!item) throw new Error('No reservoir')
  const random = createRandom(seed, 'reservoir')
  return item.sample({ p: { spectralRadius, density }, shape: [units, units], fanIn: units, fanOut: units, random })
}

type Matrix = readonly Float64Array[]

/** ρ by Gelfand's formula, ‖W^m‖^{1/m} for m = 2^20, by squaring: another way than the one that scales. */
function radiusOf(values: Float32Array, units: number): number {
  let matrix: Matrix = Array.from({ length: units }, (_, i) =>
    Float64Array.from(values.subarray(i * units, (i + 1) * units)),
  )
  let log = 0
  const normalize = (of: Matrix): { readonly unit: Matrix; readonly size: number } => {
    const size = Math.sqrt(of.reduce((sum, row) => sum + row.reduce((part, v) => part + v * v, 0), 0))
    return { unit: of.map((row) => row.map((v) => v / size)), size }
  }
  for (let k = 0; k < 20; k++) {
    const { unit, size } = normalize(matrix)
    log += Math.log(size) / 2 ** k
    const square = unit.map(() => new Float64Array(units))
    unit.forEach((row, i) =>
      row.forEach((weight, j) => {
        if (weight !== 0)
          unit[j]?.forEach((other, k) => ((square[i] as Float64Array)[k] = (square[i]?.[k] ?? 0) + weight * other))
      }),
    )
    matrix = square
  }
  return Math.exp(log)
}

describe('a reservoir', () => {
  it.each([
    [60, 0.9, 0.1, 1],
    [60, 0.9, 0.1, 2],
    [40, 1.25, 1, 3],
    [50, 0.5, 0, 4],
    [1, 0.7, 0.1, 5],
    [2, 0.7, 1, 6],
    [7, 2, 0.3, 7],
  ])('of %d units has the spectral radius %d at density %d', (units, radius, density, seed) => {
    const weights = sampleReservoir(units, radius, density, seed)
    expect(Math.abs(radiusOf(weights, units) / radius - 1)).toBeLessThan(1e-3)
    const heard = Math.max(1, Math.round(units * density))
    for (let unit = 0; unit < units; unit++)
      expect(weights.filter((weight, k) => k % units === unit && weight !== 0)).toHaveLength(heard)
  })
})

/** What a layer of fixed weights, drawn from ±1, gives for one sequence of numbers; and those weights. */
function answers(
  { type, params }: { readonly type: string; readonly params: Record<string, number | string | boolean> },
  sequence: readonly number[],
  mask?: readonly number[],
): { readonly row: readonly number[]; readonly weight: (name: string) => readonly number[] } {
  const item = catalog.layers.get(type)
  if (!item) throw new Error(`No layer ${type}`)
  const p = parseParams(item.params, params).params
  const random = createRandom(3, type)
  const weights = Object.entries(item.weights(p, [[sequence.length, 1]])).map(([name, { shape, initializer }]) => {
    const found = chosen('initializer', initializer)
    if (!found) throw new Error('No initializer')
    return [name, shape, found.item.sample({ p: found.params, shape, fanIn: 1, fanOut: 1, random })] as const
  })
  const x = tf.tensor([...sequence], [1, sequence.length, 1])
  const w = Object.fromEntries(weights.map(([name, shape, values]) => [name, tf.tensor(values, [...shape])]))
  const none = (): never => {
    throw new Error('Nothing is drawn')
  }
  const made = item.forward(tf, {
    x,
    inputs: [x],
    w,
    p,
    ...(mask && { masks: [tf.tensor([...mask], [1, mask.length])] }),
    ctx: {
      training: false,
      rows: 1,
      draw: { uniform: none, normal: none, int: none },
      activate: (value, sum) => {
        const activation = chosen('activation', value)
        return activation ? activation.item.apply(tf, sum, activation.params) : sum
      },
      assign: none,
      addLoss: none,
    },
  })
  const values = Object.fromEntries(weights.map(([name, , own]) => [name, Array.from(own)]))
  return {
    row: [...(valuesByPort(tf, item, made)['output'] as Tensor).dataSync()],
    weight: (name) => values[name] ?? [],
  }
}

const wave = (steps: number): readonly number[] => Array.from({ length: steps }, (_, t) => Math.sin(0.7 * t) + 0.3)

describe('an echo state layer', () => {
  it.each([
    [1, 0.9, 0],
    [0.3, 0.9, 0],
    [0.3, 1.1, 4],
    [0, 0.9, 0],
  ])(
    'with a leak of %d and a radius of %d, after %d moments, follows its recurrence',
    (leak, spectralRadius, washout) => {
      const [units, steps] = [6, 9]
      const x = wave(steps)
      const params = { units, spectralRadius, density: 0.5, leak, washout }
      const { row, weight } = answers({ type: 'echoState', params }, x)
      const [kernel, recurrent, bias] = ['kernel', 'recurrent_kernel', 'bias'].map((name) => weight(`${name}`)) as [
        readonly number[],
        readonly number[],
        readonly number[],
      ]
      let h = new Array<number>(units).fill(0)
      const expected: number[] = []
      x.forEach((value, t) => {
        const before = h
        h = before.map((own, i) => {
          const heard = before.reduce((sum, other, j) => sum + other * (recurrent[j * units + i] ?? 0), 0)
          return (1 - leak) * own + leak * Math.tanh(value * (kernel[i] ?? 0) + heard + (bias[i] ?? 0))
        })
        if (t >= washout) expected.push(...h)
      })
      expect(row).toHaveLength(expected.length)
      expected.forEach((value, i) => expect(row[i]).toBeCloseTo(value, 5))
      if (leak === 0) expect(new Set(row)).toEqual(new Set([0]))
    },
  )

  it('without connections and with a linear activation is a leaky integrator: a constant input fills it by 1 − (1 − a)^t', () => {
    const [units, steps, leak] = [3, 12, 0.25]
    const params = { units, spectralRadius: 0, biasScaling: 0, leak, activation: 'linear' }
    const { row, weight } = answers({ type: 'echoState', params }, new Array<number>(steps).fill(2))
    const kernel = weight('kernel')
    for (let t = 0; t < steps; t++)
      for (let i = 0; i < units; i++)
        expect(row[t * units + i]).toBeCloseTo(2 * (kernel[i] ?? 0) * (1 - (1 - leak) ** (t + 1)), 5)
  })
})

describe('padding', () => {
  it('leaves the echo state as it was, and its mask loses the washout too', () => {
    const params = { units: 4, density: 0.5, leak: 0.5 }
    const full = answers({ type: 'echoState', params }, wave(5)).row
    const padded = answers({ type: 'echoState', params }, [...wave(5), 9, 9], [1, 1, 1, 1, 1, 0, 0]).row
    expect(padded.slice(0, 20)).toEqual(full)
    for (const moment of [5, 6]) expect(padded.slice(4 * moment, 4 * moment + 4)).toEqual(full.slice(-4))
    const last = answers(
      { type: 'echoState', params: { ...params, returnSequences: false } },
      [...wave(5), 9],
      [1, 1, 1, 1, 1, 0],
    )
    expect(last.row).toEqual(full.slice(-4))
    const item = catalog.layers.get('echoState')
    const p = parseParams(item?.params ?? {}, { ...params, washout: 3 }).params
    const mask = tf.tensor([1, 1, 1, 1, 0], [1, 5])
    const left = item?.masking?.mask?.(tf, { x: mask, inputs: [], masks: [mask], w: {}, p, ctx: {} as never })
    expect([...(left as Tensor).dataSync()]).toEqual([1, 0])
  })
})

describe('a leaky integrate-and-fire unit', () => {
  /** Spikes of lone units that get `value · weight` at every moment; weights of ±1 at most. */
  const lone = { spectralRadius: 0, biasScaling: 0, inputScaling: 1, filterTime: 0 }

  it('fires at the moments that are worked out by hand', () => {
    // α = e^{−1/1.4427} = 1/2 and an input I: V = I/2, 3I/4, 7I/8 ... Threshold 0.8·I is reached at the third moment; then one moment of rest.
    const membraneTime = 1 / Math.LN2
    const value = 5
    const params = { ...lone, units: 4, membraneTime, threshold: 0.8, refractory: 1 }
    const { row, weight } = answers({ type: 'liquidState', params }, new Array<number>(12).fill(value))
    weight('kernel').forEach((own, i) => {
      const input = value * own
      const spikes = Array.from({ length: 12 }, (_, t) => row[t * 4 + i])
      const period = spikesEvery(input, 0.8, 0.5, 1)
      const expected = spikes.map((_, t) => (period !== undefined && t % period === period - 2 ? 1 : 0))
      expect(spikes, `input ${input}`).toEqual(expected)
    })
  })

  it.each([
    [10, 0.4, 0],
    [10, 0.4, 3],
    [25, 0.2, 2],
    [3, 0.9, 1],
  ])(
    'of membrane time %d, threshold %d and %d moments of rest has the rate of the closed form',
    (membraneTime, threshold, refractory) => {
      const units = 8
      const steps = 60
      const params = { ...lone, units, membraneTime, threshold, refractory }
      const { row, weight } = answers({ type: 'liquidState', params }, new Array<number>(steps).fill(2))
      let firing = 0
      weight('kernel').forEach((own, i) => {
        const times = Array.from({ length: steps }, (_, t) => t).filter((t) => row[t * units + i] === 1)
        const period = spikesEvery(2 * own, threshold, Math.exp(-1 / membraneTime), refractory)
        if (period === undefined || period > steps) expect(times).toEqual([])
        else {
          firing++
          expect(times).toEqual(
            Array.from({ length: steps }, (_, t) => t).filter((t) => t % period === period - 1 - refractory),
          )
        }
      })
      expect(firing).toBeGreaterThan(0)
    },
  )
})

/** Moments from one spike to the next under a constant input: the first n with I(1 − αⁿ) ≥ θ, and the rest; none where I stays below θ. */
function spikesEvery(input: number, threshold: number, keeps: number, refractory: number): number | undefined {
  return input > threshold ? Math.ceil(Math.log(1 - threshold / input) / Math.log(keeps)) + refractory : undefined
}
