import { weight, type ForwardArgs, type WeightSpec } from '../define/layer'
import type { ItemValue } from '../define/params'
import type { Tensor, Tf } from '../define/tf'
import type { CellState } from './_unroll'

/** Input, forget and output gate, and the candidate; in Keras's order i, f, c, o. */
export const LSTM_GATES = 4

/** Biases of the gates; an open forget gate lets the gradient through from the start. */
export const lstmBias = (
  { biasInitializer, unitForgetBias }: { readonly biasInitializer: ItemValue; readonly unitForgetBias: boolean },
  units: number,
): WeightSpec => ({
  ...weight([LSTM_GATES * units], biasInitializer),
  ...(unitForgetBias && { parts: [biasInitializer, 'ones', biasInitializer, biasInitializer] }),
})

type Activations = { readonly activation: ItemValue; readonly recurrentActivation: ItemValue }

/**
 * One moment of a state behind gates, whose sums stand along the last axis. `fromState`: what the last output adds to them; `told`: the gates
 * come after the state.
 */
export const lstmStep = (
  tf: Tf,
  { p, ctx }: Pick<ForwardArgs<Activations>, 'p' | 'ctx'>,
  fromState: (output: Tensor) => Tensor,
  told = false,
) =>
  function step(fromInput: Tensor, [h, c = h]: CellState): CellState {
    const sums = tf.add(fromInput, fromState(h))
    const [i = sums, f = sums, candidate = sums, o = sums] = tf.split(sums, LSTM_GATES, sums.rank - 1)
    const gate = (sum: Tensor): Tensor => ctx.activate(p.recurrentActivation, sum)
    const [writes, keeps, reads] = [gate(i), gate(f), gate(o)]
    const next = tf.add(tf.mul(keeps, c), tf.mul(writes, ctx.activate(p.activation, candidate)))
    return [tf.mul(reads, ctx.activate(p.activation, next)), next, ...(told ? [writes, keeps, reads] : [])]
  }
