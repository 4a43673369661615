import type { LayerView } from '@shared/catalog/define/layer'
import { moveTo, MOVES, type Maze } from '@shared/catalog/define/maze'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Inside, InsideQuestion } from '@shared/ipc/inside'
import { tensorRows } from '../tensorRows'
import type { ViewLayer } from '../viewLayers'

type MazeOf = Extract<LayerView<never>, { kind: 'maze' }>

/** What goes into a network so that it says what it would do in every cell: each of them in turn, at all moments of a row. */
export function everyCell({ views, params, data }: ViewLayer): Pick<InsideQuestion, 'inputs'> {
  const view = views.find((one): one is MazeOf => one.kind === 'maze' && one.values === undefined)
  if (!view) return {}
  const cells = view.maze(params as never).walls.length
  const fits = Object.entries(data).flatMap(([node, [type]]) => (type?.shape.at(-1) === cells ? [{ node, type }] : []))
  const rowOf = (length: number, cell: number): number[] =>
    Array.from({ length }, (_, i) => (i % cells === cell ? 1 : 0))
  const rows = (length: number): number[][] => Array.from({ length: cells }, (_, cell) => rowOf(length, cell))
  const inputs = Object.fromEntries(fits.map(({ node, type }) => [node, rows(sizeOf(type.shape))]))
  return fits.length > 0 ? { inputs } : {}
}

/** What each move from each cell is worth, `cells × 4`; nothing if the network was not asked about this maze's cells. */
export function valuesOf(view: MazeOf, { weights, entered }: Inside, { walls }: Maze): readonly number[] | undefined {
  if (view.values !== undefined) return weights[view.values]?.values
  const rows = entered ? tensorRows(entered) : []
  return rows.length === walls.length ? rows.flatMap((row) => row.slice(0, MOVES.length)) : undefined
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
