import { MOVES, moveTo, type Maze } from '@shared/catalog/define/maze'

const ARROWS = ['↑', '→', '↓', '←'] as const

/** The moves of a way through a maze, cell by cell, as arrows. */
export const movesOf = (maze: Maze, way: readonly number[]): readonly string[] =>
  way.slice(1).map((cell, i) => {
    const move = MOVES.findIndex((_, at) => moveTo(maze, way[i] ?? 0, at) === cell)
    return ARROWS[move] ?? '?'
  })
