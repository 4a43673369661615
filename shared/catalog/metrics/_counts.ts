import { perPlace } from '../define/perSample'
import type { Tensor, Tf } from '../define/tf'
import { answerOf, classesOf, marked, truthOf, type Answers } from './_answers'

/** Shares of all answers in one class: answered rightly with it, answered with it, belonging to it. */
export interface ClassCounts {
  readonly hits: number
  readonly answered: number
  readonly actual: number
}

/** Whether each sample hits a class, is answered with it, belongs to it, class after class, or in what share of its places: `[batch, 3 · classes]`. */
export function countClasses(tf: Tf, answers: Answers): Tensor {
  const classes = classesOf(answers.types)
  const answered = marked(tf, answerOf(tf, answers), classes)
  const actual = marked(tf, truthOf(tf, answers), classes)
  return perPlace(tf, tf.concat([tf.mul(answered, actual), answered, actual], -1), answers.counts)
}

/** The counts of each class from the means of what `countClasses` gives. */
export function countsOf(means: ArrayLike<number>): readonly ClassCounts[] {
  const classes = means.length / 3
  const at = (i: number): number => means[i] ?? 0
  return Array.from({ length: classes }, (_, k) => ({
    hits: at(k),
    answered: at(classes + k),
    actual: at(2 * classes + k),
  }))
}

/** 0 where nothing is to be divided, as Keras and scikit-learn have it. */
export const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

/**
 * A measure of one class against the rest. Of two classes the second one counts: it is the “yes” that is looked for. Of more, each
 * class that occurs among labels or answers, and the mean of these (scikit-learn's `macro`).
 */
export function perClass(measure: (counts: ClassCounts) => number): (means: ArrayLike<number>) => number {
  return (means) => {
    const all = countsOf(means)
    const counted = all.length === 2 ? all.slice(1) : all.filter(({ answered, actual }) => answered + actual > 0)
    return ratio(
      counted.reduce((sum, counts) => sum + measure(counts), 0),
      counted.length,
    )
  }
}
