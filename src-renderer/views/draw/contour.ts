/** A piece of a contour, in cells: 0.5 is the middle of the first one. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number]

/**
 * Where values over a grid go through a level (marching squares; W. Lorensen, H. Cline, 1987, in the plane).
 *
 * @param values Row after row, `side` in each.
 */
export function contour(values: readonly number[], side: number, level: number): readonly Segment[] {
  const found: Segment[] = []
  const at = (column: number, row: number): number => (values[row * side + column] ?? NaN) - level
  for (let row = 0; row + 1 < side; row++)
    for (let column = 0; column + 1 < side; column++) {
      const corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)] as const
      if (corners.every((value) => value > 0) || corners.every((value) => !(value > 0))) continue
      const crossings: (readonly [number, number])[] = []
      for (let side = 0; side < 4; side++) {
        const [from, to] = [corners[side] as number, corners[(side + 1) % 4] as number]
        if (from > 0 === to > 0) continue
        const share = from / (from - to)
        const [x, y] = [
          [share, 0],
          [1, share],
          [1 - share, 1],
          [0, 1 - share],
        ][side] as [number, number]
        crossings.push([column + x + 0.5, row + y + 0.5])
      }
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        const [[x1, y1], [x2, y2]] = [crossings[i], crossings[i + 1]] as [[number, number], [number, number]]
        found.push([x1, y1, x2, y2])
      }
    }
  return found
}
