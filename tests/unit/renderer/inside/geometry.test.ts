import { describe, expect, it } from 'vitest'
import { flipCells } from '../../../../src-renderer/inside/flipCells'
import { pictureShape } from '../../../../src-renderer/inside/pictureShape'
import { clipLine, frameOf, planeOf, positiveSide } from '../../../../src-renderer/inside/plane'
import { columnsOf, tensorRows } from '../../../../src-renderer/inside/tensorRows'
import { distancesOf, nearestUnits } from '../../../../src-renderer/inside/views/distancesOf'
import { hitsOf } from '../../../../src-renderer/inside/views/drawDistances'
import { layCells } from '../../../../src-renderer/inside/views/drawPictures'
import { headLines, sharesOf, spikesOf } from '../../../../src-renderer/inside/views/drawRaster'
import { stopsOf, tourLength } from '../../../../src-renderer/inside/views/drawTour'
import { frameParts } from '../../../../src-renderer/inside/views/frameParts'
import { gridEdges } from '../../../../src-renderer/inside/views/gridEdges'
import { lineWords } from '../../../../src-renderer/inside/views/lineWords'
import { momentsOf } from '../../../../src-renderer/inside/views/momentsOf'
import { moveTo } from '@shared/catalog/define/maze'
import { bestMove, everyCell, valuesOf, walkMaze } from '../../../../src-renderer/inside/views/walkMaze'

const square = { x: { low: 0, high: 1 }, y: { low: 0, high: 1 } }

describe('a plane', () => {
  it('keeps the scale of both axes alike, y upwards, with all points inside', () => {
    const points = [[0, 0], [0, 1], [1, 0], [1, 1]] // prettier-ignore
    const frame = frameOf(planeOf(points), { width: 400, height: 100 })
    expect(frame.place({ x: 0.5, y: 0.5 })).toEqual({ x: 200, y: 50 })
    const [low, high] = [frame.place({ x: 0, y: 0 }), frame.place({ x: 1, y: 1 })]
    expect(high.x - low.x).toBeCloseTo(low.y - high.y, 10)
    expect(high.y).toBeGreaterThan(0)
    expect(low.y).toBeLessThan(100)
    expect(frame.x.high - frame.x.low).toBeCloseTo(4 * (frame.y.high - frame.y.low), 10)
  })
  it('shows one point, or none, without dividing by nothing', () => {
    for (const points of [[[2, 3]], []]) {
      const { scale, x } = frameOf(planeOf(points), { width: 300, height: 200 })
      expect(Number.isFinite(scale) && scale > 0 && x.high > x.low).toBe(true)
    }
  })
  it.each([
    [[1, 1, -1], [[0, 1], [1, 0]]],
    [[1, 0, -0.25], [[0.25, 0], [0.25, 1]]],
    [[0, 2, -1], [[0, 0.5], [1, 0.5]]],
    [[1, 1, -5], null],
    [[0, 0, 1], null],
  ] as const)('cuts the line %j where it leaves what is seen', (line, ends) => {
    const found = clipLine(line, square)
    const sorted = found?.map(({ x, y }) => [x + 0, y + 0]).sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d)
    expect(sorted ?? null).toEqual(ends)
  }) // prettier-ignore
  it('has a side where a unit says +1, as large as geometry says', () => {
    const area = (line: readonly [number, number, number]): number => {
      const side = positiveSide(line, square)
      return Math.abs(
        side.reduce((sum, { x, y }, i) => {
          const next = side[(i + 1) % side.length] ?? { x: 0, y: 0 }
          return sum + (x * next.y - next.x * y) / 2
        }, 0),
      )
    }
    expect(area([1, 1, -1])).toBeCloseTo(0.5, 10)
    expect(area([-4, -2, 6])).toBeCloseTo(1, 10)
    expect(area([1, 0, -0.75])).toBeCloseTo(0.25, 10)
    expect(area([0, 0, -1])).toBe(0)
  })
  it('writes a line as people do', () => {
    expect(lineWords([4, 2, -6], String, true)).toBe('4·x₁ + 2·x₂ − 6 = 0')
    expect(lineWords([-1, -2, 0], String, true)).toBe('−1·x₁ − 2·x₂ + 0 = 0')
    expect(lineWords([3, 0, 1], String, false)).toBe('3·x₁ + 1 = 0')
  })
})

