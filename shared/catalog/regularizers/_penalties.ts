import { float } from '../define/params'
import type { Tensor, Tf } from '../define/tf'

/** Strength of a penalty. */
export const strength = () => float(0, 10, 0.01, { scale: 'log' })

/** Sum of the sizes of all numbers, a scalar; its gradient at 0 is 0. */
export const sizes = (tf: Tf, weight: Tensor): Tensor => tf.sum(tf.add(tf.relu(weight), tf.relu(tf.neg(weight))))

/** Sum of the squares of all numbers, a scalar. */
export const squares = (tf: Tf, weight: Tensor): Tensor => tf.sum(tf.square(weight))

/** Words for the strengths. */
export const strengthTexts = {
  en: {
    l1: { title: 'L1 strength', help: 'Factor on the sum of sizes: larger values set more weights to zero.' },
    l2: { title: 'L2 strength', help: 'Factor on the sum of squares: larger values pull weights harder to zero.' },
  },
  uk: {
    l1: { title: 'Сила L1', help: 'Множник при сумі модулів: що більший, то більше ваг стає нулями.' },
    l2: { title: 'Сила L2', help: 'Множник при сумі квадратів: що більший, то сильніше ваги тягне до нуля.' },
  },
} as const
