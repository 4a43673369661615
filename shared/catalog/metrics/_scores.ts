import type { LossTypes } from '../define/loss'
import { middleOf } from '../define/middleOf'
import type { Tensor, Tf } from '../define/tf'
import { EPSILON } from '../define/perSample'
import { classesOf, marked, tellsClasses, truthOf, type Answers } from './_answers'

/** One row of scores a sample: of more, the bins would be too many. */
export const scoresClasses = (types: LossTypes): boolean => types.prediction.shape.length === 1 && tellsClasses(types)

/**
 * Scores are counted in this many bins. Samples of one bin are as if tied, so an area is off by at most half of the share of pairs of a
 * positive and a negative that meet in one bin: under 0.005 where scores spread evenly over a hundred bins.
 */
const BINS = 256

/** How strongly each sample is taken for a class, on a scale where 0 is undecided: `[batch, 1]` for the second of two, else `[batch, classes]`. */
function scoresOf(tf: Tf, { prediction, types, reads }: Answers): Tensor {
  const classes = classesOf(types)
  const shares = classes > 2 && reads === 'logits' ? tf.softmax(prediction) : prediction
  const last = classes === 2 && types.prediction.shape[0] === 2 ? tf.slice(shares, [0, 1], [-1, 1]) : shares
  if (reads === 'probabilities' || shares !== prediction) {
    const share = tf.clipByValue(last, EPSILON, 1 - EPSILON)
    return tf.sub(tf.log(share), tf.log(tf.sub(1, share)))
  }
  if (last !== prediction) return tf.sub(last, tf.slice(prediction, [0, 0], [-1, 1]))
  return tf.sub(last, middleOf(reads, types.target.labels?.encoding ?? 'binary'))
}

/**
 * In which bin the score of each sample lies, zeros and a one: first the bins of those that are not of the class, then of those that
 * are, class after class: `[batch, classes · 2 · bins]`, of two classes the second alone.
 */
export function countScores(tf: Tf, answers: Answers): Tensor {
  const score = scoresOf(tf, answers)
  // Fine around 0, and never at an end: z / (1 + |z|).
  const squashed = tf.div(score, tf.add(1, tf.abs(score)))
  const bin = tf.clipByValue(tf.floor(tf.mul(tf.add(squashed, 1), BINS / 2)), 0, BINS - 1)
  const numbers = truthOf(tf, answers)
  const ofClass =
    score.shape[1] === 1
      ? tf.reshape(tf.cast(numbers, 'float32'), [-1, 1])
      : marked(tf, numbers, classesOf(answers.types))
  const places = tf.reshape(tf.add(bin, tf.mul(ofClass, BINS)), [-1])
  return tf.reshape(marked(tf, places, 2 * BINS), [-1, (score.shape[1] ?? 1) * 2 * BINS])
}

/** Samples of one class and of the rest by the bin of their score, lowest first. */
export interface Histogram {
  readonly negatives: readonly number[]
  readonly positives: readonly number[]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * A measure of how well scores tell one class from the rest: the mean over the classes for which there are samples of it and of the rest;
 * `undefined`: there is no such class.
 */
export function perHistogram(
  measure: (histogram: Histogram, totals: { readonly negatives: number; readonly positives: number }) => number,
): (means: ArrayLike<number>) => number | undefined {
  return (means) => {
    const all = Array.from(means)
    const measured: number[] = []
    for (let from = 0; from < all.length; from += 2 * BINS) {
      const negatives = all.slice(from, from + BINS)
      const positives = all.slice(from + BINS, from + 2 * BINS)
      const totals = { negatives: sum(negatives), positives: sum(positives) }
      if (totals.negatives > 0 && totals.positives > 0) measured.push(measure({ negatives, positives }, totals))
    }
    return measured.length > 0 ? sum(measured) / measured.length : undefined
  }
}
