import { afterAll, describe, expect, it } from 'vitest'
import { ALPHABET } from '../../../shared/catalog/datasets/_alphabet'
import { createRandom } from '../../../shared/random'
import { tf } from '../catalog/cpu'
import { removeFolders } from '../trainer/trainDocument'
import { layerOf, learned, randomSigns, tensor, toRows, type Rows } from './onTensors'
import { ruleDocument, trainRule } from './trainRule'

await tf.setBackend('cpu')
afterAll(removeFolders)

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0)
const agree = (a: readonly number[], b: readonly number[]): number => a.filter((v, i) => v === b[i]).length / a.length
const letters = ALPHABET.map(({ bits }) => bits.map((bit) => 2 * bit - 1))

const unlike = ALPHABET.filter(({ name }) => 'JRU'.includes(name)).map(({ bits }) => bits.map((bit) => 2 * bit - 1))

/** Stored in one pass, in batches of so many. */
function memoryOf(patterns: Rows, method: string, batch = patterns.length): Rows {
  const n = patterns[0]?.length ?? 0
  const batches = Array.from({ length: Math.ceil(patterns.length / batch) }, (_, i) => {
    const rows = tensor(patterns.slice(i * batch, (i + 1) * batch))
    return { x: rows, target: rows }
  })
  const made = learned('hopfieldStorage', { method }, { weights: { kernel: tf.zeros([n, n]) } }, batches)
  return toRows(made['kernel'] as never)
}

const recallOf = (kernel: Rows, states: Rows, params: Record<string, string | number> = {}): number[][] =>
  toRows(layerOf('hopfield', params, { kernel: tensor(kernel) }).forward(tensor(states))['output'] as never)

/** Symmetric, with a diagonal of 0. */
function randomKernel(n: number, seed: number): number[][] {
  const random = createRandom(seed, 'kernel')
  const kernel = Array.from({ length: n }, () => Array<number>(n).fill(0))
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const value = Math.fround(random.normal())
      ;(kernel[i] as number[])[j] = value
      ;(kernel[j] as number[])[i] = value
    }
  return kernel
}

describe('a Hopfield network', () => {
  it.each([1, 2, 3])('asks one unit after another, as a plain loop does, and its energy never rises (%d)', (seed) => {
    const n = 24
    const kernel = randomKernel(n, seed)
    const states = randomSigns(6, n, seed)
    const sweeps = 4
    const expected = states.map((first) => {
      const s = [...first]
      for (let unit = 0; unit < n * sweeps; unit++) {
        const sum = dot(kernel[unit % n] ?? [], s)
        if (sum !== 0) s[unit % n] = Math.sign(sum)
      }
      return s
    })
    expect(recallOf(kernel, states, { sweeps })).toEqual(expected)
    for (const update of ['inOrder', 'shuffled']) {
      const { energy, states: film } = layerOf('hopfield', { update, sweeps: 6 }, { kernel: tensor(kernel) }).inner(
        tensor(states),
      )
      expect(film?.shape).toEqual([6, 7, n])
      toRows(energy as never).forEach((levels, row) => {
        const first = states[row] ?? []
        expect(levels[0]).toBeCloseTo(-0.5 * first.reduce((sum, v, i) => sum + v * dot(kernel[i] ?? [], first), 0), 3)
        levels.slice(1).forEach((level, i) => expect(level).toBeLessThanOrEqual((levels[i] ?? 0) + 1e-3))
        expect(levels.at(-1)).toBeLessThan((levels[0] ?? 0) - 1)
      })
    }
  })

  it('all at once two units may change places for ever, one by one they rest', () => {
    const kernel = [[0, 1], [1, 0]] // prettier-ignore
    const states = (update: string, sweeps: number) => recallOf(kernel, [[1, -1]], { update, sweeps })
    expect(states('together', 1)).toEqual([[-1, 1]])
    expect(states('together', 4)).toEqual([[1, -1]])
    expect(states('inOrder', 1)).toEqual([[-1, -1]])
  })
})

