import type { LossTypes, Reads } from '../define/loss'
import { middleOf } from '../define/middleOf'
import type { Tensor, Tf } from '../define/tf'

/** What a metric of classes works on; the batch axis comes first. */
export interface Answers {
  readonly prediction: Tensor
  readonly target: Tensor
  readonly types: LossTypes
  readonly reads: Reads
}

/** Above this one output answers with the second class. */
export const thresholdOf = ({ target }: LossTypes, reads: Reads): number =>
  middleOf(reads, target.labels?.encoding ?? 'binary')

/** One row of outputs over the classes of the target: an output a class, or one for two. */
export function tellsClasses({ prediction, target: { labels } }: LossTypes): boolean {
  const units = prediction.shape[0]
  return (
    prediction.shape.length === 1 &&
    labels !== undefined &&
    (units === labels.classes || (units === 1 && labels.classes === 2))
  )
}

/** Number of classes that are told apart; one output tells two apart. */
export const classesOf = ({ prediction }: LossTypes): number => Math.max(2, prediction.shape[0] ?? 2)

/** Class numbers in the target, int32, `[batch]`. */
export function truthOf(tf: Tf, { target, types }: Answers): Tensor {
  const encoding = types.target.labels?.encoding
  if (encoding === 'oneHot') return tf.argMax(target, -1)
  const flat = tf.reshape(target, [-1])
  return tf.cast(encoding === 'signed' ? tf.greater(flat, 0) : flat, 'int32')
}

/** Class numbers that the network answers, int32, `[batch]`. */
export function answerOf(tf: Tf, { prediction, types, reads }: Answers): Tensor {
  if (types.prediction.shape.at(-1) !== 1) return tf.argMax(prediction, -1)
  return tf.cast(tf.greater(tf.reshape(prediction, [-1]), thresholdOf(types, reads)), 'int32')
}

/** Rows of zeros with a one at the class, float32, `[batch, classes]`. */
export const marked = (tf: Tf, numbers: Tensor, classes: number): Tensor =>
  tf.cast(tf.oneHot(tf.cast(numbers, 'int32') as never, classes), 'float32')

/** The threshold of a Keras metric that looks at one output and labels 0 and 1; `null`: Keras would count something else. */
export const kerasThreshold = (types: LossTypes, reads: Reads): number | null =>
  types.target.labels?.encoding === 'binary' ? thresholdOf(types, reads) : null
