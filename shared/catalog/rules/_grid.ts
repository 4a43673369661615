import type { UnitGrid } from '../define/layer'
import type { TrainedLayer } from '../define/teaching'
import type { Tensor, Tf } from '../define/tf'
import { counted, gridPlaces } from '../layers/_prototypes'

/** The grid of a Kohonen layer. */
export const gridOf = ({ p }: Pick<TrainedLayer, 'p'>): Required<UnitGrid> => ({
  rows: Number(p['rows']),
  columns: Number(p['columns']),
  wraps: p['wraps'] === true,
})

/** Squared steps on the grid from each of some units, their numbers `[batch]`, to all units: `[batch, units]`. */
export function squaredSteps(tf: Tf, grid: Required<UnitGrid>, from: Tensor): Tensor {
  const all = gridPlaces(tf, grid, counted(tf, grid.rows * grid.columns))
  const start = gridPlaces(tf, grid, tf.reshape(tf.cast(from, 'float32'), [-1, 1]))
  const along = (places: Tensor, own: Tensor, count: number): Tensor => {
    const steps = tf.abs(tf.sub(places, own))
    return tf.square(grid.wraps ? tf.minimum(steps, tf.sub(count, steps)) : steps)
  }
  return tf.add(along(all.row, start.row, grid.rows), along(all.column, start.column, grid.columns))
}

/** Value that goes from one to another by equal ratios as `progress` goes from 0 to 1. */
export const decayed = (tf: Tf, from: number, to: number, progress: Tensor): Tensor =>
  tf.mul(tf.exp(tf.mul(progress, Math.log(to / from))), from)
