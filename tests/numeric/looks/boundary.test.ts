import { afterAll, expect, it } from 'vitest'
import { lookAsker } from './lookAsker'
import { dense, toChain, toDocument } from '../trainer/toDocument'
import { removeFolders } from '../trainer/trainDocument'

afterAll(removeFolders)

/** Middle of a cell of the grid. */
const place = ([low, high]: readonly [number, number], share: number): number => low + share * (high - low)

it('every cell of the plane has the answer that the network gives there', async () => {
  const ask = await lookAsker(
    toChain(
      { id: 'data', type: 'moons', params: { samples: 60, encoding: 'index' } },
      [dense(4, 'tanh'), dense(2, 'softmax')],
      { type: 'sparseCategoricalCrossentropy' },
      { epochs: 5, batchSize: 10, split: { validation: 0.2, test: 0 } },
    ),
  )
  const found = await ask({ kind: 'boundary', side: 20, wide: 2, validation: true })
  expect(found.x[1] - found.x[0]).toBeCloseTo(2 * (found.y[1] - found.y[0]), 6)
  const cells = Array.from({ length: 400 }, (_, i) => [
    place(found.x, ((i % 20) + 0.5) / 20),
    place(found.y, 1 - (Math.floor(i / 20) + 0.5) / 20),
  ])
  const inputs = { data: cells }
  const told = await ask({ kind: 'activations', node: 'layer1', rows: { inputs } })
  const shares = Object.values(told.outputs)[0]?.values ?? []
  if (found.answers.kind !== 'classes') throw new Error('no classes')
  const { classes, sure } = found.answers
  cells.forEach((_, i) => {
    const [a = NaN, b = NaN] = shares.slice(2 * i, 2 * i + 2)
    expect(classes[i]).toBe(b > a ? 1 : 0)
    expect(sure[i]).toBe(Math.round(100 * (2 * Math.max(a, b) - 1)))
  })
  // The points are the data, and each that is classified wrongly is known.
  expect(found.train.x).toHaveLength(48)
  expect(found.validation?.x).toHaveLength(12)
  const rows = await ask({ kind: 'activations', node: 'layer1', rows: { count: 48 } })
  const guesses = Object.values(rows.outputs)[0]?.values ?? []
  const wrong = (rows.classes ?? []).flatMap((label, i) =>
    (guesses[2 * i + 1] ?? 0) > (guesses[2 * i] ?? 0) === (label === 1) ? [] : [i],
  )
  expect(found.train.wrong).toEqual(wrong)
  expect(found.train.truth).toEqual(rows.classes)
})

it('of more features two are chosen and the others stand at their median', async () => {
  const ask = await lookAsker(
    toChain({ id: 'data', type: 'iris' }, [dense(3)], { type: 'multiclassSvm' }, { epochs: 1, batchSize: 50 }),
  )
  const found = await ask({ kind: 'boundary', side: 2, axes: [2, 3] })
  const all = await ask({ kind: 'activations', node: 'layer0', rows: { count: 1000 } })
  const rows = all.inputs['data'] ?? []
  const median = (feature: number): number => {
    const sorted = rows.map((row) => row[feature] ?? NaN).sort((a, b) => a - b)
    return ((sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN) + (sorted[Math.floor(sorted.length / 2)] ?? NaN)) / 2
  }
  const corner = [median(0), median(1), place(found.x, 0.25), place(found.y, 0.75)]
  const told = await ask({ kind: 'activations', node: 'layer0', rows: { inputs: { data: [corner] } } })
  const scores = Object.values(told.outputs)[0]?.values ?? []
  const [first = NaN, second = NaN] = [...scores].sort((a, b) => b - a)
  if (found.answers.kind !== 'classes') throw new Error('no classes')
  expect(found.answers.classes[0]).toBe(scores.indexOf(first))
  expect(found.answers.sure[0]).toBe(Math.round(100 * Math.min(1, first - second)))
  expect(found.train.truth?.[0]).toBe(all.classes?.[0])
})

it('a perceptron of a gate is a step, wrong where the rule has not come yet', async () => {
  const ask = await lookAsker(
    toDocument(
      [
        { id: 'data', type: 'logicGate', params: { gate: 'and', encoding: 'signed' } },
        { id: 'unit', type: 'perceptron', params: { units: 1 } },
        { id: 'rule', type: 'perceptronRule' },
      ],
      [
        ['data.features', 'unit'],
        ['unit', 'rule.layer'],
        ['data.target', 'rule.target'],
      ],
      { epochs: 12, batchSize: 1, shuffle: false },
    ),
  )
  const found = await ask({ kind: 'boundary', side: 10 })
  if (found.answers.kind !== 'values') throw new Error('no values')
  const own = new Set(found.answers.values)
  expect(own.size).toBe(2)
  expect(found.train.wrong).toEqual([])
  // Only the corner at the upper right is answered with yes.
  expect(found.answers.values[9]).toBe(Math.max(...own))
  expect([found.answers.values[0], found.answers.values[90], found.answers.values[99]]).toEqual(
    Array.from({ length: 3 }, () => Math.min(...own)),
  )
})
