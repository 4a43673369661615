import { afterAll, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../../shared/graph/document'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import { nativeMissing } from '../engine/native'
import { networkOf, rowsOf } from '../results/networkOf'
import { weightsOf } from '../results/weightsOf'
import { dense, toDocument, type Wire } from '../trainer/toDocument'
import { removeFolders, standAt, trainDocument } from '../trainer/trainDocument'
import { ruleDocument, trainRule } from './trainRule'

afterAll(removeFolders)
const backend = nativeMissing ? 'wasm' : 'tensorflow'

type Rows = readonly (readonly number[])[]
const inRows = (values: readonly number[], width: number): Rows =>
  Array.from({ length: values.length / width }, (_, i) => values.slice(i * width, (i + 1) * width))
const squared = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + (value - (b[i] ?? NaN)) ** 2, 0)
const nearest = (prototypes: Rows, x: readonly number[]): number => {
  const distances = prototypes.map((w) => squared(w, x))
  return distances.indexOf(Math.min(...distances))
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const meanRow = (rows: Rows): number[] => (rows[0] ?? []).map((_, k) => mean(rows.map((row) => row[k] ?? NaN)))
/** Mean distance to the nearest prototype. */
const quantization = (prototypes: Rows, rows: Rows): number =>
  mean(rows.map((x) => Math.sqrt(squared(prototypes[nearest(prototypes, x)] ?? [], x))))
const idle = (prototypes: Rows, rows: Rows): number =>
  prototypes.length - new Set(rows.map((x) => nearest(prototypes, x))).size

const between = (minval: number, maxval: number) => ({ type: 'randomUniform', params: { minval, maxval } })
const shuffled = { shuffle: true }

describe('winner takes all', () => {
  const blobs = (classes: number, spread: number) => ({ type: 'blobs', params: { samples: 300, classes, spread } })

  it('with all rows in a batch and a rate of 1 is k-means: a step is a step of Lloyd’s', async () => {
    const steps = 4
    const document = ruleDocument(
      [
        blobs(5, 1.5),
        { type: 'competitive', params: { units: 7, prototypesInitializer: between(-4, 4) } },
        { type: 'wta', params: { learningRate: 1 } },
      ],
      { batchSize: 300, epochs: steps },
      false,
    )
    const before = await standAt(document, 0)
    let places = inRows((await weightsOf(before))('layer/prototypes'), 2)
    before.session.stop()
    await before.over
    const { run, weight } = await trainRule(document)
    const rows = await rowsOf(run, 'data/features')
    for (let step = 0; step < steps; step++) {
      const won = rows.map((x) => nearest(places, x))
      places = places.map((w, unit) => {
        const own = rows.filter((_, i) => won[i] === unit)
        return own.length > 0 ? meanRow(own) : w
      })
    }
    inRows(weight('layer/prototypes'), 2).forEach((w, unit) =>
      w.forEach((value, k) => expect(value).toBeCloseTo(places[unit]?.[k] ?? NaN, 4)),
    )
  })

  it('as it comes from the palette its units come to the means of clusters', async () => {
    const { run, weight } = await trainRule(
      ruleDocument(
        [blobs(3, 0.5), { type: 'competitive', params: { units: 3 } }, { type: 'wta' }],
        { ...shuffled, batchSize: 16, epochs: 20, schedule: { type: 'cosineDecay', params: {} } },
        false,
      ),
    )
    const places = inRows(weight('layer/prototypes'), 2)
    const rows = await rowsOf(run, 'data/features')
    for (let unit = 0; unit < 3; unit++) {
      const middle = meanRow(rows.filter((x) => nearest(places, x) === unit))
      expect(Math.sqrt(squared(middle, places[unit] ?? []))).toBeLessThan(0.1)
    }
    // Points of a normal cloud are 0.5 √(π / 2) from its middle on average.
    expect(quantization(places, rows)).toBeCloseTo(0.5 * Math.sqrt(Math.PI / 2), 1)
  })

  it('leaves units dead that start far away; a conscience brings all of them to work', async () => {
    const found = async (rule: string) => {
      const competitive = { type: 'competitive', params: { units: 9, prototypesInitializer: between(6, 7) } }
      const document = ruleDocument([blobs(3, 0.8), competitive, { type: rule }], { ...shuffled, epochs: 10 }, false)
      const { run, weight } = await trainRule(document)
      const [rows, places] = [await rowsOf(run, 'data/features'), inRows(weight('layer/prototypes'), 2)]
      return { dead: idle(places, rows), error: quantization(places, rows) }
    }
    const [plain, fair] = [await found('wta'), await found('conscienceWta')]
    expect(plain.dead).toBeGreaterThan(5)
    expect(fair.dead).toBe(0)
    expect(fair.error).toBeLessThan(0.75 * plain.error)
  })
})

describe('the Kohonen map', () => {
  const square = { type: 'unitSquare', params: { samples: 1000, testSamples: 0 } }
  const map = (rows: number, columns: number, more = {}) => ({ type: 'kohonen', params: { rows, columns, ...more } })

  it.each([
    [1, 10, 'zeros'],
    [1, 10, between(0, 1)],
    [32, 60, 'zeros'],
    [32, 60, between(0, 1)],
  ])(
    'of 10 × 10 unfolds on the unit square in batches of %d and %d epochs from %j',
    async (batchSize, epochs, start) => {
      const layer = map(10, 10, { prototypesInitializer: start })
      const document = ruleDocument([square, layer, { type: 'som' }], { ...shuffled, batchSize, epochs }, false)
      const { run } = await trainRule(document, { backend })
      const whole = await evaluate(networkOf(run), 'train', 'map')
      if (!whole.ok) throw new Error(whole.error.message)
      const { values } = whole.value
      expect(values['train/topographicError']).toBeLessThan(0.05)
      // Units of an even grid are 0.0383 from their points on average.
      expect(values['train/loss']).toBeLessThan(0.048)
      expect(values['train/loss']).toBeGreaterThan(0.033)
    },
  )

  it('goes step by step as the plain statement of the algorithm', async () => {
    const [rows, columns, samples, epochs] = [4, 5, 200, 2]
    const document = ruleDocument(
      [
        { type: 'unitSquare', params: { samples, testSamples: 0 } },
        map(rows, columns, { prototypesInitializer: between(0, 1) }),
        { type: 'som', params: { radiusFrom: 2 } },
      ],
      { epochs },
      false,
    )
    const stood = await standAt(document, 0)
    const w = inRows((await weightsOf(stood))('layer/prototypes'), 2).map((row) => [...row])
    const data = await rowsOf(stood, 'data/features')
    stood.session.stop()
    await stood.over
    const steps = samples * epochs
    for (let step = 0; step < steps; step++) {
      const x = data[step % samples] ?? []
      const winner = nearest(w, x)
      const [rate, radius] = [0.5 * (0.01 / 0.5) ** (step / steps), 2 * (0.5 / 2) ** (step / steps)]
      w.forEach((row, unit) => {
        const up = Math.floor(unit / columns) - Math.floor(winner / columns)
        const aside = (unit % columns) - (winner % columns)
        const share = rate * Math.exp(-(up ** 2 + aside ** 2) / (2 * radius ** 2))
        row.forEach((value, k) => (row[k] = value + share * ((x[k] ?? NaN) - value)))
      })
    }
    const { weight } = await trainRule(document)
    inRows(weight('layer/prototypes'), 2).forEach((row, unit) =>
      row.forEach((value, k) => expect(value).toBeCloseTo(w[unit]?.[k] ?? NaN, 3)),
    )
  })

  it('of one row on one feature puts its units in order, evenly', async () => {
    const document = toDocument(
      [
        { ...square, id: 'data' },
        { id: 'first', type: 'split' },
        { ...map(1, 10), id: 'map' },
        { id: 'rule', type: 'som' },
      ],
      [['data.features', 'first'], ['first.first', 'map'], ['map', 'rule.layer']], // prettier-ignore
      { seed: 3, batchSize: 8, epochs: 20, split: { validation: 0, test: 0 } },
    )
    const places = (await weightsOf(await trainDocument(document)))('map/prototypes')
    const ordered = (places[0] ?? 0) < (places[9] ?? 0) ? places : [...places].reverse()
    ordered.forEach((place, i) => expect(Math.abs(place - (i + 0.5) / 10)).toBeLessThan(0.07))
  })

  it('that wraps closes a ring around ten clusters', async () => {
    const ring = { type: 'blobs', params: { samples: 300, classes: 10, spread: 0.1 } }
    const { weight } = await trainRule(
      ruleDocument(
        [ring, map(1, 10, { wraps: true }), { type: 'som', params: { radiusFrom: 3, radiusTo: 0.2 } }],
        { ...shuffled, batchSize: 4, epochs: 20 },
        false,
      ),
    )
    const places = inRows(weight('layer/prototypes'), 2)
    const gaps = places.map((w, unit) => Math.sqrt(squared(w, places[(unit + 1) % 10] ?? [])))
    for (const gap of gaps) expect(gap).toBeCloseTo(2 * 4 * Math.sin(Math.PI / 10), 0)
  })
})

describe('LVQ on Iris, trained and measured on all rows', () => {
  const training = { ...shuffled, batchSize: 8, schedule: { type: 'polynomialDecay', params: {} } }
  const measure = async (document: GraphDocument) => {
    const whole = await evaluate(networkOf(await trainDocument(document, { backend })), 'train', 'lvq')
    if (!whole.ok) throw new Error(whole.error.message)
    return whole.value
  }
  it.each([
    ['lvq1', 'oneHot', 1, 0.9],
    ['lvq1', 'index', 3, 0.95],
    ['lvq1', 'oneHot', 5, 0.95],
    ['lvq21', 'oneHot', 2, 0.95],
  ])('%s with labels as %s and %d prototypes a class', async (rule, encoding, prototypes, least) => {
    const found = await measure(
      ruleDocument([{ type: 'iris', params: { encoding } }, { type: 'lvq', params: { prototypes } }, { type: rule }], {
        ...training,
        epochs: 60,
      }),
    )
    expect(found.values['train/accuracy']).toBeGreaterThanOrEqual(least)
    expect(found.values['train/loss']).toBeCloseTo(1 - (found.values['train/accuracy'] ?? NaN), 5)
    const counts = Object.values(found.confusion)[0]?.counts ?? []
    expect(counts.flat().reduce((sum, n) => sum + n, 0)).toBe(150)
  })

  it('LVQ1 first, LVQ2.1 on what it found', async () => {
    const rules = ['lvq1', 'lvq21']
    const phases = rules.map((id) => ({ id, epochs: 30, turns: [{ objectives: [id], trains: ['layer'] }] }))
    const found = await measure(
      toDocument(
        [{ id: 'data', type: 'iris' }, { id: 'layer', type: 'lvq' }, ...rules.map((type) => ({ id: type, type }))],
        [['data.features', 'layer'], ...rules.flatMap((id): Wire[] => [['layer', `${id}.layer`], ['data.target', `${id}.target`]])], // prettier-ignore
        { ...training, seed: 7, phases, split: { validation: 0, test: 0 } },
      ),
    )
    expect(found.values['train/accuracy/lvq1']).toBeGreaterThanOrEqual(0.95)
    expect(found.values['train/accuracy/lvq21']).toBe(found.values['train/accuracy/lvq1'])
  })
})

describe('a map on the code of an autoencoder', () => {
  const autoencoder = (mapped: boolean) =>
    toDocument(
      [
        { id: 'data', type: 'iris' },
        { ...dense(2, 'tanh'), id: 'code' },
        { ...dense(4), id: 'back' },
        { id: 'copy', type: 'meanSquaredError' },
        ...(mapped
          ? [
              { id: 'map', type: 'kohonen', params: { rows: 4, columns: 4 } },
              { id: 'rule', type: 'som', params: { radiusFrom: 2 } },
            ]
          : []),
      ],
      [
        ['data.features', 'code'],
        ['code', 'back'],
        ['back', 'copy.prediction'],
        ['data.features', 'copy.target'],
        ...(mapped ? ([['code', 'map'], ['map', 'rule.layer']] as const) : []), // prettier-ignore
      ],
      {
        seed: 4,
        epochs: 60,
        batchSize: 16,
        optimizer: { type: 'adam', params: { learningRate: 0.01 } },
        split: { validation: 0, test: 0 },
      },
    )

  it('both learn at once, and the autoencoder as if there were no map', async () => {
    const [alone, both] = [await trainDocument(autoencoder(false)), await trainDocument(autoencoder(true))]
    const [own, same] = [await weightsOf(alone), await weightsOf(both)]
    for (const name of ['code/kernel', 'code/bias', 'back/kernel', 'back/bias']) expect(same(name)).toEqual(own(name))
    const [copy, error] = [both.curve('train/loss/copy').values, both.curve('train/loss/rule').values]
    expect(copy.at(-1)).toBeLessThan(0.2 * (copy[0] ?? 0))
    // Codes lie within ±1; at the end most of them are close to a prototype.
    expect(error.at(-1)).toBeLessThan(0.15)
    expect(new Set(same('map/prototypes')).size).toBe(32)
  })
})
