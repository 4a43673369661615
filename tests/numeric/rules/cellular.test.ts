import { afterAll, describe, expect, it } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import { chosen } from '../../../shared/catalog/chosen'
import { parseParams } from '../../../shared/catalog/define/params'
import { createRandom } from '../../../shared/random'
import { tf, type Tensor } from '../catalog/cpu'
import { toDocument } from '../trainer/toDocument'
import { removeFolders } from '../trainer/trainDocument'
import { layerOf, toRows } from './onTensors'
import { trainRule } from './trainRule'

await tf.setBackend('cpu')
afterAll(removeFolders)

type Grid = readonly (readonly number[])[]
type Params = Readonly<Record<string, string | number>>

/** Weights as the layer starts with them. */
function started(params: Params): Record<string, Tensor> {
  const item = catalog.layers.get('cellular')
  if (!item) throw new Error('There is no cellular network')
  const specs = item.weights(parseParams(item.params, params).params as never, [[7, 5, 1]])
  return Object.fromEntries(
    Object.entries(specs).map(([name, { shape, parts, initializer }]) => {
      const values = (parts ?? [initializer]).map((one) => Number(chosen('initializer', one)?.params['value']))
      return [name, tf.tensor(values, [...shape])]
    }),
  )
}

const pictureOf = (text: string): number[][] =>
  text
    .trim()
    .split('\n')
    .map((row) => Array.from(row.trim(), (sign) => (sign === '#' ? 1 : -1)))

const planeOf = (grid: Grid): Tensor => tf.tensor(grid.flat(), [1, grid.length, grid[0]?.length ?? 0, 1])

function settle(grid: Grid, params: Params): number[][] {
  const [out = []] = toRows(layerOf('cellular', params, started(params)).forward(planeOf(grid))['output'] as never)
  const width = grid[0]?.length ?? 1
  return grid.map((_, row) => out.slice(row * width, (row + 1) * width))
}

const SQUARE = pictureOf(`
  .......
  .#####.
  .#####.
  .#####.
  .#####.
  .#####.
  .......`)
const FRAME = pictureOf(`
  .......
  .#####.
  .#...#.
  .#...#.
  .#...#.
  .#####.
  .......`)

const clip = (v: number): number => Math.max(-1, Math.min(1, v))

