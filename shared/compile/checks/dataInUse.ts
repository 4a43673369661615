import type { DatasetShape } from '../../catalog/define/dataset'
import type { CheckContext } from '../checkContext'

/** Data nodes that feed the network or a loss, in document order. */
export const dataInUse = (context: CheckContext): readonly (readonly [string, DatasetShape])[] =>
  [...context.datasets].filter(([id]) => context.reachesLoss.has(id))

/** Rows of each part, as the split makes them. */
export interface Parts {
  readonly train: number
  readonly validation: number
  readonly test: number
}

/**
 * How many rows each part gets. A data set's own test part is the test; shares are of the other rows, rounded. `train` is what
 * the shares leave, and may be 0 or less where they ask for too much.
 */
export function partsOf(data: DatasetShape, split: { readonly validation: number; readonly test: number }): Parts {
  const own = data.rows - data.testRows
  const test = data.testRows > 0 ? 0 : Math.round(own * split.test)
  const validation = Math.round(own * split.validation)
  return { train: own - test - validation, validation, test: data.testRows || test }
}

/** Rows of the training part; `undefined`: there are no data yet. */
export function trainingRows(context: CheckContext): number | undefined {
  const [first] = dataInUse(context)
  return first && partsOf(first[1], context.document.training.split).train
}
