interface Maze {
  readonly width: number
  readonly walls: readonly (0 | 1)[]
  readonly start: number
  readonly goal: number
}

/** Cells that the moves up, right, down and left lead to. */
export function movesFrom({ width, walls }: Maze, cell: number): readonly number[] {
  const [row, column] = [Math.floor(cell / width), cell % width]
  const free = (r: number, c: number): number =>
    r >= 0 && c >= 0 && r < width && c < width && walls[r * width + c] === 0 ? r * width + c : cell
  return [free(row - 1, column), free(row, column + 1), free(row + 1, column), free(row, column - 1)]
}

/** Moves of the shortest way to the goal, found by going out from it in circles. */
export function shortestWay(maze: Maze, from: number): number {
  const distance = new Map([[from, 0]])
  for (const [cell, far] of distance)
    for (const next of movesFrom(maze, cell)) if (!distance.has(next)) distance.set(next, far + 1)
  return distance.get(maze.goal) ?? Number.POSITIVE_INFINITY
}

/** The cells that one comes through who always takes the greatest number of a table `cells × 4`. */
export function greedyWay(maze: Maze, table: readonly number[]): readonly number[] {
  const way: number[] = []
  for (let cell = maze.start; cell !== maze.goal && way.length < maze.walls.length;) {
    const values = table.slice(cell * 4, cell * 4 + 4)
    cell = movesFrom(maze, cell)[values.indexOf(Math.max(...values))] ?? cell
    way.push(cell)
  }
  return way
}

/** What every move is worth, by going through all of them until nothing changes. */
export function bestValues(maze: Maze, discount: number, stepCost: number): readonly number[] {
  let table = new Array<number>(maze.walls.length * 4).fill(0)
  for (let round = 0; round < 500; round++) {
    const before = table
    const best = (cell: number): number => Math.max(...before.slice(cell * 4, cell * 4 + 4))
    table = maze.walls.flatMap((_, cell) =>
      movesFrom(maze, cell).map((end) => (end === maze.goal ? 1 : -stepCost + discount * best(end))),
    )
  }
  return table
}
