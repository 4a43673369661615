import { describe, expect, test } from 'vitest'
import { column, make, perceptron, points, rowsOf } from './datasetRows'

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0)
const countsOf = (labels: readonly number[]): number[] =>
  labels.reduce<number[]>((counts, label) => {
    counts[label] = (counts[label] ?? 0) + 1
    return counts
  }, [])

describe('tables of the lectures', () => {
  test('five attributes: two answers without error on four rows, told apart by the fifth', () => {
    const made = make('fiveAttributes')
    const rows = rowsOf(made, 'features')
    expect(rows).toEqual([
      [1, 1, 0, 0, 0],
      [2, 0, 1, 0, 0],
      [3, 0, 0, 1, 0],
      [4, 0, 0, 0, 1],
      [5, 1, 1, 1, 1],
    ])
    expect(rowsOf(made, 'target').flat()).toEqual([2, 4, 6, 8, 10])
    expect(made.shape.testRows).toBe(1)
    expect(rows.map((row) => dot(row, [2, 0, 0, 0, 0]))).toEqual([2, 4, 6, 8, 10])
    expect(rows.map((row) => dot(row, [0, 2, 4, 6, 8]))).toEqual([2, 4, 6, 8, 20])
  })

  test('figure 1.14: three points in a row that two ReLU units lay apart', () => {
    const made = make('threePoints')
    expect(points(made)).toEqual([
      { x: 1, y: 1, label: 1 },
      { x: -1, y: 1, label: 1 },
      { x: 0, y: 1, label: 0 },
    ])
    expect(made.shape.outputs['target']?.labels?.names).toEqual(['+', '*'])
    expect(perceptron(points(made), 500)).toBeLessThan(1)
    const hidden = points(made).map(({ x, label }) => ({ x: Math.max(x, 0), y: Math.max(-x, 0), label }))
    expect(hidden.map(({ x, y }) => x + y)).toEqual([1, 1, 0])
    expect(perceptron(hidden, 50)).toBe(1)
  })

  test('a disjunction: the OR of the first inputs, as often true as not', () => {
    const made = make('disjunction', { samples: 2000, inputs: 20, relevant: 3 })
    const labels = rowsOf(made, 'target').flat()
    rowsOf(made, 'features').forEach((row, i) => {
      expect(row.every((value) => value === 0 || value === 1)).toBe(true)
      expect(labels[i]).toBe(Math.max(...row.slice(0, 3)))
    })
    // Within four standard deviations.
    expect(Math.abs(labels.reduce((sum, label) => sum + label, 0) - 1000)).toBeLessThan(4 * Math.sqrt(500))
  })

  test('XOR of ±1 is separable by the product of its inputs, and by no line', () => {
    const rows = points(make('logicGate', { gate: 'xor', values: 'signed', encoding: 'signed' }))
    for (const { x, y, label } of rows) expect(2 * label - 1).toBe(-x * y)
    expect(perceptron(rows, 500)).toBeLessThan(1)
  })
})

describe('two classes', () => {
  test.each([0.05, 0.2, 0.8])(
    'with a margin of %f all points stay off the line, and a perceptron finds one',
    (margin) => {
      for (const seed of [1, 2, 3]) {
        const rows = points(make('linearClasses', { margin }, seed))
        for (const { x, y, label } of rows) {
          const side = (label === 1 ? 1 : -1) * (x * Math.cos(Math.PI / 6) + y * Math.sin(Math.PI / 6))
          expect(side).toBeGreaterThanOrEqual(margin - 1e-6)
          expect(side).toBeLessThanOrEqual(1 + 1e-6)
        }
        expect(countsOf(rows.map(({ label }) => label))).toEqual([200, 200])
        expect(perceptron(rows, 2000)).toBe(1)
      }
    },
  )

  test.each([-0.001, -0.2, -0.5])('with a margin of %f no line separates them, however few they are', (margin) => {
    for (const seed of [1, 2, 3]) {
      const rows = points(make('linearClasses', { margin, samples: 10 }, seed))
      // The middle of two points of one class is the middle of two of the other: it would have to lie on both sides.
      const middle = (a = rows[0], b = rows[0]) => [((a?.x ?? 0) + (b?.x ?? 0)) / 2, ((a?.y ?? 0) + (b?.y ?? 0)) / 2]
      expect(rows.slice(0, 4).map(({ label }) => label)).toEqual([0, 1, 0, 1])
      for (const value of [...middle(rows[0], rows[2]), ...middle(rows[1], rows[3])]) expect(value).toBeCloseTo(0, 6)
      expect(perceptron(rows, 300)).toBeLessThan(1)
    }
  })

  test('the unit square has 20 points to train on and 1000 of its own to test with, by the sign of x₁ − x₂', () => {
    const made = make('unitSquare')
    expect([made.rows, made.shape.testRows]).toEqual([1020, 1000])
    expect(made.shape.outputs['target']).toMatchObject({ shape: [1], labels: { encoding: 'signed' } })
    for (const { x, y, label } of points(made)) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(Math.max(x, y)).toBeLessThan(1)
      expect(label).toBe(x > y ? 1 : 0)
    }
    const share = points(made).filter(({ label }) => label === 1).length / made.rows
    expect(share).toBeCloseTo(0.5, 1)
    // Another number of test points leaves those to train on as they are.
    expect(points(make('unitSquare', { testSamples: 5 })).slice(0, 20)).toEqual(points(made).slice(0, 20))
    expect(make('unitSquare', { testSamples: 0 }).shape.testRows).toBe(0)
  })
})

