import { moveTo, MOVES, type Maze } from '@shared/catalog/define/maze'

/** The move with the largest value in a cell; `null`: all are alike, so nothing is known of it. */
export function bestMove(values: readonly number[], cell: number): number | null {
  const own = values.slice(cell * MOVES.length, (cell + 1) * MOVES.length)
  const most = Math.max(...own)
  return own.every((value) => value === most) ? null : own.indexOf(most)
}

/** The cells on the way of the best moves, from the start on, until the goal or until nothing new comes. */
export function walkMaze(maze: Maze, values: readonly number[]): readonly number[] {
  const way = [maze.start]
  const seen = new Set(way)
  for (let cell = maze.start; cell !== maze.goal;) {
    const move = bestMove(values, cell)
    if (move === null) break
    cell = moveTo(maze, cell, move)
    if (seen.has(cell)) break
    seen.add(cell)
    way.push(cell)
  }
  return way
}