describe('storage', () => {
  it('by Hebb is the sum of outer products over the number of units, in batches of any size', () => {
    const patterns = randomSigns(9, 20, 4)
    const expected = Array.from({ length: 20 }, (_, i) =>
      Array.from({ length: 20 }, (_, j) =>
        i === j ? 0 : patterns.reduce((sum, x) => sum + (x[i] ?? 0) * (x[j] ?? 0), 0) / 20,
      ),
    )
    for (const batch of [1, 4, 9])
      memoryOf(patterns, 'hebb', batch).forEach((row, i) =>
        row.forEach((v, j) => expect(v).toBeCloseTo(expected[i]?.[j] ?? 0, 5)),
      )
  })

  it('by the pseudo-inverse is the projection on the patterns, repeated ones too, in batches of any size', () => {
    const patterns = randomSigns(12, 30, 5)
    const spans = patterns.map((x) => [...x])
    // Gram–Schmidt in double precision.
    const basis: number[][] = []
    for (const x of spans) {
      const rest = basis.reduce((left, b) => left.map((v, i) => v - dot(x, b) * (b[i] ?? 0)), x)
      const size = Math.sqrt(dot(rest, rest))
      if (size > 1e-9) basis.push(rest.map((v) => v / size))
    }
    for (const batch of [1, 5, 17]) {
      const kernel = memoryOf([...patterns, ...patterns.slice(0, 5)], 'pseudoInverse', batch)
      kernel.forEach((row, i) =>
        row.forEach((v, j) => {
          const expected = i === j ? 0 : basis.reduce((sum, b) => sum + (b[i] ?? 0) * (b[j] ?? 0), 0)
          expect(Math.abs(v - expected), `${batch} ${i} ${j}`).toBeLessThan(2e-4)
        }),
      )
    }
  })

  it('holds up to about 0.138 patterns a unit by Hebb, and more by the pseudo-inverse', () => {
    const n = 120
    const recalled = (load: number, method: string): number => {
      const patterns = randomSigns(Math.round(load * n), n, 6)
      const back = recallOf(memoryOf(patterns, method), patterns, { sweeps: 6 })
      return patterns.reduce((sum, x, i) => sum + agree(x, back[i] ?? []), 0) / patterns.length
    }
    const found = [0.05, 0.1, 0.2, 0.3].map((load) => recalled(load, 'hebb'))
    console.log('recalled by Hebb at loads of 0.05, 0.1, 0.2, 0.3:', found)
    expect(found[0]).toBeGreaterThan(0.999)
    expect(found[1]).toBeGreaterThan(0.98)
    expect(found[2]).toBeLessThan(0.9)
    expect(found[3]).toBeLessThan(0.85)
    expect(recalled(0.4, 'pseudoInverse')).toBe(1)
  })

  it('by the pseudo-inverse holds all but one as many patterns as units, and with as many mends nothing', () => {
    const n = 16
    // Rows of a Hadamard matrix: each at right angles to all others.
    const patterns = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => ([...(i & j).toString(2)].filter((bit) => bit === '1').length % 2 ? -1 : 1)),
    )
    const some = patterns.slice(1)
    expect(recallOf(memoryOf(some, 'pseudoInverse'), some)).toEqual(some)
    const full = memoryOf(patterns, 'pseudoInverse')
    for (const value of full.flat()) expect(Math.abs(value)).toBeLessThan(1e-3)
  })

  it('of pairs and of prototypes does not depend on the size of batches', () => {
    const [own, partners, labels] = [randomSigns(9, 12, 4), randomSigns(9, 7, 5), [0, 1, 2, 0, 1, 2, 0, 1, 2]]
    const inParts = (size: number, target: Rows) =>
      Array.from({ length: Math.ceil(9 / size) }, (_, i) => ({
        x: tensor(own.slice(i * size, (i + 1) * size)),
        target: tensor(target.slice(i * size, (i + 1) * size)),
      }))
    const classes = labels.map((label) => [0, 1, 2].map((k) => Number(k === label)))
    const found = [9, 4, 1].map((size) => [
      learned('bamStorage', {}, { weights: { kernel: tf.zeros([12, 7]) } }, inParts(size, partners))['kernel'],
      learned('storePatterns', {}, { weights: { prototypes: tf.zeros([3, 12]) } }, inParts(size, classes))['prototypes'],
    ].map((weight) => toRows(weight as never))) // prettier-ignore
    expect(found[1]).toEqual(found[0])
    expect(found[2]).toEqual(found[0])
  })

  it('of all 26 letters by the pseudo-inverse makes each of them a fixed point', () => {
    const kernel = memoryOf(letters, 'pseudoInverse')
    expect(recallOf(kernel, letters, { sweeps: 2 })).toEqual(letters)
  })

  it.each([
    ['hebb', 26],
    ['hebb', 7],
    ['pseudoInverse', 5],
  ])(
    'of letters by %s through the trainer, %d rows a batch, comes out the same after each epoch',
    async (method, batchSize) => {
      const data = { type: 'letters', params: { samples: 26, letters: 3, corruption: 0.1, choose: 'unlike' } }
      const document = (epochs: number) =>
        ruleDocument(
          [data, { type: 'hopfield', params: { sweeps: 2 } }, { type: 'hopfieldStorage', params: { method } }],
          { epochs, batchSize },
        )
      const once = await trainRule(document(1))
      const twice = await trainRule(document(2))
      expect(twice.weight('layer/kernel')).toEqual(once.weight('layer/kernel'))
      const rows = Array.from({ length: 26 }, (_, i) => unlike[i % 3] ?? [])
      const expected = memoryOf(method === 'hebb' ? rows : unlike, method).flat()
      once.weight('layer/kernel').forEach((v, i) => expect(Math.abs(v - (expected[i] ?? 0))).toBeLessThan(1e-4))
      expect(twice.run.curve('train/fixedPoints').values.at(-1)).toBe(1)
      expect(twice.run.curve('train/energy').values.at(-1)).toBeLessThan(0)
    },
  )
})

