import type { Reads } from './loss'
import type { LabelEncoding } from './tensorType'

/** Above which value one output answers with the second class: halfway between two labels, or where both are equally likely. */
export const middleOf = (reads: Reads, encoding: LabelEncoding): number =>
  reads === 'probabilities' || (reads === 'values' && encoding !== 'signed') ? 0.5 : 0
