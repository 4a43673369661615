import { expect } from 'vitest'
import { mazeOf, type MazeParams } from '../../../shared/catalog/layers/_maze'
import type { Told } from '../trainer/trainDocument'
import { greedyWay, shortestWay } from '../rules/mazeWays'
import { networkOf } from './networkOf'
import { weightsOf } from './weightsOf'

/** Who follows the table walks the shortest way to the goal. */
export async function mazeQLearning(run: Told): Promise<Record<string, number>> {
  const maze = mazeOf(networkOf(run).plan.checked.nodes['table']?.params as unknown as MazeParams)
  const weight = await weightsOf(run)
  const way = greedyWay(maze, weight('table/q'))
  const shortest = shortestWay(maze, maze.start)
  expect(way).toHaveLength(shortest)
  const walked = run.curve('train/steps').values
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / values.length
  const [first, last] = [mean(walked.slice(0, 10)), mean(walked.slice(-50))]
  expect(last).toBeLessThan(first / 2)
  return { moves: way.length, 'shortest way': shortest, 'first walks': first, 'last walks': last }
}