describe('a cellular network', () => {
  it.each([
    ['four', 1, (down: number, right: number) => Math.abs(down) + Math.abs(right) <= 1],
    ['eight', 1, () => true],
    ['twoAround', 2, () => true],
  ] as const)('of the neighbourhood %s goes as a plain loop does', (neighbourhood, reach, isNear) => {
    const [height, width, side] = [5, 6, 2 * reach + 1]
    const [steps, stepSize, bias] = [7, 0.3, 0.2]
    const random = createRandom(4, neighbourhood)
    const drawn = (count: number): number[] => Array.from({ length: count }, () => Math.fround(random.normal()))
    const [feedback, control, picture] = [drawn(side * side), drawn(side * side), drawn(height * width)]
    const around = (weights: readonly number[], values: readonly number[], row: number, column: number): number => {
      let sum = 0
      for (let down = -reach; down <= reach; down++)
        for (let right = -reach; right <= reach; right++) {
          const [r, c] = [row + down, column + right]
          if (!isNear(down, right) || r < 0 || r >= height || c < 0 || c >= width) continue
          sum += (weights[(down + reach) * side + right + reach] ?? 0) * (values[r * width + c] ?? 0)
        }
      return sum
    }
    let state = [...picture]
    const film = [state.map(clip)]
    for (let step = 0; step < steps; step++) {
      const output = state.map(clip)
      state = state.map((x, i) => {
        const [row, column] = [Math.floor(i / width), i % width]
        const pull = around(feedback, output, row, column) + around(control, picture, row, column) + bias
        return x + stepSize * (pull - x)
      })
      film.push(state.map(clip))
    }
    const layer = layerOf('cellular', { neighbourhood, steps, stepSize }, {
      feedback: tf.tensor(feedback, [side, side, 1, 1]),
      control: tf.tensor(control, [side, side, 1, 1]),
      bias: tf.tensor1d([bias]),
    }) // prettier-ignore
    const plane = tf.tensor(picture, [1, height, width, 1])
    const { states } = layer.inner(plane)
    expect(states?.shape).toEqual([1, steps + 1, height, width, 1])
    toRows(states as never)[0]?.forEach((v, i) => expect(v).toBeCloseTo(film.flat()[i] ?? Number.NaN, 4))
    // Two channels are two pictures; a picture may also come without channels.
    const both = tf.stack([tf.reshape(plane, [1, height, width]), tf.zeros([1, height, width])], 3)
    const apart = tf.unstack(layer.forward(both)['output'] as never, 3)
    const flat = layer.forward(tf.reshape(plane, [1, height, width]))['output']
    for (const made of [apart[0], flat]) {
      expect(made?.shape).toEqual([1, height, width])
      toRows(made as never)[0]?.forEach((v, i) => expect(v).toBeCloseTo(film.at(-1)?.[i] ?? Number.NaN, 4))
    }
  })

  it.each(['four', 'eight', 'twoAround'])(
    'leaves the edge of a square, where the neighbourhood is %s',
    (neighbourhood) => {
      expect(settle(SQUARE, { task: 'edges', neighbourhood })).toEqual(FRAME)
      // Edges have edges alone: it rests there.
      expect(settle(FRAME, { task: 'edges', neighbourhood })).toEqual(FRAME)
    },
  )

  it('by averaging takes single pixels out of a square and out of the paper', () => {
    const spoiled = SQUARE.map((row, r) => row.map((v, c) => ((r === 3 && c === 3) || (r === 0 && c === 0) ? -v : v)))
    expect(spoiled).not.toEqual(SQUARE)
    const mended = settle(spoiled, { task: 'average', steps: 40 })
    expect(mended[3]?.[3]).toBe(1)
    expect(mended[0]?.[0]).toBe(-1)
    expect(mended).toEqual(SQUARE)
  })

  describe('fills holes as a flood from outside leaves them', () => {
    /** Ink, and paper that no flood from beyond the border reaches, step by step to cells beside, or across as well. */
    function flooded(picture: Grid, across: boolean): number[][] {
      const filled = picture.map((row) => row.map(() => 1))
      const reach = (row: number, column: number): void => {
        if (picture[row]?.[column] !== -1 || filled[row]?.[column] !== 1) return
        ;(filled[row] as number[])[column] = -1
        for (const down of [-1, 0, 1])
          for (const right of [-1, 0, 1]) if (across || down === 0 || right === 0) reach(row + down, column + right)
      }
      picture.forEach((row, r) =>
        row.forEach((_, c) => {
          if (r === 0 || c === 0 || r === picture.length - 1 || c === row.length - 1) reach(r, c)
        }),
      )
      return filled
    }
    const random = createRandom(8, 'holes')
    const pictures = Array.from({ length: 12 }, (_, i) =>
      Array.from({ length: 9 }, () => Array.from({ length: 11 }, () => (random.uniform() < 0.3 + 0.04 * i ? 1 : -1))),
    )

    it.each([
      ['four', false],
      ['eight', true],
      ['twoAround', true],
    ] as const)('in the neighbourhood %s', (neighbourhood, across) => {
      let holes = 0
      for (const picture of pictures) {
        const filled = flooded(picture, across)
        expect(settle(picture, { task: 'holes', neighbourhood, steps: 100, stepSize: 1 })).toEqual(filled)
        holes += filled.flat().filter((value, i) => value !== picture.flat()[i]).length
      }
      expect(holes).toBeGreaterThan(5)
    })

    it('of a frame, in small steps too; a slanting gap lets paper in only across', () => {
      expect(settle(FRAME, { task: 'holes', neighbourhood: 'four', steps: 60 })).toEqual(SQUARE)
      const ring = pictureOf(`
        ......
        ..##..
        .#..#.
        .#..#.
        ..##..
        ......`)
      const full = ring.map((row, r) => row.map((v, c) => ((r === 2 || r === 3) && (c === 2 || c === 3) ? 1 : v)))
      const large = { task: 'holes', steps: 60, stepSize: 1 }
      expect(settle(ring, { ...large, neighbourhood: 'four' })).toEqual(full)
      expect(settle(ring, { ...large, neighbourhood: 'eight' })).toEqual(ring)
    })
  })

  it('by half comes to half of what came in', () => {
    const out = settle(FRAME, { task: 'half', steps: 100 })
    out.flat().forEach((v, i) => expect(v).toBeCloseTo((FRAME.flat()[i] ?? 0) / 2, 5))
  })

  it('learns by gradients only the weights of its neighbourhood', async () => {
    const document = toDocument(
      [
        { id: 'data', type: 'letters', params: { samples: 40, letters: 4 } },
        { id: 'cells', type: 'cellular', params: { task: 'half', neighbourhood: 'four', steps: 5 } },
        { id: 'loss', type: 'meanSquaredError' },
      ],
      [['data.features', 'cells'], ['cells', 'loss.prediction'], ['data.target', 'loss.target']],
      { epochs: 2, batchSize: 20, optimizer: { type: 'adam', params: {} } },
    ) // prettier-ignore
    const { weight } = await trainRule(document)
    const [feedback, control] = [weight('cells/feedback'), weight('cells/control')]
    for (const corner of [0, 2, 6, 8]) expect([feedback[corner], control[corner]]).toEqual([0, 0])
    for (const near of [1, 3, 5, 7]) expect(control[near]).not.toBe(0)
    expect(feedback[4]).not.toBe(0)
  })
})
