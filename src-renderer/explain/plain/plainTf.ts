import type { Tf } from '@shared/catalog/define/tf'
import { arrangements } from './arrangements'
import { elementwise } from './elementwise'
import { PlainTensor } from './PlainTensor'
import { reductions } from './reductions'
import { windows } from './windows'

/** A function with a gradient by hand is its value here: nothing is differentiated. */
const customGrad =
  (run: (...args: unknown[]) => { readonly value: PlainTensor }) =>
  (...inputs: unknown[]): PlainTensor =>
    run(...inputs, () => undefined).value

/**
 * The operations of TensorFlow.js that catalog items use, over lists of numbers: what an item computes of a handful of numbers is
 * computed by its own code, in the page, at once. Slow for anything larger; proved equal to the engine for every example.
 */
export const plainTf = {
  ...elementwise,
  ...reductions,
  ...arrangements,
  ...windows,
  customGrad,
  Tensor: PlainTensor,
} as unknown as Tf
