import { afterAll, describe, expect, it } from 'vitest'
import { mazeOf } from '../../../shared/catalog/layers/_maze'
import type { JsonValue } from '../../../shared/graph/document'
import { removeFolders } from '../trainer/trainDocument'
import { bestValues, greedyWay, shortestWay } from './mazeWays'
import { ruleDocument, trainRule } from './trainRule'

afterAll(removeFolders)

const walls = 0.8
const mouse = (size: number, layout: number, rule: Record<string, JsonValue>, training: Record<string, unknown>) =>
  ruleDocument(
    [
      { type: 'maze', params: { size, layout, walls } },
      { type: 'qTable', params: { size, layout, walls } },
      { type: 'qLearning', params: rule },
    ],
    { batchSize: 256, ...training },
    false,
  )

describe('mazes', () => {
  it('always have a way, walls, and no cell that cannot be reached', () => {
    let share = 0
    for (let layout = 0; layout < 200; layout++) {
      const maze = mazeOf({ size: 8, walls, layout })
      const way = shortestWay(maze, maze.start)
      expect(way).toBeGreaterThanOrEqual(14)
      expect(Number.isFinite(way)).toBe(true)
      maze.walls.forEach((wall, cell) => wall === 1 || expect(Number.isFinite(shortestWay(maze, cell))).toBe(true))
      share += maze.walls.filter((wall) => wall === 1).length / 64 / 200
      expect(mazeOf({ size: 8, walls, layout })).toEqual(maze)
    }
    expect(share).toBeGreaterThan(0.15)
    expect(share).toBeLessThan(0.5)
  })
})

describe('Q-learning', () => {
  it.each([
    [4, 1],
    [5, 2],
    [6, 3],
    [6, 4],
    [7, 5],
    [8, 6],
  ])('in a maze of %i cells, number %i, the mouse comes to walk the shortest way', async (size, layout) => {
    const { weight, run } = await trainRule(mouse(size, layout, {}, { epochs: 40 * size }))
    const maze = mazeOf({ size, layout, walls })
    const way = greedyWay(maze, weight('layer/q'))
    expect(way).toHaveLength(shortestWay(maze, maze.start))
    // With a little chance left, the last walks are hardly longer.
    const last = run.curve('train/steps').values.slice(-20)
    expect(last.reduce((a, b) => a + b) / last.length).toBeLessThan(1.6 * way.length)
  })

  it.each([0.9, 0.5])(
    'from anywhere, it comes to the fixed point of value iteration, discounted by %d',
    async (discount) => {
      const [size, layout, stepCost] = [4, 9, 0.05]
      const maze = mazeOf({ size, layout, walls })
      const rule = { discount, stepCost, starts: 'anywhere', explore: 1, exploreEnd: 1, learningRate: 1, moves: 64 }
      const { run, weight } = await trainRule(mouse(size, layout, rule, { epochs: 60 }))
      const expected = bestValues(maze, discount, stepCost)
      const found = weight('layer/q')
      maze.walls.forEach((wall, cell) => {
        if (wall === 1 || cell === maze.goal) return
        for (let action = 0; action < 4; action++)
          expect(found[cell * 4 + action], `${cell} ${action}`).toBeCloseTo(expected[cell * 4 + action] ?? NaN, 5)
      })
      expect(run.curve('train/loss').values.at(-1)).toBeLessThan(1e-10)
    },
  )

  it('corrects one number by α(r + γ·max − Q), worked out by hand', async () => {
    // Nothing but zeros: the first greedy move goes up against the edge, costs 0.1, and half of it is learned.
    const rule = { moves: 1, explore: 0, exploreEnd: 0, stepCost: 0.1, learningRate: 0.5, discount: 0.9 }
    const once = await trainRule(mouse(2, 1, rule, { epochs: 1 }))
    expect(once.weight('layer/q').slice(0, 4)).toEqual([Math.fround(-0.05), 0, 0, 0])
    expect(once.run.curve('train/steps').values).toEqual([1])
    // Then right, which is the first of what is still 0: into a wall or on.
    const twice = await trainRule(mouse(2, 1, rule, { epochs: 2 }))
    expect(twice.weight('layer/q')[1]).toBeCloseTo(-0.05, 6)
  })

  it('chance falls evenly', async () => {
    const { run } = await trainRule(mouse(3, 1, { explore: 0.8, exploreEnd: 0 }, { epochs: 4 }))
    ;[0.8, 0.6, 0.4, 0.2].forEach((share, i) => expect(run.curve('train/exploring').values[i]).toBeCloseTo(share, 5))
  })
})
