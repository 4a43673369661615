/** Sizes of a tensor without the batch axis: `[height, width, channels]`, `[features]`, `[]` for one number a sample. */
export type Shape = readonly number[]

/**
 * How class labels are written. `index`: one integer a sample, shape `[]`. `oneHot`: shape `[classes]`.
 * `binary`: 0 or 1, shape `[1]`. `signed`: −1 or +1, shape `[1]`. A label for each moment of a sequence has the time before that:
 * `[time]` for `index`, `[time, classes]` for `oneHot`.
 */
export type LabelEncoding = 'oneHot' | 'index' | 'binary' | 'signed'

/** What class labels mean. */
export interface Labels {
  readonly classes: number
  readonly encoding: LabelEncoding
  /** Names of the classes in order; absent: their numbers. */
  readonly names?: readonly string[]
}

/** What flows along an edge. */
export interface TensorType {
  readonly shape: Shape
  readonly dtype: 'float32' | 'int32'
  /** Present on class labels only. */
  readonly labels?: Labels
  /** Present on ids only, whole numbers from 0 that stand for the things of a list: how many things there are. */
  readonly vocabulary?: number
  /** Id of the layer whose very answer this is: a learning rule that is wired to it trains that layer. */
  readonly layer?: string
  /** Id of the activation that made these values, if one did: a loss looks at it. */
  readonly activation?: string
  /** Least and greatest value, where that is known; `only`: there are no others. */
  readonly range?: { readonly low: number; readonly high: number; readonly only?: true }
  /** How many different values the rows have, where that is known and they repeat. */
  readonly distinct?: number
  /** Present on sequences of which a mask tells the moments that count from padding; it travels with the values. */
  readonly padded?: true
}

/** Sizes of the axes along which each place has a label of its own: `[]` for one label a sample, `[time]` for one a moment. */
export const placesOf = ({ shape, labels }: TensorType): Shape =>
  labels?.encoding === 'index' ? shape : shape.slice(0, -1)

/** The symbols of a target that is a row of them, as class numbers or ids. */
export function symbolsOf({ dtype, labels, vocabulary }: TensorType): Labels | undefined {
  if (labels) return labels
  return dtype === 'int32' && vocabulary !== undefined ? { classes: vocabulary, encoding: 'index' } : undefined
}

/** How many things the ids of this type stand for, class numbers included; 0 where nobody says. */
export const vocabularyOf = ({ vocabulary, labels }: TensorType): number =>
  vocabulary ?? (labels?.encoding === 'index' ? labels.classes : 0)

/** Whether answers of this shape are one row for each place that has a label. */
export function answersEach(answers: Shape, target: TensorType): boolean {
  const places = placesOf(target)
  return answers.length === places.length + 1 && places.every((size, i) => size === answers[i])
}

/** Whether two shapes have the same sizes. */
export const sameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i])

/** Number of values in one sample of this shape. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, n) => product * n, 1)

/** Numbers that a sample of this type is stored as: a class number for each label, however it is written, or else every value. */
export const storedSize = ({ shape, labels }: TensorType): number =>
  labels?.encoding === 'oneHot' ? sizeOf(shape) / labels.classes : sizeOf(shape)
