import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { sizeOf, storedSize } from '@shared/catalog/define/tensorType'
import { LANGUAGES } from '@shared/language'
import { createRandom } from '@shared/random'
import { column, itemOf, make, perceptron, points } from './datasetRows'
import { variantsOf } from './variants'

describe.each([...catalog.datasets])('%s', (id, item) => {
  test('is as it describes itself, whatever its parameters', () => {
    for (const variant of variantsOf(item.params)) {
      const { params } = parseParams(item.params, variant)
      const shape = item.describe(params)
      expect(Object.keys(shape.outputs).sort()).toEqual(item.outputs.map(({ name }) => name).sort())
      expect(shape.testRows).toBeLessThan(shape.rows)
      for (const type of Object.values(shape.outputs)) {
        const { labels } = type
        if (!labels) continue
        const width = { oneHot: [labels.classes], index: [], binary: [1], signed: [1] }[labels.encoding]
        // A label for each moment has the time before that.
        const time = type.shape.slice(0, type.shape.length - width.length)
        expect(time.length).toBeLessThanOrEqual(1)
        expect(storedSize(type)).toBe(sizeOf(time))
        expect(type).toMatchObject({
          shape: [...time, ...width],
          dtype: labels.encoding === 'index' ? 'int32' : 'float32',
        })
        if (labels.classes > 2) expect(['oneHot', 'index']).toContain(labels.encoding)
        if (labels.names) expect(labels.names).toHaveLength(labels.classes)
      }
      if (shape.featureNames) expect(shape.featureNames).toHaveLength(sizeOf(shape.outputs['features']?.shape ?? []))
      for (const name of shape.featureNames ?? []) {
        // A symbol such as x₁ is the same in every language.
        if (/\p{L}{2}/u.test(name))
          for (const language of LANGUAGES) expect(item.text[language].features, language).toHaveProperty([name])
      }
      expect(shape.outputs['features']?.vocabulary === undefined || shape.words?.['features']).toBeTruthy()
      for (const [port, words] of Object.entries(shape.words ?? {}))
        for (const language of LANGUAGES) {
          expect(words[language], port).toHaveLength(shape.outputs[port]?.vocabulary ?? 0)
          expect(new Set(words[language]).size, port).toBe(words[language].length)
        }
      if (item.source.kind !== 'generated') continue
      const columns = item.source.make(params, createRandom(4, id))
      for (const [port, type] of Object.entries(shape.outputs)) {
        const values = Array.from(columns[port] ?? [])
        expect(values).toHaveLength(shape.rows * storedSize(type))
        expect(values.every(Number.isFinite)).toBe(true)
        const limit = type.vocabulary ?? type.labels?.classes
        if (limit !== undefined)
          expect(values.every((value) => Number.isInteger(value) && value >= 0 && value < limit)).toBe(true)
      }
    }
  })
})

const generated = [...catalog.datasets].filter(([, item]) => item.source.kind === 'generated').map(([id]) => id)

/** A table or a text is the same whatever the seed. */
const FIXED = [
  'logicGate',
  'oneExample',
  'onePicture',
  'threePoints',
  'fiveAttributes',
  'characterText',
  'maze',
  'mazeMoves',
]

describe('seeds', () => {
  test.each(generated)('%s is the same for the same seed and another for another', (id) => {
    const bytes = (seed: number): Buffer =>
      Buffer.concat(Object.values(make(id, {}, seed).columns).map(({ buffer }) => Buffer.from(buffer)))
    expect(bytes(7).equals(bytes(7))).toBe(true)
    expect(bytes(8).equals(bytes(7))).toBe(FIXED.includes(id))
  })
})

