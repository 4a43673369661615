import type { Tensor, Tf } from './tf'

/** What a function gives, and what its gradient needs of the way there. */
export interface Forward<Kept extends readonly Tensor[]> {
  readonly value: Tensor
  readonly kept: Kept
}

/**
 * A function of tensors with a gradient written by hand, where differentiating its operations one by one takes many more.
 *
 * @param forward Once for the value; operations inside are not differentiated.
 * @param back Gradients of the inputs in their order, from the gradient of the value and what `forward` kept.
 */
export function withGradient<const Inputs extends readonly Tensor[], const Kept extends readonly Tensor[]>(
  tf: Tf,
  inputs: Inputs,
  forward: (inputs: Inputs) => Forward<Kept>,
  back: (dy: Tensor, kept: Kept) => readonly Tensor[],
): Tensor {
  // TensorFlow.js has no type for a function of several tensors.
  const run = tf.customGrad((...args) => {
    const save = args.pop() as unknown as (tensors: readonly Tensor[]) => void
    const { value, kept } = forward(args as unknown as Inputs)
    save(kept)
    const gradFunc = (dy: Tensor, saved: readonly Tensor[]): readonly Tensor[] => back(dy, saved as unknown as Kept)
    return { value, gradFunc: gradFunc as never }
  })
  return run(...inputs)
}
