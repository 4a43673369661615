import { choice } from '../define/params'
import type { Tensor, Tf } from '../define/tf'

/** Whose length is meant: that of the weights into each output, or out of each input. */
export const over = () => choice(['inputs', 'outputs'], 'inputs')
type Over = 'inputs' | 'outputs'

/** Length of the weights of each unit, with its axes kept at size 1. The last axis of a weight counts its outputs. */
export const lengths = (tf: Tf, weight: Tensor, along: Over): Tensor =>
  tf.sqrt(tf.sum(tf.square(weight), along === 'outputs' ? -1 : inputAxes(weight.rank), true))

const inputAxes = (rank: number): number[] => Array.from({ length: Math.max(1, rank - 1) }, (_, axis) => axis)

/** The axes as Keras's constraints name them. */
export const kerasAxis = (along: Over, rank: number): number | readonly number[] =>
  along === 'outputs' ? rank - 1 : rank <= 2 ? 0 : inputAxes(rank)

/** What Keras adds to what it divides by. */
export const EPSILON = 1e-7

/** Words for the choice. */
export const overText = {
  en: {
    title: 'Length of',
    help: 'Whose length counts: all weights that lead into one output (a unit, a filter), or all that lead out of one input (a row of an embedding).',
    options: { inputs: 'weights into an output', outputs: 'weights out of an input' },
  },
  uk: {
    title: 'Довжина',
    help: 'Чия довжина рахується: усіх ваг, що ведуть до одного виходу (вузла, фільтра), чи всіх, що ведуть від одного входу (рядка вкладення).',
    options: { inputs: 'ваг до виходу', outputs: 'ваг від входу' },
  },
} as const