test.each(generated)('%s is as it describes itself at the ends of its parameters', (id) => {
  const ends = Object.entries(itemOf(id).params).flatMap(([name, spec]) =>
    spec.type === 'int' || spec.type === 'float' ? [[name, [spec.min, spec.max]] as const] : [],
  )
  for (const end of [0, 1]) {
    // As few rows as may be, so that the greatest sizes of the rest are quickly made.
    const values = Object.fromEntries(ends.map(([name, range]) => [name, range[/samples/i.test(name) ? 0 : end] ?? 0]))
    const made = make(id, values)
    for (const [port, type] of Object.entries(made.shape.outputs)) {
      const numbers = Array.from(column(made, port))
      expect(numbers).toHaveLength(made.rows * storedSize(type))
      expect(numbers.every(Number.isFinite)).toBe(true)
    }
  }
})

describe('classes', () => {
  test.each([
    ['blobs', 4],
    ['circles', 3],
    ['moons', 2],
    ['spirals', 5],
  ])('%s has as many points of each of its %i classes, in every stretch', (id, classes) => {
    const labels = points(make(id, { classes, samples: 203 })).map(({ label }) => label)
    const counts = (part: number[]) =>
      Array.from({ length: classes }, (_, c) => part.filter((label) => label === c).length)
    for (const part of [labels, labels.slice(0, 40), labels.slice(150)]) {
      expect(Math.max(...counts(part)) - Math.min(...counts(part))).toBeLessThanOrEqual(1)
    }
  })

  test.each([
    ['and', [0, 0, 0, 1]],
    ['or', [0, 1, 1, 1]],
    ['xor', [0, 1, 1, 0]],
  ])('the gate %s has its truth table', (gate, truth) => {
    expect(points(make('logicGate', { gate })).map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ])
    expect(points(make('logicGate', { gate })).map(({ label }) => label)).toEqual(truth)
    expect(points(make('logicGate', { gate, values: 'signed' })).map(({ x, y }) => [x, y])).toEqual([
      [-1, -1],
      [-1, 1],
      [1, -1],
      [1, 1],
    ])
  })
})

describe('geometry', () => {
  test('a line separates two tight blobs, AND and OR, but not XOR, moons, circles or spirals', () => {
    expect(perceptron(points(make('blobs', { classes: 2, spread: 0.8 })), 50)).toBe(1)
    for (const gate of ['and', 'or']) expect(perceptron(points(make('logicGate', { gate })), 50)).toBe(1)
    expect(perceptron(points(make('logicGate', { gate: 'xor' })), 50)).toBeLessThan(1)
    for (const id of ['moons', 'circles', 'spirals'])
      expect(perceptron(points(make(id, { noise: 0 })), 50), id).toBeLessThan(1)
  })

  test('circles have the radii 1, 2, 3', () => {
    for (const { x, y, label } of points(make('circles', { classes: 3, noise: 0 })))
      expect(Math.hypot(x, y)).toBeCloseTo(label + 1, 5)
  })

  test('moons are half circles that face each other', () => {
    for (const { x, y, label } of points(make('moons', { noise: 0 }))) {
      const side = label === 0 ? 1 : -1
      expect(Math.hypot(side * x + 0.5, side * y + 0.25)).toBeCloseTo(1, 5)
      expect(side * y + 0.25).toBeGreaterThanOrEqual(-1e-6)
    }
  })

  test('an arm of a spiral turns as far as it is long', () => {
    for (const { x, y, label } of points(make('spirals', { classes: 3, turns: 2, noise: 0 }))) {
      const turned = Math.hypot(x, y) - (Math.atan2(y, x) / (2 * Math.PI) - label / 3)
      // The angle is known up to whole turns.
      expect(Math.abs(turned - Math.round(turned))).toBeLessThan(1e-4)
    }
  })

  test('noise has the deviation it is given', () => {
    const data = points(make('circles', { classes: 2, noise: 0.1, samples: 4000 }))
    const off = data.map(({ x, y, label }) => Math.hypot(x, y) - (label + 1))
    expect(Math.sqrt(off.reduce((sum, d) => sum + d * d, 0) / off.length)).toBeCloseTo(0.1, 1)
    expect(Math.max(...off)).toBeGreaterThan(0.2)
  })

  test('least squares finds the slope and the intercept of the noisy line, and its noise', () => {
    const { rows, ...made } = make('regressionLine', { slope: -3, intercept: 2, noise: 0.5, samples: 5000 })
    const x = Array.from(column(made, 'features'))
    const y = Array.from(column(made, 'target'))
    const mean = (values: number[]): number => values.reduce((sum, v) => sum + v, 0) / rows
    const slope =
      mean(x.map((v, i) => (v - mean(x)) * ((y[i] ?? 0) - mean(y)))) / mean(x.map((v) => (v - mean(x)) ** 2))
    const intercept = mean(y) - slope * mean(x)
    expect(slope).toBeCloseTo(-3, 1)
    expect(intercept).toBeCloseTo(2, 1)
    expect(Math.sqrt(mean(x.map((v, i) => ((y[i] ?? 0) - slope * v - intercept) ** 2)))).toBeCloseTo(0.5, 1)
    expect(Math.min(...x)).toBeGreaterThanOrEqual(-2)
    expect(Math.max(...x)).toBeLessThan(2)
  })

  test('the sine has its whole waves', () => {
    const made = make('sine', { periods: 3, noise: 0 })
    const y = column(made, 'target')
    Array.from(column(made, 'features')).forEach((x, i) => expect(y[i]).toBeCloseTo(Math.sin(3 * x), 5))
  })
})

