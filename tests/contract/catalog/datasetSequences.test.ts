import { describe, expect, test } from 'vitest'
import { column, make, rowsOf, type Made } from './datasetRows'

/** The words of a port by id. */
const wordsOf = ({ shape }: Made, port: string, language: 'en' | 'uk' = 'en'): readonly string[] =>
  shape.words?.[port]?.[language] ?? shape.outputs[port]?.labels?.names ?? []

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length
const deviation = (values: readonly number[]): number => Math.sqrt(mean(values.map((v) => (v - mean(values)) ** 2)))

describe('series', () => {
  /** The whole series that the windows were cut from. */
  const seriesOf = (made: Made): number[] => {
    const windows = rowsOf(made, 'features')
    return [
      ...windows.slice(0, -1).flatMap(([first = Number.NaN]) => [first]),
      ...(windows.at(-1) ?? []),
      ...(rowsOf(made, 'target').at(-1) ?? []),
    ]
  }

  test.each(['sines', 'walk', 'mackeyGlass', 'seasonal'])(
    'windows of %s slide over one series and are followed by it',
    (series) => {
      const made = make('timeSeries', { series, samples: 60, steps: 7, horizon: 3, noise: 0.1 })
      const whole = seriesOf(made)
      expect(whole).toHaveLength(60 + 7 + 3 - 1)
      const target = rowsOf(made, 'target')
      rowsOf(made, 'features').forEach((window, row) => {
        expect(window).toEqual(whole.slice(row, row + 7))
        expect(target[row]).toEqual(whole.slice(row + 7, row + 10))
      })
      expect(made.shape.testRows).toBe(12)
    },
  )

  const pure = (series: string, values: Record<string, number> = {}) =>
    seriesOf(make('timeSeries', { series, noise: 0, samples: 2000, ...values }))

  test('the sum of sines is two waves, of 24 moments and of √5 waves in those', () => {
    const x = pure('sines', { period: 24 })
    // Each wave is undone by its recurrence x(t+1) − 2·cos(ω)·x(t) + x(t−1) = 0; both in turn leave nothing.
    const undo = (values: number[], turns: number): number[] =>
      values.slice(1, -1).map((v, i) => (values[i + 2] ?? 0) - 2 * Math.cos(2 * Math.PI * turns) * v + (values[i] ?? 0))
    const left = undo(undo(x, 1 / 24), Math.sqrt(5) / 24)
    expect(Math.max(...left.map(Math.abs))).toBeLessThan(1e-5)
    expect(deviation(undo(x, 1 / 24))).toBeGreaterThan(0.01)
    expect(deviation(x)).toBeCloseTo(Math.sqrt((1 + 0.25) / 2), 1)
  })

  test('the steps of the random walk are normal, 0.1 wide, and know nothing of one another', () => {
    const x = pure('walk')
    const steps = x.slice(1).map((v, i) => v - (x[i] ?? 0))
    expect(deviation(steps)).toBeCloseTo(0.1, 2)
    expect(mean(steps.slice(1).map((v, i) => v * (steps[i] ?? 0))) / 0.01).toBeCloseTo(0, 1)
  })

  test('Mackey–Glass obeys its equation with a delay of 17', () => {
    const x = pure('mackeyGlass')
    const slope = (t: number): number => {
      const past = x[t - 17] ?? 0
      return (0.2 * past) / (1 + past ** 10) - 0.1 * (x[t] ?? 0)
    }
    for (let t = 18; t + 1 < x.length; t++) {
      // Simpson's rule over two moments.
      const change = (slope(t - 1) + 4 * slope(t) + slope(t + 1)) / 3
      expect(Math.abs((x[t + 1] ?? 0) - (x[t - 1] ?? 0) - change)).toBeLessThan(1e-3)
    }
    // What is known of the attractor.
    expect(Math.min(...x)).toBeGreaterThan(0.2)
    expect(Math.max(...x)).toBeLessThan(1.4)
    expect(deviation(x)).toBeGreaterThan(0.2)
  })

  test('pieces of Mackey–Glass have the value so far ahead as their target, each once', () => {
    const made = make('mackeyGlass', { pieces: 10, steps: 30, leadIn: 20, horizon: 8 })
    const [pieces, targets] = [rowsOf(made, 'features'), rowsOf(made, 'target')]
    expect(made.shape).toMatchObject({ rows: 10, testRows: 2, outputs: { features: { shape: [50, 1] } } })
    targets.forEach((target, row) => {
      expect(target).toHaveLength(30)
      // The first target is 8 moments after the lead-in; the rest of them lie in the next piece, 30 moments later.
      expect(target.slice(0, 22)).toEqual(pieces[row]?.slice(28))
      if (row < 9) expect(target.slice(2)).toEqual(pieces[row + 1]?.slice(0, 28))
    })
  })

  test('a season later the seasonal series is higher by what the trend has climbed', () => {
    const x = pure('seasonal', { period: 12 })
    for (let t = 12; t < x.length; t++) expect((x[t] ?? 0) - (x[t - 12] ?? 0)).toBeCloseTo((2 * 12) / x.length, 5)
    expect(deviation(x.slice(0, 12))).toBeGreaterThan(0.5)
  })

  test('a horizon and a window of the greatest length fit the smallest set', () => {
    const made = make('timeSeries', { samples: 10, steps: 200, horizon: 100 })
    expect(column(made, 'target')).toHaveLength(1000)
    expect(make('timeSeries').shape.outputs['target']?.shape).toEqual([1])
  })
})