/** Rows of a set on a line from left to right. */
const along = (id: string, values: Record<string, number> = {}): (readonly [number, number])[] => {
  const made = make(id, values)
  const target = column(made, 'target')
  return Array.from(column(made, 'features'))
    .map((x, i) => [x, target[i] ?? Number.NaN] as const)
    .sort(([a], [b]) => a - b)
}

describe('one number in', () => {
  test.each([1024, 1, 7])('the staircase has %i equal steps', (steps) => {
    const rows = along('staircase', { steps, samples: 4 * steps + 12 - ((4 * steps) % 2) })
    const heights = [...new Set(rows.map(([, y]) => y))]
    expect(heights).toHaveLength(steps)
    heights.forEach((height, step) => expect(height).toBeCloseTo(step / steps, 6))
    for (const [x, y] of rows) {
      expect(x - y).toBeGreaterThanOrEqual(-1e-6)
      expect(x - y).toBeLessThan(1 / steps + 1e-6)
    }
  })

  test('by default four points stand on each of 1024 steps', () => {
    expect(new Set(countsOf(along('staircase').map(([, y]) => Math.round(y * 1024))))).toEqual(new Set([4]))
  })

  test('the class alternates as a line folded ten times rises above one half and falls below it: 1024 times', () => {
    const rows = along('alternating')
    const folded = (x: number): number => {
      let y = x
      for (let fold = 0; fold < 10; fold++) y = 2 * Math.max(y, 0) - 4 * Math.max(y - 0.5, 0)
      return y
    }
    for (const [x, label] of rows) expect(label).toBe(folded(x) > 0.5 ? 1 : 0)
    expect(rows.filter(([, label], i) => i > 0 && label !== rows[i - 1]?.[1])).toHaveLength(1024)
    expect(countsOf(rows.map(([, label]) => label))).toEqual([2048, 2048])
  })

  test.each([1, 2, 9])('%i switches are as many as are asked for, at regular intervals', (switches) => {
    const rows = along('alternating', { switches, samples: 9000 })
    const at = rows.flatMap(([x, label], i) => (i > 0 && label !== rows[i - 1]?.[1] ? [x] : []))
    expect(at).toHaveLength(switches)
    at.forEach((x, k) => expect(x).toBeCloseTo((k + 0.5) / switches, 3))
  })
})

