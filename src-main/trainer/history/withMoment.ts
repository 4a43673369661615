import type { Variable } from '@tensorflow/tfjs-core'
import { createNetwork } from '../program/createNetwork'
import type { Weight } from '../program/createWeights'
import { weightCell } from '../program/weightCell'
import type { OpenNetwork } from '../session/openNetwork'
import type { Moment } from './MomentKeeper'

/**
 * Asks something of a network as it was at a moment. It is asked of a second network with weights of its own, which goes when the answer is
 * there: the weights that a run goes on with are not touched, whatever is waited for meanwhile.
 */
export async function withMoment<T>(
  present: OpenNetwork,
  moment: Moment,
  ask: (past: OpenNetwork) => T | Promise<T>,
): Promise<T> {
  const { tf, plan, weights } = present
  const held = new Map<Weight, Weight>()
  try {
    for (const weight of weights.all) {
      const values = moment.weights[weightCell(weight.node, weight.name)]
      if (!values) throw new Error(`Moment ${moment.step} has no weight “${weight.name}” of “${weight.node}”`)
      const value: Variable = tf.tidy(() => tf.variable(tf.tensor(values, weight.value.shape), false))
      held.set(weight, { ...weight, value })
    }
    const own = {
      all: [...held.values()],
      of: (node: string) =>
        Object.fromEntries(Object.entries(weights.of(node)).map(([name, one]) => [name, held.get(one) ?? one])),
    }
    return await ask({ ...present, weights: own, network: createNetwork(tf, plan, own) })
  } finally {
    held.forEach(({ value }) => value.dispose())
  }
}