describe('sequences of letters', () => {
  test.each([
    ['sequenceReversal', (letters: number[]) => [...letters].reverse()],
    ['sequenceCopy', (letters: number[]) => letters],
  ])('%s: what is wanted, and the same behind a start id', (id, answer) => {
    const made = make(id, { symbols: 5, length: 9, shortest: 3, samples: 400 })
    const [features, shifted, target] = [rowsOf(made, 'features'), rowsOf(made, 'shifted'), rowsOf(made, 'target')]
    const lengths = new Set<number>()
    const seen = new Set<number>()
    features.forEach((row, i) => {
      const letters = row.filter((symbol) => symbol !== 0)
      const gaps = new Array<number>(9 - letters.length).fill(0)
      expect(row).toEqual([...letters, ...gaps])
      expect(target[i]).toEqual([...answer(letters), ...gaps])
      expect(shifted[i]).toEqual([1, ...(target[i] ?? []).slice(0, -1)])
      expect(Math.min(...letters)).toBeGreaterThan(1)
      lengths.add(letters.length)
      letters.forEach((letter) => seen.add(letter))
    })
    expect([...lengths].sort()).toEqual([3, 4, 5, 6, 7, 8, 9])
    expect([...seen].sort()).toEqual([2, 3, 4, 5, 6])
    expect(wordsOf(made, 'features')).toEqual(['·', '▸', 'a', 'b', 'c', 'd', 'e'])
    expect(wordsOf(made, 'target')).toEqual(wordsOf(made, 'features'))
    expect(made.shape.outputs['target']).toMatchObject({
      shape: [9],
      dtype: 'int32',
      labels: { encoding: 'index', classes: 7 },
    })
  })

  test('by default all places hold letters, and a shortest length beyond the length is the length', () => {
    for (const made of [make('sequenceCopy'), make('sequenceCopy', { length: 2, shortest: 50 })])
      expect(Array.from(column(made, 'features')).every((symbol) => symbol > 1)).toBe(true)
  })
})

describe('bits to copy', () => {
  test.each([
    [4, 4],
    [1, 1],
    [3, 6],
  ])('%i vectors of %i bits come, then a sign, then they are wanted in their order', (length, bits) => {
    const made = make('bitCopy', { length, bits, samples: 300 })
    const moments = 2 * length + 1
    const [features, target] = [rowsOf(made, 'features'), rowsOf(made, 'target')]
    expect(made.shape).toMatchObject({ rows: 300, testRows: 60 })
    expect(made.shape.outputs['features']?.shape).toEqual([moments, bits + 1])
    expect(made.shape.outputs['target']?.shape).toEqual([moments, bits])
    const ones: number[] = []
    features.forEach((row, i) => {
      const at = (moment: number): number[] => row.slice(moment * (bits + 1), (moment + 1) * (bits + 1))
      const vectors = Array.from({ length }, (_, moment) => at(moment).slice(0, bits))
      const nothing = new Array<number>(bits).fill(0)
      for (let moment = 0; moment < moments; moment++) {
        expect(at(moment)).toEqual([...(vectors[moment] ?? nothing), Number(moment === length)])
        const wanted = target[i]?.slice(moment * bits, (moment + 1) * bits)
        expect(wanted).toEqual(vectors[moment - length - 1] ?? nothing)
      }
      ones.push(...vectors.flat())
    })
    expect(ones.every((bit) => bit === 0 || bit === 1)).toBe(true)
    // Four standard errors.
    expect(Math.abs(mean(ones) - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / ones.length))
  })
})

