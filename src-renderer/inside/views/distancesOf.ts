import type { UnitGrid } from '@shared/catalog/define/layer'
import { gridEdges } from './gridEdges'

type Rows = readonly (readonly number[])[]

const distance = (a: readonly number[] = [], b: readonly number[] = []): number =>
  Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0))

/** How far each unit is from its neighbours on the grid, on average: the U-matrix, row after row. */
export function distancesOf(units: Rows, grid: UnitGrid): readonly number[] {
  const sums = units.map(() => ({ sum: 0, count: 0 }))
  for (const [one, other] of gridEdges(grid)) {
    const far = distance(units[one], units[other])
    for (const unit of [one, other]) {
      const own = sums[unit]
      if (!own) continue
      own.sum += far
      own.count++
    }
  }
  return sums.map(({ sum, count }) => (count > 0 ? sum / count : 0))
}

/** The number of the unit nearest to each row. */
export const nearestUnits = (units: Rows, rows: Rows): readonly number[] =>
  rows.map((row) => {
    let best = 0
    let least = Infinity
    units.forEach((unit, i) => {
      let far = 0
      for (let k = 0; k < row.length && far < least; k++) far += ((unit[k] ?? 0) - (row[k] ?? 0)) ** 2
      if (far < least) [best, least] = [i, far]
    })
    return best
  })