describe('units', () => {
  it('are rows of a weight, or its columns', () => {
    const weight = { shape: [2, 3], values: [1, 2, 3, 4, 5, 6] }
    expect(tensorRows(weight)).toEqual([[1, 2, 3], [4, 5, 6]]) // prettier-ignore
    expect(columnsOf(weight)).toEqual([[1, 4], [2, 5], [3, 6]]) // prettier-ignore
  })
  it('are joined along their grid: 2rc − r − c times, and 2rc where its edges meet', () => {
    expect(gridEdges({ rows: 3, columns: 4 })).toHaveLength(2 * 12 - 3 - 4)
    expect(gridEdges({ rows: 3, columns: 4, wraps: true })).toHaveLength(24)
    expect(gridEdges({ rows: 1, columns: 3 })).toEqual([[0, 1], [1, 2]]) // prettier-ignore
  })
  it('have mean distances to their neighbours', () => {
    expect(distancesOf([[0, 0], [3, 4], [3, 5]], { rows: 1, columns: 3 })).toEqual([5, 3, 1]) // prettier-ignore
    expect(distancesOf([[7]], { rows: 1, columns: 1 })).toEqual([0])
  })
  it('answer to the rows that are nearest to them', () => {
    const nearest = nearestUnits([[0, 0], [1, 1]], [[0.1, 0], [0.9, 1], [2, 2]]) // prettier-ignore
    expect(nearest).toEqual([0, 1, 1])
    expect(hitsOf(2, nearest, [0, 1, 0])).toEqual([[{ of: 0, count: 1 }], [{ of: 0, count: 1 }, { of: 1, count: 1 }]]) // prettier-ignore
  })
  it('are laid out on their own grid, inside the room', () => {
    const { columns, rows, width, height, left, top } = layCells(12, 1, { width: 400, height: 100 }, { rows: 3, columns: 4 }, 2) // prettier-ignore
    expect([columns, rows]).toEqual([4, 3])
    expect(width).toBe(height)
    expect(left).toBeGreaterThanOrEqual(0)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(3 * height + 2 * 2).toBeLessThanOrEqual(100)
  })
})

describe('pictures', () => {
  it('have the shape of the data, else they are squares, else none', () => {
    expect(pictureShape(35, [7, 5, 1])).toEqual([7, 5, 1])
    expect(pictureShape(784, undefined)).toEqual([28, 28, 1])
    expect(pictureShape(35, undefined)).toBeUndefined()
    expect(pictureShape(4, undefined)).toBeUndefined()
  })
  it('of pairs are what went in and its partner', () => {
    expect(frameParts(35, 35, [7, 5, 1])).toEqual([{ from: 0, to: 35, shape: [7, 5, 1] }])
    expect(frameParts(44, 35, [7, 5, 1])).toEqual([
      { from: 0, to: 35, shape: [7, 5, 1] },
      { from: 35, to: 44, shape: [3, 3, 1] },
    ])
    expect(frameParts(10, 35, [7, 5, 1])).toEqual([{ from: 0, to: 10, shape: undefined }])
  })
  it('of a memory are tables of its places, whatever came in', () => {
    expect(frameParts(24, 9, undefined, { rows: 8, columns: 3 })).toEqual([{ from: 0, to: 24, shape: [8, 3, 1] }])
    expect(frameParts(36, 9, [3, 3, 1], { rows: 9, columns: 4 })).toEqual([{ from: 0, to: 36, shape: [9, 4, 1] }])
  })
  it('are spoiled in exactly the wanted share of different cells', () => {
    const clean = Array.from({ length: 35 }, (_, i) => (i % 2 ? 1 : -1))
    for (let i = 0; i < 20; i++) {
      const spoiled = flipCells(clean, 0.2, { low: -1, high: 1 })
      expect(spoiled.filter((value, k) => value === -(clean[k] ?? 0))).toHaveLength(7)
    }
    expect(flipCells([0, 1], 1, { low: 0, high: 1 })).toEqual([1, 0])
  })
})