describe('sequences', () => {
  test('a window of a sine goes on as the sine does', () => {
    const { rows, ...made } = make('sineWindows', { samples: 50, steps: 7, period: 9, noise: 0 })
    const values = column(made, 'features')
    for (let row = 0; row < rows; row++) {
      const series = [...Array.from({ length: 7 }, (_, t) => values[row * 7 + t]), column(made, 'target')[row]].map(
        (value) => value ?? Number.NaN,
      )
      // Of any sine, x(t+1) = 2·cos(2π/T)·x(t) − x(t−1).
      for (let t = 1; t < 7; t++)
        expect(series[t + 1]).toBeCloseTo(2 * Math.cos((2 * Math.PI) / 9) * (series[t] ?? 0) - (series[t - 1] ?? 0), 5)
    }
  })

  test('the sentiment of a sentence is that of its last clause, turned over by a denial', () => {
    const { rows, ...made } = make('toySentiment', { samples: 2000 })
    const words = made.shape.words?.['features']?.en ?? []
    const ids = column(made, 'features')
    let contrasts = 0
    for (let row = 0; row < rows; row++) {
      const text = Array.from({ length: 13 }, (_, t) => words[ids[row * 13 + t] ?? -1]).filter((word) => word !== '·')
      const clauses = text.join(' ').split(' but ')
      const praises = clauses.map((one) => /(great|good|bright|moving)$/.test(one) !== / not /.test(one))
      expect(text.join(' ')).toMatch(/^(the \w+ was (not )?(very )?\w+( but |$))+$/)
      expect(Number(praises.at(-1))).toBe(column(made, 'target')[row])
      if (praises.length > 1) {
        expect(praises[0]).not.toBe(praises[1])
        contrasts++
      }
    }
    expect(contrasts / rows).toBeCloseTo(0.5, 1)
  })
})

test('the stored sets are described as their makers did', () => {
  expect(itemOf('mnist').describe(parseParams(itemOf('mnist').params, {}).params)).toMatchObject({
    rows: 70_000,
    testRows: 10_000,
    outputs: { features: { shape: [28, 28, 1] }, target: { labels: { classes: 10 } } },
    scale: { features: 1 / 255 },
  })
  expect(itemOf('mnist').describe(parseParams(itemOf('mnist').params, { rows: 500 }).params)).toMatchObject({
    rows: 10_500,
    testRows: 10_000,
  })
  expect(itemOf('iris').describe(parseParams(itemOf('iris').params, {}).params)).toMatchObject({
    rows: 150,
    testRows: 0,
    outputs: {
      features: { shape: [4] },
      target: { labels: { classes: 3, names: ['setosa', 'versicolor', 'virginica'] } },
    },
  })
})