describe('the binary model', () => {
  it('is on above its threshold, off below, and keeps its state at it', () => {
    const weights = { kernel: tensor([[0, 1, 1], [1, 0, 1], [1, 1, 0]]), threshold: tf.tensor1d([0, 1, 1]) } // prettier-ignore
    const step = (update: string, state: number[]) =>
      toRows(layerOf('binaryThreshold', { update, sweeps: 1 }, weights).forward(tensor([state]))['output'] as never)[0]
    // Sums: 1, 0, 1 against 0, 1, 1.
    expect(step('together', [0, 1, 0])).toEqual([1, 0, 0])
    // Sums: 1, 2, 1: the third meets its threshold and stays.
    expect(step('together', [1, 0, 1])).toEqual([1, 1, 1])
    // One by one: unit 1 turns on; the sum of unit 2 is then 1, which it meets; that of unit 3 is 2.
    expect(step('inOrder', [0, 1, 0])).toEqual([1, 1, 1])
  })

  it('has an energy with its thresholds', () => {
    const weights = { kernel: tensor([[0, 2], [2, 0]]), threshold: tf.tensor1d([2, 3]) } // prettier-ignore
    const { energy } = layerOf('binaryThreshold', { sweeps: 1 }, weights).inner(tensor([[1, 1]]))
    // −½·(1·2 + 1·2) + 2 + 3
    expect(toRows(energy as never)[0]?.[0]).toBeCloseTo(3, 5)
  })

  it('recalls with 0 and 1 what the bipolar network recalls with −1 and +1', () => {
    const n = 30
    const patterns = randomSigns(3, n, 8)
    const bits = (rows: Rows): number[][] => rows.map((row) => row.map((v) => (v + 1) / 2))
    const target = tensor(bits(patterns))
    const zeros = { kernel: tf.zeros([n, n]), threshold: tf.zeros([n]) }
    const weights = learned('hopfieldStorage', { method: 'hebb' }, { weights: zeros }, [{ x: target, target }])
    const states = randomSigns(10, n, 9)
    const found = toRows(
      layerOf('binaryThreshold', { sweeps: 3 }, weights).forward(tensor(bits(states)))['output'] as never,
    )
    expect(found).toEqual(bits(recallOf(memoryOf(patterns, 'hebb'), states, { sweeps: 3 })))
  })
})

describe('a bidirectional memory', () => {
  const [owns, partners] = [randomSigns(4, 60, 10), randomSigns(4, 50, 11)]
  const kernel = learned('bamStorage', {}, { weights: { kernel: tf.zeros([60, 50]) } }, [
    { x: tensor(owns), target: tensor(partners) },
  ])['kernel']
  const spoiled = (rows: Rows, every: number): number[][] =>
    rows.map((row) => row.map((v, i) => (i % every === 0 ? -v : v)))

  it('stores the sum of outer products', () => {
    const expected = owns[0]?.map((_, i) =>
      partners[0]?.map((_, j) => owns.reduce((sum, x, k) => sum + (x[i] ?? 0) * (partners[k]?.[j] ?? 0), 0)),
    )
    expect(toRows(kernel as never)).toEqual(expected)
  })

  it.each([
    ['forward', 50, owns, partners],
    ['backward', 60, partners, owns],
  ] as const)('recalls %s, and mends what came in', (direction, units, from, to) => {
    const layer = layerOf('bam', { units, direction, steps: 4 }, { kernel: kernel as never })
    const x = tensor(spoiled(from, 7))
    const { output, own } = layer.forward(x)
    expect(toRows(output as never)).toEqual(to)
    expect(toRows(own as never)).toEqual(from)
    const { energy } = layer.inner(x)
    for (const levels of toRows(energy as never))
      levels.slice(1).forEach((level, i) => expect(level).toBeLessThanOrEqual((levels[i] ?? 0) + 1e-2))
  })

  it('learns the same matrix from either side', () => {
    const other = learned('bamStorage', {}, { weights: { kernel: tf.zeros([60, 50]) }, p: { direction: 'backward' } }, [
      { x: tensor(partners), target: tensor(owns) },
    ])['kernel']
    expect(toRows(other as never)).toEqual(toRows(kernel as never))
  })
})

