/** Moves of a maze in the order of its values: up, right, down, left; rows and columns. */
export const MOVES = [
  [-1, 0],
  [0, 1],
  [1, 0],
  [0, -1],
] as const

export interface Maze {
  readonly width: number
  readonly walls: readonly (0 | 1)[]
  readonly start: number
  readonly goal: number
}

/** The cell that a move leads to; where a wall or the edge is, the same. */
export function moveTo({ width, walls }: Maze, cell: number, move: number): number {
  const [down, right] = MOVES[move] ?? [0, 0]
  const row = Math.floor(cell / width) + down
  const column = (cell % width) + right
  const there = row * width + column
  const outside = row < 0 || column < 0 || column >= width || there >= walls.length
  return outside || walls[there] === 1 ? cell : there
}

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