describe('clouds', () => {
  test.each([
    ['ring', 8],
    ['grid', 25],
  ])('the %s has %i equal clouds of the given spread', (layout, modes) => {
    const exact = points(make('gaussianMixture', { layout, spread: 0 }))
    const centers = exact.slice(0, modes)
    expect(exact.map(({ label }) => label).slice(0, modes)).toEqual(Array.from({ length: modes }, (_, i) => i))
    expect(countsOf(exact.map(({ label }) => label))).toEqual(new Array(modes).fill(2000 / modes))
    const nearest = centers.map((a) =>
      Math.min(...centers.filter((b) => a !== b).map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
    )
    const apart = layout === 'grid' ? 1 : 4 * Math.sin(Math.PI / 8)
    for (const distance of nearest) expect(distance).toBeCloseTo(apart, 5)
    if (layout === 'ring') for (const { x, y } of centers) expect(Math.hypot(x, y)).toBeCloseTo(2, 5)
    const off = points(make('gaussianMixture', { layout, spread: 0.05 })).map(
      ({ x, label }) => x - (centers[label]?.x ?? 0),
    )
    expect(Math.sqrt(dot(off, off) / off.length)).toBeCloseTo(0.05, 2)
  })

  test('the roll widens in proportion to its angle, and the target says how far along it a point is', () => {
    const made = make('swissRoll', { noise: 0 })
    const places = column(made, 'target')
    points(made).forEach(({ x, y }, row) => {
      const angle = 1.5 * Math.PI * (1 + 2 * (places[row] ?? 0))
      expect(Math.hypot(x, y)).toBeCloseTo((2 * angle) / (4.5 * Math.PI), 5)
      expect(Math.sin(Math.atan2(y, x) - angle)).toBeCloseTo(0, 4)
    })
  })
})

describe('pictures', () => {
  const STEP = [
    [0, 1],
    [1, 0],
    [-1, 1],
  ] as const

  test('a stick is 5 to 8 pixels in a row in the direction of its class, wherever it fits', () => {
    const made = make('edgeSticks', { noise: 0 })
    const lengths = new Set<number>()
    const seen = new Set<number>()
    rowsOf(made, 'features').forEach((picture, row) => {
      const on = picture.flatMap((value, i) => (value === 1 ? [[Math.floor(i / 8), i % 8] as const] : []))
      expect(picture.every((value) => value === 0 || value === 1)).toBe(true)
      const [down, right] = STEP[row % 3] ?? [0, 0]
      const line = down < 0 ? [...on].reverse() : on
      line.forEach(([y, x], i) =>
        expect([y, x]).toEqual([(line[0]?.[0] ?? 0) + i * down, (line[0]?.[1] ?? 0) + i * right]),
      )
      lengths.add(on.length)
      picture.forEach((value, i) => value === 1 && seen.add(i))
    })
    expect([...lengths].sort()).toEqual([5, 6, 7, 8])
    expect(seen.size).toBe(64)
    expect(countsOf(Array.from(column(made, 'target')))).toEqual([200, 200, 200])
    expect(made.shape.outputs['target']?.labels?.names).toEqual(['−', '|', '/'])
  })

  test('noise leaves pixels between 0 and 1', () => {
    const values = Array.from(column(make('edgeSticks', { noise: 1 }), 'features'))
    expect([Math.min(...values), Math.max(...values)]).toEqual([0, 1])
  })

  test('26 letters can be told apart, and A looks like an A', () => {
    const made = make('letters', { letters: 26, samples: 26, corruption: 0, values: 'binary' })
    const letters = rowsOf(made, 'features')
    expect(letters).toEqual(rowsOf(made, 'target'))
    letters.forEach((a, i) =>
      letters.forEach((b, j) => {
        if (i < j) expect(a.filter((bit, k) => bit !== b[k]).length, `${i} ${j}`).toBeGreaterThanOrEqual(2)
      }),
    )
    const drawn = (letters[0] ?? []).map((bit) => (bit === 1 ? '#' : '.')).join('')
    expect(drawn.match(/.{5}/g)).toEqual(['.###.', '#...#', '#...#', '#####', '#...#', '#...#', '#...#'])
    expect(made.shape.outputs['label']?.labels?.names?.join('')).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  })

  test.each([
    [0, 0],
    [0.1, 4],
    [0.5, 18],
  ])('a corruption of %f turns over %i pixels of every picture, other ones in each', (corruption, turned) => {
    const made = make('letters', { corruption })
    const [seen, clean] = [rowsOf(made, 'features'), rowsOf(made, 'target')]
    const wrong = seen.map((picture, row) => picture.map((value, i) => value !== clean[row]?.[i]))
    for (const picture of wrong) expect(picture.filter(Boolean)).toHaveLength(turned)
    expect(new Set([...seen, ...clean].flat())).toEqual(new Set([-1, 1]))
    if (turned > 0) expect(new Set(wrong.map((picture) => picture.join())).size).toBeGreaterThan(150)
    expect(countsOf(Array.from(column(made, 'label')))).toEqual(new Array(10).fill(20))
    clean.forEach((picture, row) => expect(picture).toEqual(clean[row % 10]))
  })
})

describe('bootstrap samples', () => {
  const countsOfSample = (sample: number, seed = 1): number[] =>
    rowsOf(make('bootstrap', { samples: 10_000, sample }, seed), 'counts').flat()

  test('draw as many rows as there are, about a share 1/e of them never', () => {
    const counts = countsOfSample(1)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_000)
    // Occupancy: standard deviation of the empty share is about 0.0031.
    expect(Math.abs(counts.filter((count) => count === 0).length / 10_000 - Math.exp(-1))).toBeLessThan(0.012)
    expect(Math.abs(counts.filter((count) => count === 2).length / 10_000 - Math.exp(-1) / 2)).toBeLessThan(0.016)
  })

  test('differ by number and by seed, and are the same in every run', () => {
    expect(countsOfSample(1)).toEqual(countsOfSample(1))
    const other = countsOfSample(2)
    const overlap = countsOfSample(1).filter((count, row) => count === other[row]).length
    expect(overlap).toBeLessThan(5000)
    expect(countsOfSample(1, 2)).not.toEqual(countsOfSample(1, 1))
  })
})