describe('a Hamming network', () => {
  it('picks the prototype at the least Hamming distance', () => {
    const prototypes = randomSigns(8, 40, 12)
    const states = randomSigns(60, 40, 13)
    const distances = states.map((x) => prototypes.map((p) => p.filter((v, i) => v !== x[i]).length))
    const clear = distances.map((row) => row.filter((d) => d === Math.min(...row)).length === 1)
    const weights = { prototypes: tensor(prototypes) }
    const params = { units: 8, steps: 200 }
    const last = toRows(layerOf('hamming', params, weights).forward(tensor(states))['output'] as never)
    const winners = toRows(
      layerOf('hamming', { ...params, output: 'winner' }, weights).forward(tensor(states))['output'] as never,
    )
    const { activity, active } = layerOf('hamming', params, weights).inner(tensor(states))
    toRows(activity as never).forEach((film, row) =>
      expect(film.slice(0, 8)).toEqual(distances[row]?.map((d) => 40 - d)),
    )
    expect(clear.filter(Boolean).length).toBeGreaterThan(30)
    distances.forEach((row, i) => {
      if (!clear[i]) return
      const best = row.indexOf(Math.min(...row))
      expect(last[i]?.map((v) => Number(v > 0))).toEqual(row.map((_, k) => Number(k === best)))
      expect(winners[i]).toEqual(row.map((_, k) => Number(k === best)))
      expect(toRows(active as never)[i]?.at(-1)).toBe(1)
    })
  })

  it('gets clean prototypes from a majority of spoiled letters, and then names them', async () => {
    const data = { type: 'letters', params: { samples: 200, letters: 8, corruption: 0.1 } }
    const document = ruleDocument(
      [data, { type: 'hamming', params: { units: 8, steps: 100 } }, { type: 'storePatterns' }],
      { epochs: 2, batchSize: 50 },
    )
    const wired = {
      ...document,
      edges: document.edges.map((edge) =>
        edge.source.port === 'target' ? { ...edge, source: { node: 'data', port: 'label' } } : edge,
      ),
    }
    const { run, weight } = await trainRule(wired)
    expect(weight('layer/prototypes')).toEqual(letters.slice(0, 8).flat())
    expect(run.curve('train/accuracy').values.at(-1)).toBeGreaterThan(0.95)
  })
})

describe('an outstar', () => {
  it('moves by α x (y − w), a batch as far as its rows one by one where their targets are alike', () => {
    const [x, y] = [[1, 0, 0.5], [3, -1]] // prettier-ignore
    const kernel = tensor([[1, 1], [2, 2], [0, 0]]) // prettier-ignore
    const once = learned('outstarRule', { learningRate: 0.2 }, { weights: { kernel } }, [
      { x: tensor([x]), target: tensor([y]) },
    ])['kernel']
    // A half-on input goes 1 − 0.8^½ of the way.
    const half = 1 - Math.sqrt(0.8)
    toRows(once as never)
      .flat()
      .forEach((v, i) => expect(v).toBeCloseTo([1.4, 0.6, 2, 2, 3 * half, -half][i] ?? 0, 5))
    const one = { x: tensor([[1, 0, 0]]), target: tensor([y]) }
    const many = { x: tensor([[1, 0, 0], [1, 0, 0], [1, 0, 0]]), target: tensor([y, y, y]) } // prettier-ignore
    const [slow, fast] = [[one, one, one], [many]].map((batches) =>
      toRows(learned('outstarRule', { learningRate: 0.2 }, { weights: { kernel } }, batches)['kernel'] as never).flat(),
    )
    slow?.forEach((v, i) => expect(fast?.[i]).toBeCloseTo(v, 5))
  })

  it('comes to draw the mean picture of each class', async () => {
    const samples = 120
    const classes = tensor(Array.from({ length: samples }, (_, i) => [Number(i % 2 === 0), Number(i % 2 === 1)]))
    const random = createRandom(3, 'outstar')
    const pictures = Array.from({ length: samples }, (_, i) =>
      Array.from({ length: 4 }, () => (i % 2) + random.normal()),
    )
    const means = [0, 1].map((k) =>
      [0, 1, 2, 3].map(
        (j) => pictures.filter((_, i) => i % 2 === k).reduce((sum, row) => sum + (row[j] ?? 0), 0) / (samples / 2),
      ),
    )
    const batch = { x: classes, target: tensor(pictures) }
    const kernel = learned(
      'outstarRule',
      { learningRate: 0.1 },
      { weights: { kernel: tf.zeros([2, 4]) } },
      Array(5).fill(batch),
    )['kernel']
    toRows(kernel as never)
      .flat()
      .forEach((v, i) => expect(v).toBeCloseTo(means.flat()[i] ?? 0, 4))
  })
})
