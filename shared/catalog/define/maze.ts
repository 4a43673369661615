/** Cells row after row; the way leads from `start` to `goal`. */
export interface Maze {
  readonly width: number
  /** 1: a wall. */
  readonly walls: readonly (0 | 1)[]
  readonly start: number
  readonly goal: number
}

/** Moves in the order of actions: up, right, down, left; rows and columns. */
export const MOVES = [
  [-1, 0],
  [0, 1],
  [1, 0],
  [0, -1],
] as const

/** The cell that a move leads to; against a wall or the edge, the same one. */
export function moveTo({ width, walls }: Pick<Maze, 'width' | 'walls'>, cell: number, move: number): number {
  const [down, right] = MOVES[move] ?? [0, 0]
  const [row, column] = [Math.floor(cell / width) + down, (cell % width) + right]
  const inside = row >= 0 && column >= 0 && column < width
  const there = row * width + column
  return inside && walls[there] === 0 ? there : cell
}