describe('a tour', () => {
  const cities = [[0, 0], [0, 1], [1, 1], [1, 0]] // prettier-ignore
  it('is closed, and as long as its sides', () => {
    expect(tourLength(cities, [0, 1, 2, 3])).toBe(4)
    expect(tourLength(cities, [0, 2, 1, 3])).toBeCloseTo(2 + 2 * Math.SQRT2, 10)
    expect(tourLength([], [])).toBe(0)
  })
  it('visits what there is, once', () => expect(stopsOf([0, 2, 2, 9, -1, 1], 3)).toEqual([0, 2, 1]))
})

describe('spikes', () => {
  it('of the first row come moment by moment, with all that a moment has', () => {
    const values = Array.from({ length: 24 }, (_, i) => i)
    expect(momentsOf({ shape: [2, 3, 2, 2], values })).toEqual([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]) // prettier-ignore
    expect(momentsOf({ shape: [1, 2, 3], values: [1, 0, 0, 0, 1, 1] })).toEqual([[1, 0, 0], [0, 1, 1]]) // prettier-ignore
  })
  it('are shares where heads are, those that are seen, with a line between the heads', () => {
    expect(sharesOf([[0.25, 0, 0.75], [1.00001, 0.001, 0]])).toEqual([[0, 0, 0.25], [0, 2, 0.75], [1, 0, 1]]) // prettier-ignore
    expect(headLines(16, 2)).toEqual([8])
    expect(headLines(5, 1)).toEqual([])
  })
  it('are moments and units', () => expect(spikesOf([[0, 1], [1, 0]])).toEqual([[0, 1], [1, 0]])) // prettier-ignore
})

describe('a maze', () => {
  // Start above, wall in the middle of the second row, goal below on the right.
  const maze = { width: 3, walls: [0, 0, 0, 0, 1, 0, 0, 0, 0] as (0 | 1)[], start: 0, goal: 8 }
  const values = (moves: Readonly<Record<number, number>>): number[] =>
    Array.from({ length: 36 }, (_, i) => (moves[Math.floor(i / 4)] === i % 4 ? 1 : 0))
  it('lets nobody through walls and over the edge', () => {
    expect([0, 1, 2, 3].map((move) => moveTo(maze, 0, move))).toEqual([0, 1, 3, 0])
    expect(moveTo(maze, 1, 2)).toBe(1)
    expect(moveTo(maze, 8, 2)).toBe(8)
    expect(moveTo(maze, 2, 1)).toBe(2)
  })
  it('is walked by the best moves until the goal, a wall, a circle or where nothing is known', () => {
    expect(walkMaze(maze, values({ 0: 1, 1: 1, 2: 2, 5: 2 }))).toEqual([0, 1, 2, 5, 8])
    expect(walkMaze(maze, values({ 0: 1, 1: 2 }))).toEqual([0, 1])
    expect(walkMaze(maze, values({ 0: 1, 1: 3 }))).toEqual([0, 1])
    expect(walkMaze(maze, values({}))).toEqual([0])
    expect(bestMove(values({ 4: 2 }), 4)).toBe(2)
    expect(bestMove(values({ 4: 2 }), 5)).toBeNull()
  })
})

describe('a network in a maze', () => {
  const maze = { width: 2, walls: [0, 0, 1, 0], start: 0, goal: 3 } as const
  const view = { kind: 'maze', maze: () => maze } as const
  const types = (shape: readonly number[]) => ({ moves: [{ shape, dtype: 'float32' } as const] })
  const layer = { views: [view], params: {}, node: { id: 'way' } }

  it('is asked about every cell, at both moments of a row alike', () => {
    const asked = everyCell({ ...layer, data: types([2, 4]) } as never)
    expect(asked.inputs?.['moves']).toEqual([
      [1, 0, 0, 0, 1, 0, 0, 0],
      [0, 1, 0, 0, 0, 1, 0, 0],
      [0, 0, 1, 0, 0, 0, 1, 0],
      [0, 0, 0, 1, 0, 0, 0, 1],
    ])
    expect(everyCell({ ...layer, data: types([9]) } as never)).toEqual({})
  })

  it('answers with what enters for the first moment of each cell, and nothing for other rows', () => {
    const enters = (rows: number) => ({
      weights: {},
      entered: { shape: [rows, 2, 4], values: Array.from({ length: rows * 8 }, (_, i) => i) },
    })
    expect(valuesOf(view, enters(4) as never, maze)).toEqual([0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27])
    expect(valuesOf(view, enters(3) as never, maze)).toBeUndefined()
  })
})
