import type { Nested } from '@shared/catalog/define/item'
import type { LossTypes } from '@shared/catalog/define/loss'
import type { LabelEncoding } from '@shared/catalog/define/tensorType'

/** A prediction and a target that go together, of one sample. */
export interface Pair {
  readonly types: LossTypes
  readonly prediction: Nested
  readonly target: Nested
}

/** A prediction with its target, and what is known of them. */
export const pair = (
  [prediction, target]: readonly [Nested, Nested],
  activation?: string,
  labels?: { readonly classes: number; readonly encoding: LabelEncoding },
): Pair => {
  const shapeOf = (rows: Nested): number[] => (typeof rows === 'number' ? [] : [rows.length, ...shapeOf(rows[0] ?? 0)])
  return {
    prediction,
    target,
    types: {
      prediction: { shape: shapeOf(prediction), dtype: 'float32', ...(activation !== undefined && { activation }) },
      target: {
        shape: shapeOf(target),
        dtype: labels?.encoding === 'index' ? 'int32' : 'float32',
        ...(labels && { labels }),
      },
    },
  }
}

const SHARES = [0.7, 0.2, 0.1]
const SCORES = [2, 1, 0.1]
const three = (encoding: LabelEncoding) => ({ classes: 3, encoding })
const two = (encoding: LabelEncoding) => ({ classes: 2, encoding })

/** Pairs to be tried, what is most usual first. */
export const PAIRS: readonly Pair[] = [
  pair([[0.5, 2], [1, 1.5]]), // prettier-ignore
  pair([[0.8], [1]], 'sigmoid', two('binary')),
  pair([SHARES, [1, 0, 0]], 'softmax', three('oneHot')),
  pair([[0.5], [1]], undefined, two('signed')),
  pair([SHARES, 0], 'softmax', three('index')),
  pair([SCORES, [0, 1, 0]], undefined, three('oneHot')),
  pair([SCORES, 1], undefined, three('index')),
  pair([[0.7], [1]], undefined, two('binary')),
  pair([[2, 1], [1, 3]], 'softplus'), // prettier-ignore
  pair([[0.8], [1]], undefined),
]
