import { expect } from 'vitest'
import { inside } from '../../../src-main/trainer/inspect/inside'
import { mazeOf, type MazeParams } from '../../../shared/catalog/layers/_maze'
import type { Told } from '../trainer/trainDocument'
import { greedyWay, shortestWay } from '../rules/mazeWays'
import { networkOf } from './networkOf'

/** Who asks the network in every cell walks the shortest way to the goal. */
export async function mazeQNetwork(run: Told): Promise<Record<string, number>> {
  const network = networkOf(run)
  const maze = mazeOf(network.plan.checked.nodes['way']?.params as unknown as MazeParams)
  const cells = maze.walls.length
  const rows = maze.walls.map((_, cell) => Array.from({ length: 2 * cells }, (__, i) => (i % cells === cell ? 1 : 0)))
  const asked = await inside(network, { node: 'way', inputs: { moves: rows } })
  const values = asked.ok ? (asked.value.entered?.values ?? []) : []
  expect(values).toHaveLength(cells * 2 * 4)
  const table = values.filter((_, i) => Math.floor(i / 4) % 2 === 0)
  const way = greedyWay(maze, table)
  expect(way).toHaveLength(shortestWay(maze, maze.start))
  expect(way.at(-1)).toBe(maze.goal)
  return { moves: way.length, 'shortest way': shortestWay(maze, maze.start) }
}
