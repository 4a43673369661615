import { weight, type ByPort, type WeightSpec } from '../define/layer'
import type { ParamsOf } from '../define/params'
import type { Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { weightsOfWays, type sequenceParams, type stateParams } from './_recurrent'
import { emptyState, fromInputs, tellStates, unroll, type Cell, type WayArgs } from './_unroll'
import { weightOf } from './_weightOf'

type Params = ParamsOf<typeof stateParams & typeof sequenceParams>

/** Weights of a layer whose state is its output. */
export const stateWeights = (p: Params, [, features = 1]: Shape): Readonly<Record<string, WeightSpec>> =>
  weightsOfWays(p, {
    kernel: weight([features, p.units], p.kernelInitializer),
    recurrent_kernel: weight([p.units, p.units], p.recurrentInitializer),
    ...(p.useBias && { bias: weight([p.units], p.biasInitializer) }),
  })

/** h_t = φ(x_t·W + h_{t−1}·U + b), in one direction. */
function stateCell(tf: Tf, { x, w, p, ctx }: WayArgs<Params>): Cell {
  const recurrent = weightOf(w, 'recurrent_kernel')
  return {
    sums: fromInputs(tf, x, weightOf(w, 'kernel'), w['bias']),
    start: [emptyState(tf, x, [p.units])],
    step: (fromInput, [h]) => [ctx.activate(p.activation, tf.add(fromInput, tf.matMul(h, recurrent)))],
  }
}

export const readState = (tf: Tf, way: WayArgs<Params>): Tensor => unroll(tf, way, stateCell(tf, way))

/** The state of every moment. */
export const tellState = (tf: Tf, way: WayArgs<Params>): ByPort<Tensor> =>
  tellStates(tf, way, stateCell(tf, way), ['h'])
