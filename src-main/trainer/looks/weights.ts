import type { Tensor } from '@shared/catalog/define/tf'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { LookDefinition } from './defineLook'

/** The weights that a node uses. */
export const weights: LookDefinition<'weights'> = async (
  { network: { tf, plan, weights: all }, compute, read },
  { node },
) => {
  if (!plan.checked.nodes[node]) return trainerFailure('layerUnknown', { node })
  const told = await read(
    compute((now): Record<string, Tensor> =>
      Object.fromEntries(Object.entries(now.weights.of(node)).map(([name, { value }]) => [name, tf.clone(value)])),
    ),
  )
  if (!told.ok) return told
  const own = all.of(node)
  return ok({
    weights: Object.fromEntries(
      Object.entries(told.value).map(([name, value]) => [
        name,
        { ...value, trainable: own[name]?.spec.trainable === true },
      ]),
    ),
  })
}
