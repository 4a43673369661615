import type { UnitGrid } from '@shared/catalog/define/layer'

/** Pairs of units that are neighbours on a grid, row after row; across the edges where they meet. */
export function gridEdges({ rows, columns, wraps }: UnitGrid): readonly (readonly [number, number])[] {
  const edges: [number, number][] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const unit = row * columns + column
      if (column + 1 < columns) edges.push([unit, unit + 1])
      else if (wraps && columns > 2) edges.push([unit, row * columns])
      if (row + 1 < rows) edges.push([unit, unit + columns])
      else if (wraps && rows > 2) edges.push([unit, column])
    }
  return edges
}
