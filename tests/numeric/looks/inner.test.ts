import { afterAll, expect, it } from 'vitest'
import { dense, toDocument } from '../trainer/toDocument'
import { removeFolders } from '../trainer/trainDocument'
import { lookAsker } from './lookAsker'

afterAll(removeFolders)

const document = (type: string, params: Record<string, string | number | boolean>) =>
  toDocument(
    [
      { id: 'data', type: 'sineWindows' },
      { id: 'cell', type, params },
      { id: 'out', ...dense(1) },
      { id: 'loss', type: 'meanSquaredError' },
    ],
    [
      ['data.features', type === 'multiHeadAttention' ? 'cell.query' : 'cell'],
      ['cell', 'out'],
      ['out', 'loss.prediction'],
      ['data.target', 'loss.target'],
    ],
    { epochs: 1 },
  )

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))

it('states and gates of an LSTM are those of its equations, moment by moment', async () => {
  const ask = await lookAsker(document('lstm', { units: 3 }))
  const { inner, entered } = await ask({ kind: 'inner', node: 'cell', row: 4 })
  const { weights } = await ask({ kind: 'weights', node: 'cell' })
  const w = (name: string, at: number): number => weights[name]?.values[at] ?? NaN
  const xs = entered[0]?.values ?? []
  let [h, c] = [[0, 0, 0], [0, 0, 0]] // prettier-ignore
  xs.forEach((x, moment) => {
    const sum = (gate: number, unit: number): number => {
      const column = 3 * gate + unit
      const fromState = h.reduce((all, value, i) => all + value * w('recurrent_kernel', i * 12 + column), 0)
      return x * w('kernel', column) + fromState + w('bias', column)
    }
    const units = [0, 1, 2]
    const [i, f, o] = [0, 1, 3].map((gate) => units.map((unit) => sigmoid(sum(gate, unit)))) as [
      number[],
      number[],
      number[],
    ]
    const fresh = units.map((unit) => Math.tanh(sum(2, unit)))
    c = units.map((unit) => (f[unit] ?? NaN) * (c[unit] ?? NaN) + (i[unit] ?? NaN) * (fresh[unit] ?? NaN))
    h = units.map((unit) => (o[unit] ?? NaN) * Math.tanh(c[unit] ?? NaN))
    for (const [name, byHand] of Object.entries({ h, c, i, f, o }))
      byHand.forEach((value, unit) => expect(inner[name]?.values[3 * moment + unit]).toBeCloseTo(value, 4))
  })
  expect(xs.length).toBeGreaterThan(3)
})

it('of both directions each moment stands where it is in time', async () => {
  for (const type of ['gru', 'simpleRnn']) {
    const ask = await lookAsker(document(type, { units: 2, direction: 'both' }))
    const { inner } = await ask({ kind: 'inner', node: 'cell', row: 0 })
    const out = await ask({ kind: 'activations', node: 'cell', rows: { from: 0, count: 1 } })
    const forward = inner['forward_h']?.values ?? []
    // The last state forward is at the end, the last one backward at the beginning.
    const last = [...forward.slice(-2), ...(inner['backward_h']?.values.slice(0, 2) ?? [])]
    out.outputs['output']?.values.forEach((value, i) => expect(last[i]).toBeCloseTo(value, 5))
    expect(Object.keys(inner).filter((name) => name.startsWith('backward_'))).toEqual(
      type === 'gru' ? ['backward_h', 'backward_z', 'backward_r'] : ['backward_h'],
    )
  }
})

it('shares of attention add up to one for each query', async () => {
  const sequence = { id: 'many', type: 'simpleRnn', params: { units: 4, returnSequences: true } }
  const ask = await lookAsker(
    toDocument(
      [
        { id: 'data', type: 'sineWindows' },
        sequence,
        { id: 'cell', type: 'multiHeadAttention', params: { numHeads: 2, keyDim: 3, useCausalMask: true } },
        { id: 'flat', type: 'flatten' },
        { id: 'out', ...dense(1) },
        { id: 'loss', type: 'meanSquaredError' },
      ],
      [
        ['data.features', 'many'],
        ['many', 'cell.query'],
        ['cell', 'flat'],
        ['flat', 'out'],
        ['out', 'loss.prediction'],
        ['data.target', 'loss.target'],
      ],
      { epochs: 1 },
    ),
  )
  const { attention } = (await ask({ kind: 'inner', node: 'cell' })).inner
  const [, heads = 0, queries = 0, keys = 0] = attention?.shape ?? []
  expect([heads, queries]).toEqual([2, keys])
  for (let row = 0; row < heads * queries; row++) {
    const shares = attention?.values.slice(row * keys, (row + 1) * keys) ?? []
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5)
    // Nobody looks ahead.
    expect(shares.slice((row % queries) + 1).every((share) => share < 1e-6)).toBe(true)
  }
})