describe('character text', () => {
  test.each([
    ['en', /^[a-z ,.:?"“”’-]+$/],
    ['uk', /^[а-щьюяґєії ,.:?«»’—-]+$/],
  ] as const)('windows in %s cover one text and are followed by it', (text, signs) => {
    const made = make('characterText', { text, length: 20, stride: 1 })
    const words = wordsOf(made, 'features')
    const [features, target] = [rowsOf(made, 'features'), rowsOf(made, 'target')]
    const told = [
      ...features.map(([first = 0]) => first),
      ...(features.at(-1) ?? []).slice(1),
      target.at(-1)?.at(-1) ?? 0,
    ]
    features.forEach((row, i) => {
      expect(row).toEqual(told.slice(i, i + 20))
      expect(target[i]).toEqual(told.slice(i + 1, i + 21))
    })
    const tale = told.map((id) => (words[id] === '␣' ? ' ' : words[id])).join('')
    expect(tale).toMatch(signs)
    expect(tale.length).toBeGreaterThan(2500)
    expect(Buffer.byteLength(tale)).toBeLessThan(6500)
    expect(told).not.toContain(0)
    expect(new Set(told).size).toBe(words.length - 1)
    expect(wordsOf(made, 'target')).toEqual(words)
    expect(made.shape.testRows).toBe(Math.floor(made.rows / 10))
  })

  test('a stride leaves out windows, not characters of them', () => {
    const [all, some] = [make('characterText', { stride: 1 }), make('characterText', { stride: 7 })]
    expect(rowsOf(some, 'target')).toEqual(rowsOf(all, 'target').filter((_, row) => row % 7 === 0))
  })
})

describe('CTC strings', () => {
  test.each([2, 4, 8])(
    'with %i letters the sounds tell the string, in their order and with silence between',
    (symbols) => {
      const made = make('toyCtc', { symbols, length: 5, noise: 0, samples: 300 })
      const features = rowsOf(made, 'features')
      const durations = new Set<number>()
      const lengths = new Set<number>()
      rowsOf(made, 'target').forEach((row, i) => {
        const heard: number[] = []
        let lasts = 0
        for (let moment = 0; moment <= 30; moment++) {
          const bands = (features[i] ?? []).slice(moment * 8, moment * 8 + 8)
          // The middle of the loudness, by which a letter is known.
          const loud = bands.reduce((sum, v) => sum + v, 0)
          if (loud === 0) {
            if (lasts > 0) durations.add(lasts)
            lasts = 0
            continue
          }
          const own = Array.from({ length: symbols }, (_, k) => (7 * k) / (symbols - 1))
          const fits = own.map((center) =>
            bands.reduce((sum, v, band) => sum + v * Math.exp(-((band - center) ** 2)), 0),
          )
          if (lasts === 0) heard.push(1 + fits.indexOf(Math.max(...fits)))
          lasts++
        }
        const letters = row.filter((letter) => letter !== 0)
        expect(row).toEqual([...letters, ...new Array<number>(5 - letters.length).fill(0)])
        expect(heard).toEqual(letters)
        lengths.add(letters.length)
      })
      expect([...durations].sort()).toEqual([2, 3, 4])
      expect([...lengths].sort()).toEqual([1, 2, 3, 4, 5])
    },
  )

  test('the target is ids with the gap as id 0, one more than there are letters', () => {
    const made = make('toyCtc')
    expect(made.shape.outputs['target']).toEqual({ shape: [4], dtype: 'int32', vocabulary: 5 })
    expect(wordsOf(made, 'target')).toEqual(['·', 'a', 'b', 'c', 'd'])
  })
})

describe('trees', () => {
  test.each([0, 1, 2, 4])('of depth %i mean at their root, the last place, what their label says', (depth) => {
    const made = make('toyTrees', { depth, samples: 100 })
    const words = wordsOf(made, 'features')
    const [ids, left, right] = [rowsOf(made, 'features'), rowsOf(made, 'left'), rowsOf(made, 'right')]
    const labels = Array.from(column(made, 'target'))
    ids.forEach((row, i) => {
      const seen = new Set<number>()
      const childOf = (side: number[][], place: number) => side[i]?.[place] ?? -1
      /** Whether the expression at a place praises; an operator waits for what stands on its right. */
      const praises = (place: number): boolean => {
        seen.add(place)
        const [first, second] = [childOf(left, place), childOf(right, place)]
        const word = words[row[place] ?? -1] ?? ''
        if (first === 0) {
          expect(second).toBe(0)
          expect(word).toMatch(/^(good|bright|bold|bad|dull|weak)$/)
          return /^(good|bright|bold)$/.test(word)
        }
        expect(Math.max(first, second)).toBeLessThan(place)
        expect(row[place]).toBe(0)
        const operator = words[row[first] ?? -1] ?? ''
        if (operator === 'not' || operator === 'very') {
          seen.add(first)
          return praises(second) === (operator === 'very')
        }
        const [joint, other] = [childOf(left, second), childOf(right, second)]
        seen.add(second).add(joint)
        const [before, after] = [praises(first), praises(other)]
        expect(words[row[joint] ?? -1]).toMatch(/^(and|but)$/)
        return words[row[joint] ?? -1] === 'and' ? before && after : after
      }
      expect(praises(row.length - 1)).toBe(labels[i] === 1)
      // Every place is of the tree or empty, and those of the tree are the last ones.
      row.forEach((id, place) => {
        if (seen.has(place)) return
        expect([id, childOf(left, place), childOf(right, place)]).toEqual([0, 0, 0])
        expect(place).toBeLessThan(row.length - seen.size)
      })
      expect(seen.has(0)).toBe(false)
    })
    expect(labels.filter((label) => label === 1)).toHaveLength(50)
  })
})

test('in a sentence of the toy sentiment id 0 stands only behind its end', () => {
  for (const row of rowsOf(make('toySentiment'), 'features')) {
    const end = row.indexOf(0) < 0 ? row.length : row.indexOf(0)
    expect(end).toBeGreaterThan(3)
    expect(row.slice(end).every((id) => id === 0)).toBe(true)
  }
})
