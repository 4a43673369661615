import type { UnitGrid } from '../define/layer'
import type { TrainedLayer } from '../define/teaching'
import type { Tensor, Tf } from '../define/tf'
import { gridPlaces } from '../layers/_prototypes'

/** The grid of a Kohonen layer. */
export const gridOf = ({ p }: Pick<TrainedLayer, 'p'>): Required<UnitGrid> => ({
  rows: Number(p['rows']),
  columns: Number(p['columns']),
  wraps: p['wraps'] === true,
})

/** Squared steps on the grid from each of some units, int32 `[batch]`, to all units: `[batch, units]`. */
export function squaredSteps(tf: Tf, grid: Required<UnitGrid>, from: Tensor): Tensor {
  const { row, column } = gridPlaces(tf, grid)
  const along = (places: Tensor, count: number): Tensor => {
    const start = tf.reshape(tf.gather(places, from as never), [-1, 1])
    const steps = tf.abs(tf.sub(places, start))
    return tf.square(grid.wraps ? tf.minimum(steps, tf.sub(count, steps)) : steps)
  }
  return tf.add(along(row, grid.rows), along(column, grid.columns))
}

/** Value that goes from one to another by equal ratios as `progress` goes from 0 to 1. */
export const decayed = (tf: Tf, from: number, to: number, progress: Tensor): Tensor =>
  tf.mul(tf.exp(tf.mul(progress, Math.log(to / from))), from)
