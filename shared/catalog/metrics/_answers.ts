import type { LossArgs } from '../define/teaching'
import type { LossTypes, Reads } from '../define/loss'
import { middleOf } from '../define/middleOf'
import { answersEach, placesOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'

/** What a metric of classes works on; the batch axis comes first. */
export interface Answers extends LossArgs {
  readonly types: LossTypes
  readonly reads: Reads
}

/** Above this one output answers with the second class. */
export const thresholdOf = ({ target }: LossTypes, reads: Reads): number =>
  middleOf(reads, target.labels?.encoding ?? 'binary')

/** One row of outputs over the classes for each label of the target: an output a class, or one for two. */
export function tellsClasses({ prediction, target }: LossTypes): boolean {
  const { labels } = target
  const units = prediction.shape.at(-1)
  return (
    labels !== undefined &&
    answersEach(prediction.shape, target) &&
    (units === labels.classes || (units === 1 && labels.classes === 2))
  )
}

/** Number of classes that are told apart; one output tells two apart. */
export const classesOf = ({ prediction }: LossTypes): number => Math.max(2, prediction.shape.at(-1) ?? 2)

/** Class numbers in the target, int32, `[batch, ...places]`. */
export function truthOf(tf: Tf, { target, types }: Answers): Tensor {
  const encoding = types.target.labels?.encoding
  if (encoding === 'oneHot') return tf.argMax(target, -1)
  const numbers = tf.reshape(target, [-1, ...placesOf(types.target)])
  return tf.cast(encoding === 'signed' ? tf.greater(numbers, 0) : numbers, 'int32')
}

/** Class numbers that the network answers, int32, `[batch, ...places]`. */
export function answerOf(tf: Tf, { prediction, types, reads }: Answers): Tensor {
  if (types.prediction.shape.at(-1) !== 1) return tf.argMax(prediction, -1)
  const places = tf.reshape(prediction, [-1, ...types.prediction.shape.slice(0, -1)])
  return tf.cast(tf.greater(places, thresholdOf(types, reads)), 'int32')
}

/** Rows of zeros with a one at the class, float32, `[batch, ...places, classes]`. */
export const marked = (tf: Tf, numbers: Tensor, classes: number): Tensor =>
  tf.cast(tf.oneHot(tf.cast(numbers, 'int32') as never, classes), 'float32')

/** The threshold of a Keras metric that looks at one output and labels 0 and 1; `null`: Keras would count something else. */
export const kerasThreshold = (types: LossTypes, reads: Reads): number | null =>
  types.target.labels?.encoding === 'binary' ? thresholdOf(types, reads) : null
