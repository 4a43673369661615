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
  /** Id of the activation that made these values, if one did: a loss looks at it. */
  readonly activation?: string
}

/** Number of values in one sample of this shape. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, n) => product * n, 1)

/** Numbers that a sample of this type is stored as: a class number for each label, however it is written, or else every value. */
export const storedSize = ({ shape, labels }: TensorType): number =>
  labels?.encoding === 'oneHot' ? sizeOf(shape) / labels.classes : sizeOf(shape)
